import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { fitSpreadModel } from '../../main/evaluation/spread-model.ts';
import type { VerificationScores } from '../../main/evaluation/verification-trials.ts';
import { changeOfGroup, divideByTime, scoreLater } from '../../main/training/retraining-trials.ts';
import { syntheticSet } from '../evaluation/synthetic-set.ts';

describe('what came earlier and what came later', () => {
  it('is divided in the middle, the odd one earlier', () => {
    expect(divideByTime({ genuine: [1, 2, 3, 4, 5], forged: [6, 7] })).toEqual({
      earlier: { genuine: [1, 2, 3], forged: [6] },
      later: { genuine: [4, 5], forged: [7] },
    });
  });

  it('is compared: later signatures with earlier ones, and nothing twice', async () => {
    const { writers } = syntheticSet(createRandom(5), 4, 9, 5);
    const scores = scoreLater(writers, 3, await fitSpreadModel(writers));
    for (const { genuine, skilled, random } of scores) {
      expect([genuine.length, skilled.length, random.length]).toEqual([4, 2, 3]);
    }
    const mean = (kind: 'genuine' | 'random') => scores.flatMap((one) => one[kind]).reduce((a, b) => a + b) / 12;
    expect(mean('genuine')).toBeLessThan(mean('random'));
  });
});

describe('the change by retraining', () => {
  const random = createRandom(9);
  /** Distances of 20 writers; a larger gap parts genuine from forged better. */
  const scoresWith = (gap: number): VerificationScores[] =>
    Array.from({ length: 20 }, (_, writer) => {
      const draw = (mean: number) => Array.from({ length: 12 }, () => mean + random.normal());
      return { writer: String(writer), genuine: draw(0), skilled: draw(gap), random: draw(6) };
    });
  const before = scoresWith(2);

  it('is nothing where nothing changed', () => {
    const { skilled, writers, comparisons } = changeOfGroup(before, [before, before], createRandom(1));
    expect(skilled).toMatchObject({ change: 0, interval: [0, 0], perRun: [0, 0] });
    expect({ writers, comparisons }).toEqual({ writers: 20, comparisons: { genuine: 240, skilled: 240, random: 240 } });
  });

  it('is averaged over the runs, with an interval that excludes 0 where all of them are better', () => {
    const runs = [scoresWith(4), scoresWith(4), scoresWith(4)];
    const { skilled } = changeOfGroup(before, runs, createRandom(1));
    if (skilled === null) throw new Error('there are forgeries');
    expect(skilled.perRun).toHaveLength(3);
    expect(skilled.change).toBeCloseTo(skilled.perRun.reduce((a, b) => a + b) / 3, 9);
    expect(skilled.change).toBeLessThan(-5);
    expect(skilled.interval[1]).toBeLessThan(0);
    expect(skilled.interval[0]).toBeLessThan(skilled.change);
  });

  it('has an interval that holds 0 where runs differ by chance alone', () => {
    const { skilled } = changeOfGroup(before, [scoresWith(2), scoresWith(2), scoresWith(2)], createRandom(1));
    expect(skilled?.interval[0]).toBeLessThan(0);
    expect(skilled?.interval[1]).toBeGreaterThan(0);
  });

  it('is unknown without forgeries', () => {
    const none = before.map((scores) => ({ ...scores, skilled: [] }));
    expect(changeOfGroup(none, [none], createRandom(1))).toMatchObject({ skilled: null, random: { change: 0 } });
  });
});
