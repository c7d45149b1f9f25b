import { expect, it } from 'vitest';
import { generatePinnedSet } from '../../main/training/pinned-set.ts';

const input = { width: 192, height: 96 };
const plan = { writers: 2, genuine: 2, forged: 1, seed: 9, dpi: 150 };

it('is the same every time, with ink in every picture and each place used once', async () => {
  const set = await generatePinnedSet(input, plan);
  expect(set.writers).toEqual([
    { genuine: [0, 1], forged: [2], generated: true },
    { genuine: [3, 4], forged: [5], generated: true },
  ]);
  const size = input.width * input.height;
  for (let i = 0; i < 6; i++) {
    const ink = set.coverage.subarray(i * size, (i + 1) * size).reduce((sum, value) => sum + value, 0);
    expect(ink / 255 / size).toBeGreaterThan(0.01);
  }
  expect(await generatePinnedSet(input, plan)).toEqual(set);
});

it('stops when it is not wanted any more', async () => {
  await expect(generatePinnedSet(input, plan, AbortSignal.abort())).rejects.toThrow(
    expect.objectContaining({ code: 'cancelled' }),
  );
});
