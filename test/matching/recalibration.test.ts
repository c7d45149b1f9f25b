import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { Calibration } from '../../main/contract/calibration.ts';
import { acceptanceAtMost, foundedRow } from '../../main/matching/founded-row.ts';
import { fitMoves, momentsOf, type DecidedDistance } from '../../main/matching/fit-recalibration.ts';
import { likelihoodRatioAt } from '../../main/matching/likelihood-ratio.ts';
import { normalQuantile } from '../../main/matching/normal-distribution.ts';
import { recalibrate } from '../../main/matching/recalibrate.ts';

/** Percentiles of a normal distribution. */
const normal = (mean: number, deviation: number) =>
  Array.from({ length: 101 }, (_, i) => mean + deviation * normalQuantile(Math.min(0.999, Math.max(0.001, i / 100))));

const usual = { genuine: [0.05, 0.05], skilled: [0.25, 0.08], random: [0.45, 0.08] } as const;

const calibration: Calibration = {
  population: 'made up',
  writers: 20,
  populationSpread: 0,
  rows: [1, 5].map((references) => ({
    references,
    comparisons: { genuine: 1_000, random: 1_000, skilled: 1_000 },
    genuine: normal(...usual.genuine),
    skilled: normal(...usual.skilled),
    random: normal(...usual.random),
    randomMoments: { mean: usual.random[0], deviation: usual.random[1] },
  })),
};

/** Cases of as many people whose distances lie `shift` deviations off, `each` of either kind a person. */
function cases(shift: number, people: number, each: number, seed = 1): DecidedDistance[] {
  const random = createRandom(seed);
  return Array.from({ length: people }, (_, person) =>
    (['genuine', 'skilled'] as const).flatMap((kind) =>
      Array.from({ length: each }, (): DecidedDistance => {
        const [mean, deviation] = usual[kind];
        return {
          genuine: kind === 'genuine',
          distance: mean + deviation * (shift + random.normal()),
          references: 5,
          person: String(person),
          weight: 1,
          undecided: null,
        };
      }),
    ),
  ).flat();
}

describe('what decided cases move', () => {
  it('is nothing without any, and nothing where they lie as the calibration says', () => {
    const { genuine, forged } = fitMoves([], calibration);
    expect(genuine).toMatchObject({ cases: 0, people: 0, worth: 0 });
    expect(genuine.shift).toBeCloseTo(0, 6);
    expect(genuine.uncertainty).toBeGreaterThan(0.5);
    // Forgeries may only be nearer: what is not known leans that way.
    expect(forged.shift).toBeLessThan(0);

    const many = fitMoves(cases(0, 100, 4), calibration);
    expect(Math.abs(many.genuine.shift)).toBeLessThan(0.15);
    expect(Math.abs(many.forged.shift)).toBeLessThan(0.2);
    expect(many.genuine.stretch).toBeCloseTo(1, 0);
  });

  it('goes towards where they lie, the further the more there are', () => {
    const shiftOf = (people: number) => fitMoves(cases(-0.8, people, 4), calibration);
    const [few, some, many] = [5, 20, 200].map(shiftOf);
    expect(many.genuine.shift).toBeCloseTo(-0.8, 0);
    expect(many.forged.shift).toBeCloseTo(-0.8, 0);
    expect(Math.abs(many.genuine.shift + 0.8)).toBeLessThan(0.12);
    expect(few.genuine.uncertainty).toBeGreaterThan(some.genuine.uncertainty);
    expect(some.genuine.uncertainty).toBeGreaterThan(many.genuine.uncertainty);
    expect(some.forged).toMatchObject({ cases: 80, people: 20 });
  });

  it('counts cases of one hand for less than those of many', () => {
    const ofOne = fitMoves(cases(1, 1, 40), calibration).genuine;
    const ofMany = fitMoves(cases(1, 40, 1), calibration).genuine;
    expect(ofOne.worth).toBeCloseTo(40 / (1 + 39 * 0.5));
    expect(ofMany.worth).toBe(40);
    expect(ofOne.uncertainty).toBeGreaterThan(2 * ofMany.uncertainty);
    expect(ofOne.shift).toBeLessThan(ofMany.shift);
  });

  it('learns from cases between the thresholds however many of them are settled', () => {
    const undecided = { accept: 0.07, reject: 0.2 };
    const all = cases(0.6, 300, 4)
      .filter(({ genuine }) => genuine)
      .map((one) => ({ ...one, undecided }));
    const isOpen = ({ distance }: DecidedDistance) => distance > undecided.accept && distance <= undecided.reject;
    const settling = (every: number) => all.filter((one, i) => !isOpen(one) || i % every === 0);
    const [whole, half, few] = [1, 2, 10].map((every) => fitMoves(settling(every), calibration).genuine);
    for (const { shift } of [whole, half, few]) expect(Math.abs(shift - 0.6)).toBeLessThan(0.2);
    expect(whole.cases).toBe(1_200);
    const none = fitMoves(
      all.filter((one) => !isOpen(one)),
      calibration,
    ).genuine;
    expect(whole.uncertainty).toBeLessThan(none.uncertainty);
    expect(half.uncertainty).toBeLessThan(none.uncertainty);
  });

  it('knows that cases between the thresholds were never decided', () => {
    const undecided = { accept: 0.07, reject: 0.2 };
    const decided = cases(0, 300, 4)
      .filter(({ distance }) => distance <= undecided.accept || distance > undecided.reject)
      .filter(({ genuine }) => genuine);
    const blind = fitMoves(decided, calibration).genuine;
    const knowing = fitMoves(
      decided.map((one) => ({ ...one, undecided })),
      calibration,
    ).genuine;
    expect(Math.abs(knowing.shift)).toBeLessThan(0.3);
    expect(blind.shift).toBeLessThan(knowing.shift - 0.2);
  });

  it('never takes forgeries to lie further away, and is not led astray by strangers’ signatures or a slip', () => {
    expect(fitMoves(cases(1.5, 50, 4), calibration).forged.shift).toBeGreaterThan(-0.15);
    expect(fitMoves(cases(1.5, 50, 4), calibration).forged.shift).toBeLessThanOrEqual(0);
    const honest = cases(-0.8, 40, 2);
    const strangers = honest
      .filter(({ genuine }) => !genuine)
      .map((one, i): DecidedDistance => ({ ...one, distance: 0.45 + 0.08 * Math.sin(i), person: `other ${i}` }));
    const alone = fitMoves(honest, calibration).forged.shift;
    expect(Math.abs(fitMoves([...honest, ...strangers], calibration).forged.shift - alone)).toBeLessThan(0.3);
    const slip: DecidedDistance = { ...honest[0], genuine: true, distance: 0.9, person: 'mistaken' };
    const calm = fitMoves(honest, calibration).genuine.shift;
    expect(Math.abs(fitMoves([...honest, slip], calibration).genuine.shift - calm)).toBeLessThan(0.1);
  });
});

describe('a calibration moved', () => {
  const still = { shift: 0, stretch: 1, uncertainty: 0, cases: 100, people: 50, worth: 50 };

  it('stays what it was, with its upper ends, where nothing moves', () => {
    const [row] = calibration.rows.map((one) => foundedRow(one, calibration));
    const [moved] = recalibrate(calibration, { genuine: still, forged: still }).rows;
    moved.genuine.forEach((mark, i) => expect(mark).toBeCloseTo(row.genuine[i], 12));
    moved.upperEnds?.falseAcceptance.forEach((end, i) => expect(end).toBeCloseTo(row.upperEnds.falseAcceptance[i], 9));
    moved.upperEnds?.falseRejection.forEach((end, i) => expect(end).toBeCloseTo(row.upperEnds.falseRejection[i], 9));
    expect(moved.random).toEqual(row.random);
  });

  it('moves and stretches about the mean, in deviations', () => {
    const [row] = calibration.rows;
    const [moved] = recalibrate(calibration, { genuine: { ...still, shift: 0.5, stretch: 2 }, forged: still }).rows;
    const [before, after] = [momentsOf(row.genuine), momentsOf(moved.genuine)];
    expect(after.centre).toBeCloseTo(before.centre + 0.5 * before.scatter, 12);
    expect(after.scatter).toBeCloseTo(2 * before.scatter, 12);
  });

  it('claims less the less is known, and no more for a likelihood ratio than the cases are worth', () => {
    const rowOf = (uncertainty: number, worth = 50) => {
      const moved = recalibrate(calibration, { genuine: still, forged: { ...still, uncertainty, worth } });
      return foundedRow(moved.rows[0], moved);
    };
    expect(acceptanceAtMost(rowOf(0.5), 0.15)).toBeGreaterThan(acceptanceAtMost(rowOf(0.1), 0.15));
    expect(likelihoodRatioAt(rowOf(0.1), -1).skilled.cap).toBeCloseTo(Math.log10(21));
    expect(likelihoodRatioAt(rowOf(0.1, 7.9), -1).skilled.cap).toBeCloseTo(Math.log10(8));
  });
});
