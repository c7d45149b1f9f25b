import { describe, expect, it } from 'vitest';
import { openBrowser, openCommands } from '../../../main/hosts/loopback/browser.ts';

const url = 'http://127.0.0.1:1234/open?token=t';

function commands(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv, installed: string[]) {
  return openCommands(url, { platform, environment, canRun: (path) => installed.includes(path) }).map(
    ({ program, parameters }) => [program, ...parameters].join(' '),
  );
}

describe('opening a browser', () => {
  it('prefers an app window, on every platform', () => {
    const linux = { PATH: '/usr/local/bin:/usr/bin:relative', DISPLAY: ':0' };
    expect(commands('linux', linux, ['/usr/bin/chromium', '/usr/bin/microsoft-edge'])).toEqual([
      `/usr/bin/microsoft-edge --app=${url}`,
      `xdg-open ${url}`,
    ]);
    const chrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(commands('darwin', {}, [chrome])).toEqual([`${chrome} --app=${url}`, `open ${url}`]);
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(commands('win32', { 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, [edge])).toEqual([
      `${edge} --app=${url}`,
      `rundll32 url.dll,FileProtocolHandler ${url}`,
    ]);
  });

  it('falls back to the default browser, and to nothing without a screen', () => {
    expect(commands('linux', { WAYLAND_DISPLAY: 'wayland-0' }, [])).toEqual([`xdg-open ${url}`]);
    expect(commands('linux', { PATH: '/usr/bin' }, ['/usr/bin/chromium'])).toEqual([]);
  });

  it('tries the next program when one is missing or fails', async () => {
    const how = 'default browser';
    const missing = { program: '/no/such/browser', parameters: [], how } as const;
    const failing = { program: process.execPath, parameters: ['-e', 'process.exit(1)'], how } as const;
    const working = { program: process.execPath, parameters: ['-e', ''], how } as const;
    expect(await openBrowser([missing, failing, working])).toBe(working);
    expect(await openBrowser([missing, failing])).toBeNull();
  });
});
