import { describe, expect, it } from 'vitest';
import { environmentOf } from '../../main/hosts/spawn.ts';

const own = { PATH: '/bin', HOME: '/home/a', NODE_OPTIONS: '--require x', NODE_PATH: '/x', SECRET: 's', LANG: 'nl' };

describe('the environment of a process', () => {
  it('tells the decoder nothing it does not need', () => {
    expect(environmentOf('decoder', own)).toEqual({ PATH: '/bin', LANG: 'nl' });
  });

  it.each(['engine', 'trainer'] as const)('keeps other code out of the %s and lets it share a GPU', (role) => {
    expect(environmentOf(role, own)).toEqual({
      PATH: '/bin',
      HOME: '/home/a',
      SECRET: 's',
      LANG: 'nl',
      TF_FORCE_GPU_ALLOW_GROWTH: 'true',
    });
  });
});
