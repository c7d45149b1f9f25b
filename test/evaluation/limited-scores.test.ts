import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { Traits } from '../../main/contract/traits.ts';
import type { Embedded, EmbeddedSignature } from '../../main/evaluation/embedded-set.ts';
import { fitCalibration } from '../../main/evaluation/fit-calibration.ts';
import { withLimits } from '../../main/evaluation/limited-scores.ts';
import { rowFor } from '../../main/matching/calibrated-rates.ts';
import { thresholdsFor } from '../../main/matching/decide.ts';
import { defaultPolicy } from '../../main/matching/default-policy.ts';
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
    const thresholds = thresholdsFor(rowFor(calibration, 3), defaultPolicy);
    const [unlikeHand, oddForgeries, plain] = await withLimits(scores.get(3) ?? [], {
      calibration,
      thresholds,
    });
    expect(unlikeHand.limits?.skilled.every((limit) => limit === 'unlike')).toBe(true);
    expect(unlikeHand.limits?.genuine).toHaveLength(unlikeHand.genuine.length);
    expect(oddForgeries.limits?.skilled.slice(0, 3)).toEqual(['unlike', 'flawed', null]);
    expect(oddForgeries.limits?.skilled).toHaveLength(oddForgeries.skilled.length);
    expect([...(plain.limits?.genuine ?? []), ...(plain.limits?.skilled ?? [])].every((limit) => limit === null)).toBe(
      true,
    );
  });

  it('marks what loses “forged” for lying askew, and turns nothing else', async () => {
    const { writers } = syntheticSet(createRandom(2), 12);
    const calibration = await fitCalibration([{ writers }], { population: '-', draws: 3, seed: 1 });
    const thresholds = thresholdsFor(rowFor(calibration, 3), defaultPolicy);
    let asked = new Set<Embedded>();
    // Of each forger's signatures the first is the person's own, had it been laid straight; the others are as they are.
    const askew = writers.map((writer) => {
      const turning = (one: EmbeddedSignature, straight: Embedded): EmbeddedSignature => {
        const turned = () => {
          asked.add(it);
          return [one, straight];
        };
        const it: EmbeddedSignature = { ...one, turned };
        return it;
      };
      const genuine = writer.genuine.map((one) => turning(one, one));
      return { ...writer, genuine, forged: writer.forged.map((one, i) => turning(one, i === 0 ? genuine[0] : one)) };
    });
    const scored = await scoreVerification(askew, {
      references: [3],
      draws: 2,
      seed: 1,
      createScorer: () => createAdjustedScorer(calibration),
    });
    asked = new Set();
    const limited = await withLimits(scored.get(3) ?? [], { calibration, thresholds });
    const marked = limited.flatMap((writer) =>
      writer.skilled.map((distance, i) => ({ distance, first: i % 6 === 0, limit: writer.limits?.skilled[i] })),
    );
    const forged = marked.filter(({ distance }) => distance > thresholds.reject);
    expect(forged.filter(({ first }) => first).length).toBeGreaterThan(5);
    expect(forged.filter(({ limit }) => limit === 'askew')).toEqual(forged.filter(({ first }) => first));
    expect(marked.filter(({ distance, limit }) => distance <= thresholds.reject && limit !== null)).toEqual([]);
    const questioned = limited.flatMap(({ genuine, skilled }) => [...genuine, ...skilled]);
    expect(asked.size).toBeLessThan(questioned.length / 2);
  });
});
