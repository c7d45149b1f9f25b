import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { Embedded, EmbeddedWriter } from '../../main/evaluation/embedded-set.ts';
import { fitCalibration } from '../../main/evaluation/fit-calibration.ts';
import { fitSets } from '../../main/evaluation/fit-sets.ts';
import { createSpreadOf } from '../../main/evaluation/scorers.ts';
import type { DrawnScores } from '../../main/evaluation/verification-trials.ts';
import { Calibration } from '../../main/contract/calibration.ts';
import { mean } from '../../main/base/vectors.ts';
import { syntheticSet } from './synthetic-set.ts';

const set = syntheticSet(createRandom(5), 12, 8, 6);
const spreadOf = createSpreadOf();

/** Scores that follow a set's spread along lines of the given slopes, from sets of `count` of a writer's signatures. */
function scoresAlong(writers: readonly EmbeddedWriter<Embedded>[], count: number, genuine: number, skilled: number) {
  return writers.map(({ name, genuine: own }): DrawnScores => {
    const draws = [0, 1].map((start) => {
      const references = own.slice(start, start + count);
      const spread = spreadOf(references) ?? 0;
      // The number of references moves all of them: only differences within a number may count.
      return {
        references,
        questioned: { genuine: [], skilled: [] },
        genuine: [count + genuine * spread, count + genuine * spread + 0.1],
        random: [],
        skilled: [count + 0.05 + skilled * spread],
      };
    });
    const all = (kind: 'genuine' | 'skilled') => draws.flatMap((draw) => draw[kind]);
    return { writer: name, draws, genuine: all('genuine'), random: [], skilled: all('skilled') };
  });
}

describe('fitSets', () => {
  const fitted = fitSets(
    new Map([
      [1, scoresAlong(set.writers, 1, 0, 0)],
      [3, scoresAlong(set.writers, 3, 0.4, -0.3)],
      [5, scoresAlong(set.writers, 5, 0.4, -0.3)],
    ]),
    1,
  );

  it('finds how distances move with the spread, over all numbers of references', () => {
    expect(fitted.slopes.genuine).toBeCloseTo(0.4, 9);
    expect(fitted.slopes.skilled).toBeCloseTo(-0.3, 9);
  });

  it('says what spreads sets of each number had, and none of single specimens', () => {
    expect(fitted.rows.map(({ references, spread }) => [references, spread !== null])).toEqual([
      [1, false],
      [3, true],
      [5, true],
    ]);
    const spreads = set.writers.flatMap(({ genuine }) => [0, 1].map((at) => spreadOf(genuine.slice(at, at + 3)) ?? 0));
    expect(fitted.rows[1].spread?.mean).toBeCloseTo(mean(spreads), 9);
    expect(fitted.rows[1].spread?.most).toBeGreaterThan(Math.max(...spreads));
  });

  it('says how sure the equal error rate is: a third of genuine ones lies beyond a forgery here', () => {
    const [low, high] = fitted.rows[0].equalError;
    expect(low).toBeGreaterThan(0);
    expect(high).toBeGreaterThanOrEqual(low);
    expect(high).toBeLessThanOrEqual(1);
  });
});

describe('a calibration', () => {
  it('keeps what sets were like, and passes the contract', async () => {
    const calibration = await fitCalibration([set], { population: 'made for a test', draws: 5, seed: 1 });
    expect(calibration.sets?.rows.map(({ references }) => references)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(calibration.traits).toBeUndefined();
    expect(Calibration.safeParse(JSON.parse(JSON.stringify(calibration))).success).toBe(true);
  });

  it('keeps what signatures looked like where every one was looked at', async () => {
    const traits = (aspect: number) => ({ aspect, stroke: 2, density: 0.1, length: 3, pieces: 2, lettering: 1 });
    const seen = set.writers.map((writer, i) => ({
      ...writer,
      genuine: writer.genuine.map((one, j) => ({ ...one, traits: traits(i === 0 && j === 0 ? 8 : 2) })),
    }));
    const { traits: ranges } = await fitCalibration([{ writers: seen }], { population: 'x', draws: 5, seed: 1 });
    // A margin beyond the outermost on both sides, by ratio.
    expect(ranges?.aspect.low).toBeLessThan(2);
    expect(ranges?.aspect.high).toBeGreaterThan(8);
    expect((ranges?.aspect.high ?? 0) / 8).toBeCloseTo(2 / (ranges?.aspect.low ?? NaN), 6);
    expect(ranges?.stroke.low).toBeCloseTo(2, 9);
    expect(ranges?.stroke.high).toBeCloseTo(2, 9);
  });
});
