import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { Traits } from '../../main/contract/traits.ts';
import type { EmbeddedSignature } from '../../main/evaluation/embedded-set.ts';
import { fitCalibration } from '../../main/evaluation/fit-calibration.ts';
import { withLimits } from '../../main/evaluation/limited-scores.ts';
import { createAdjustedScorer } from '../../main/evaluation/scorers.ts';
import { scoreVerification } from '../../main/evaluation/verification-trials.ts';
import { syntheticSet } from './synthetic-set.ts';

const usual: Traits = { aspect: 2, stroke: 0.1, density: 0.2, length: 10, pieces: 4, lettering: 2 };

describe('withLimits', () => {
  it('marks what a verification would take back: unlike signatures, unlike specimens, flawed pictures', async () => {
    const random = createRandom(1);
    const looked = (one: EmbeddedSignature, changes: Partial<Traits> = {}): EmbeddedSignature => ({
      ...one,
      traits: { ...usual, aspect: random.between(1.9, 2.1), ...changes },
      flaws: [],
    });
    const set = syntheticSet(random, 12);
    const writers = set.writers.map((writer) => ({
      ...writer,
      genuine: writer.genuine.map((one) => looked(one)),
      forged: writer.forged.map((one) => looked(one)),
    }));
    const calibration = await fitCalibration([{ writers }], { population: '-', draws: 3, seed: 1 });
    expect(calibration.traits).toBeDefined();
    const odd = writers.map((writer, i) => {
      if (i === 0) return { ...writer, genuine: writer.genuine.map((one) => looked(one, { aspect: 9 })) };
      if (i === 1) {
        const [first, second, ...others] = writer.forged;
        return {
          ...writer,
          forged: [looked(first, { length: 500 }), { ...second, flaws: ['clipped' as const] }, ...others],
        };
      }
      return writer;
    });
    const scores = await scoreVerification(odd, {
      references: [3],
      draws: 2,
      seed: 1,
      createScorer: () => createAdjustedScorer(calibration),
    });
    const [unlikeHand, oddForgeries, plain] = withLimits(scores.get(3) ?? [], calibration);
    expect(unlikeHand.limits?.skilled.every((limit) => limit === 'unlike')).toBe(true);
    expect(unlikeHand.limits?.genuine).toHaveLength(unlikeHand.genuine.length);
    expect(oddForgeries.limits?.skilled.slice(0, 3)).toEqual(['unlike', 'flawed', null]);
    expect(oddForgeries.limits?.skilled).toHaveLength(oddForgeries.skilled.length);
    expect([...(plain.limits?.genuine ?? []), ...(plain.limits?.skilled ?? [])].every((limit) => limit === null)).toBe(
      true,
    );
  });
});
