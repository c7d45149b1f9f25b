import { expect, it } from 'vitest';
import { once } from '../../main/base/once.ts';

it('makes nothing before it is asked for, and it once, nothing included', () => {
  let made = 0;
  const nothing = once(() => {
    made += 1;
    return null;
  });
  expect(made).toBe(0);
  expect([nothing(), nothing(), made]).toEqual([null, null, 1]);
});
