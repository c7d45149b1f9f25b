import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { Calibration } from '../../main/contract/calibration.ts';
import type { Embedded } from '../../main/evaluation/embedded-set.ts';
import { fitCalibration } from '../../main/evaluation/fit-calibration.ts';
import { tryRecalibration } from '../../main/evaluation/recalibration-trials.ts';
import { createAdjustedScorer } from '../../main/evaluation/scorers.ts';
import { scoreVerification, type DrawnScores } from '../../main/evaluation/verification-trials.ts';
import { rowFor } from '../../main/matching/calibrated-rates.ts';
import { thresholdsFor } from '../../main/matching/decide.ts';
import { defaultPolicy } from '../../main/matching/default-policy.ts';
import { syntheticSet } from './synthetic-set.ts';

const calibration = await fitCalibration([syntheticSet(createRandom(1), 12)], { population: '-', draws: 3, seed: 1 });

const odd = { aspect: 9, stroke: 9, density: 9, length: 9, pieces: 9, lettering: 9 };
const range = { low: 0, high: 1 };
const narrow = {
  aspect: range,
  stroke: range,
  density: range,
  length: range,
  pieces: range,
  lettering: range,
};

/** Other writers, whose forgeries lie nearer by as much. */
async function writersWith(nearer: number): Promise<DrawnScores[]> {
  const scores = await scoreVerification(syntheticSet(createRandom(2), 12).writers, {
    references: [3],
    draws: 2,
    seed: 3,
    createScorer: () => createAdjustedScorer(calibration),
  });
  return (scores.get(3) ?? []).map((writer) => ({
    ...writer,
    draws: writer.draws.map((draw) => ({ ...draw, skilled: draw.skilled.map((distance) => distance - nearer) })),
  }));
}

const options = (cases: number, seed = 1, settled = 1) => ({
  references: 3,
  cases,
  settled,
  policy: defaultPolicy,
  weights: { overruled: 1, hard: 1 },
  random: createRandom(seed),
});

describe('tryRecalibration', () => {
  it('leaves half of the writers to measure on, and changes nothing without a case', async () => {
    const writers = await writersWith(0);
    const trial = tryRecalibration(writers, 0, calibration, options(0));
    expect(trial).toMatchObject({ decided: 0, settled: 0, people: 0 });
    expect(trial.calibration).toBe(calibration);
    expect(trial.others).toHaveLength(6);
    expect(tryRecalibration(writers, 0, calibration, options(20))).toEqual(
      tryRecalibration(writers, 0, calibration, options(20)),
    );
    expect(tryRecalibration(writers, 0, calibration, options(20)).decided).toBe(20);
  });

  it('draws thresholds towards forgeries that lie nearer', async () => {
    const row = rowFor(calibration, 3);
    const gap = row.skilled[50] - row.genuine[50];
    const writers = await writersWith(0.3 * gap);
    const { calibration: moved } = tryRecalibration(writers, 1, calibration, options(50));
    expect(thresholdsFor(rowFor(moved, 3), defaultPolicy).accept).toBeLessThan(
      thresholdsFor(row, defaultPolicy).accept,
    );
  });

  it('leaves out what counts nothing, as a workspace does', async () => {
    const writers = await writersWith(0);
    const all = tryRecalibration(writers, 0, calibration, options(1_000));
    const weights = { overruled: 0, hard: 0 };
    const clear = tryRecalibration(writers, 0, calibration, { ...options(1_000), weights });
    expect(clear.decided).toBeGreaterThan(0);
    expect(clear.decided).toBeLessThan(all.decided);
  });

  it('learns of inconclusive cases as many as are settled, and the very same of the others', async () => {
    const writers = await writersWith(0);
    const row = rowFor(calibration, 3);
    // With forgeries and genuine signatures alike in the middle of the band, all of these are inconclusive.
    const { accept, reject } = thresholdsFor(row, defaultPolicy);
    const between = writers.map((writer) => ({
      ...writer,
      draws: writer.draws.map((draw) => ({ ...draw, genuine: draw.genuine.map(() => (accept + reject) / 2) })),
    }));
    const tried = (settled: number) => tryRecalibration(between, 0, calibration, options(1_000, 1, settled));
    const [none, some, all] = [tried(0), tried(0.5), tried(1)];
    expect([none.settled, all.settled]).toEqual([0, 6 * 5]);
    expect(some.settled).toBeGreaterThan(5);
    expect(some.settled).toBeLessThan(25);
    expect([some.decided - some.settled, all.decided - all.settled]).toEqual([none.decided, none.decided]);
  });

  it('settles what is unlike the calibration too, at whatever distance', async () => {
    const limited = { ...calibration, traits: narrow };
    const writers = (await writersWith(0)).map((writer) => ({
      ...writer,
      draws: writer.draws.map((draw) => ({
        ...draw,
        questioned: {
          genuine: draw.questioned.genuine.map((one) => ({ ...one, traits: odd })),
          skilled: draw.questioned.skilled.map((one) => ({ ...one, traits: odd })),
        },
      })),
    }));
    expect(tryRecalibration(writers, 0, limited, options(1_000, 1, 0)).decided).toBe(0);
    const trial = tryRecalibration(writers, 0, limited, options(1_000, 1, 1));
    expect([trial.decided, trial.settled]).toEqual([66, 66]);
  });

  it('learns from a settled accusation that a flawed picture took back as from what is unlike, as a workspace does', async () => {
    const writers = await writersWith(0);
    const { reject } = thresholdsFor(rowFor(calibration, 3), defaultPolicy);
    const learnt = (change: Partial<Embedded>, from: Calibration) => {
      const changed = writers.map((writer) => ({
        ...writer,
        draws: writer.draws.map(({ genuine, skilled, questioned, ...draw }) => ({
          ...draw,
          // Nothing but accusations.
          genuine: genuine.map((distance) => reject + 0.01 + distance),
          skilled: skilled.map((distance) => reject + 0.01 + distance),
          questioned: {
            genuine: questioned.genuine.map((one) => ({ ...one, ...change })),
            skilled: questioned.skilled.map((one) => ({ ...one, ...change })),
          },
        })),
      }));
      const { settled, calibration: moved } = tryRecalibration(changed, 0, from, options(1_000));
      return { settled, accept: thresholdsFor(rowFor(moved, 3), defaultPolicy).accept };
    };
    const unlike = learnt({ traits: odd }, { ...calibration, traits: narrow });
    expect(unlike.settled).toBe(66);
    expect(learnt({ flaws: ['clipped'] }, calibration)).toEqual(unlike);
  });
});
