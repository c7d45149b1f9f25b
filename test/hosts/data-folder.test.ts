import { expect, it } from 'vitest';
import { defaultDataFolder } from '../../main/hosts/data-folder.ts';

it.each([
  ['linux', {}, '/home/a', '/home/a/.local/share/paraph'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/home/a', '/data/paraph'],
  ['linux', { XDG_DATA_HOME: 'relative' }, '/home/a', '/home/a/.local/share/paraph'],
  ['darwin', {}, '/Users/a', '/Users/a/Library/Application Support/Paraph'],
  ['win32', { APPDATA: 'C:\\Users\\a\\AppData\\Roaming' }, 'C:\\Users\\a', 'C:\\Users\\a\\AppData\\Roaming\\Paraph'],
  ['win32', {}, 'C:\\Users\\a', 'C:\\Users\\a\\AppData\\Roaming\\Paraph'],
] as const)('the data folder on %s with %j', (platform, environment, home, folder) => {
  expect(defaultDataFolder(platform, environment, home)).toBe(folder);
});
