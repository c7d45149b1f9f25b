import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { tryNetwork } from '../../main/lab/grid-trials.ts';
import type { PictureSet } from '../../main/lab/picture-set.ts';

const random = createRandom(3);
const classes = Array.from({ length: 12 }, (_, index) => ({
  name: `${index}`,
  group: '',
  part: index < 8 ? ('learnt' as const) : ('unseen' as const),
  pictures: [0, 1, 2].map((picture) => 3 * index + picture),
}));
const set: PictureSet = { side: 2, coverage: new Uint8Array(36 * 4), classes, officialRuns: [] };

/** Each class in a direction of its own, its pictures apart by `noise`. */
function vectors(noise: number): Float32Array {
  const rows = classes.flatMap((_, index) =>
    [0, 1, 2].map(() => Array.from({ length: 12 }, (_, axis) => (axis === index ? 1 : 0) + noise * random.normal())),
  );
  return Float32Array.from(rows.flatMap((row) => row.map((value) => value / Math.hypot(...row))));
}

describe('tryNetwork', () => {
  const plan = { ways: [2, 4, 6], trials: 400 };

  it('wins every trial where classes lie apart, and leaves out an n that a part cannot give', async () => {
    const { learnt, unseen } = await tryNetwork(set, vectors(0), 12, plan);
    expect(learnt.map(({ n, accuracy }) => [n, accuracy])).toEqual([2, 4, 6].map((n) => [n, 1]));
    expect(unseen.map(({ n }) => n)).toEqual([2, 4]);
    for (const { ci, trials } of learnt) expect([ci[0] < 1, ci[1], trials]).toEqual([true, 1, 400]);
  });

  it('wins by chance where vectors say nothing', async () => {
    const sums = [0, 0, 0];
    const draws = 12;
    for (let draw = 0; draw < draws; draw++) {
      const noise = Float32Array.from({ length: 36 * 12 }, () => random.normal());
      const { learnt } = await tryNetwork(set, noise, 12, plan);
      learnt.forEach(({ accuracy }, i) => (sums[i] += accuracy / draws));
    }
    sums.forEach((mean, i) => expect(Math.abs(mean - 1 / plan.ways[i])).toBeLessThan(0.06));
  });

  it('tries every network on the same', async () => {
    const some = vectors(0.6);
    expect(await tryNetwork(set, some, 12, plan)).toEqual(await tryNetwork(set, some, 12, plan));
  });
});
