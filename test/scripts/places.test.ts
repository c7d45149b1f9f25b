import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { cacheFolder } from '../../scripts/places.mjs';

it("follows each platform's custom", () => {
  expect(cacheFolder({}, 'linux', '/home/ada')).toBe(join('/home/ada', '.cache', 'paraph'));
  expect(cacheFolder({ XDG_CACHE_HOME: '/fast' }, 'linux', '/home/ada')).toBe(join(resolve('/fast'), 'paraph'));
  expect(cacheFolder({}, 'darwin', '/Users/ada')).toBe(join('/Users/ada', 'Library', 'Caches', 'paraph'));
  expect(cacheFolder({ LOCALAPPDATA: 'C:\\Local' }, 'win32', 'C:\\ada')).toBe(join('C:\\Local', 'paraph'));
});
