import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { percentileInterval, resampleWriters } from '../../main/evaluation/bootstrap.ts';
import { meanOverWriters } from '../../main/evaluation/metrics.ts';

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

describe('the bootstrap over writers', () => {
  it('draws as many writers as there are, the same for the same seed', () => {
    const resamples = resampleWriters(7, createRandom(1), 50);
    expect(resamples.map(sum)).toEqual(new Array<number>(50).fill(7));
    expect(resampleWriters(7, createRandom(1), 50)).toEqual(resamples);
    expect(resampleWriters(7, createRandom(2), 50)).not.toEqual(resamples);
  });

  it('holds the true mean in about 95 of 100 repetitions', () => {
    const random = createRandom(3);
    let held = 0;
    for (let repetition = 0; repetition < 200; repetition++) {
      const values = Array.from({ length: 40 }, () => 5 + random.normal());
      const interval = percentileInterval(resampleWriters(40, random.fork(), 400), (weights) =>
        meanOverWriters(values, weights),
      );
      if (interval && interval[0] <= 5 && 5 <= interval[1]) held++;
    }
    expect(held).toBeGreaterThan(200 * 0.88);
    expect(held).toBeLessThan(200);
  });

  it('leaves out resamples without the figure, and has no interval where none has it', () => {
    const resamples = [
      [1, 0],
      [0, 2],
    ];
    expect(percentileInterval(resamples, (weights) => (weights[0] > 0 ? 0.5 : null))).toEqual([0.5, 0.5]);
    expect(percentileInterval(resamples, () => null)).toBeNull();
  });
});
