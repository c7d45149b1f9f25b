import { posix, win32 } from 'node:path';

/**
 * The default workspace: where the platform keeps an application's data.
 *
 * @param home the user's home folder, for when the environment names nothing better
 */
export function defaultDataFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'win32') {
    return win32.join(environment['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), 'Paraph');
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Paraph');
  // The specification has relative paths ignored.
  const named = environment['XDG_DATA_HOME'] ?? '';
  return posix.join(posix.isAbsolute(named) ? named : posix.join(home, '.local', 'share'), 'paraph');
}
