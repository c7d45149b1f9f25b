import { expect, it } from 'vitest';
import { chooseWindow } from '../../scripts/window-choice.mjs';
import type { WindowProbe } from '../../scripts/window-choice.mjs';

const desktop: WindowProbe = { platform: 'linux', missing: null, display: true, root: false };

it.each<[string, Partial<WindowProbe>, 'window' | 'browser', RegExp]>([
  ['a desktop', {}, 'window', /is there/],
  ['a machine without the runtime', { missing: 'no network' }, 'browser', /no network/],
  ['a server', { display: false }, 'browser', /no screen/],
  ['a server without the runtime', { display: false, missing: 'no network' }, 'browser', /no network; .*no screen/],
  ['root', { root: true }, 'browser', /sandbox/],
  ['macOS, where no variable names the screen', { platform: 'darwin', display: false }, 'window', /is there/],
  ['Windows, where no variable names the screen', { platform: 'win32', display: false }, 'window', /is there/],
])('on %s', (_name, difference, host, why) => {
  const choice = chooseWindow({ ...desktop, ...difference });
  expect(choice.host).toBe(host);
  expect(choice.why).toMatch(why);
});
