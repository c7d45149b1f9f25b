import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { quantile } from '../../main/base/vectors.ts';
import { upperEndsOf } from '../../main/evaluation/upper-ends.ts';
import { upperEnd } from '../../main/matching/binomial.ts';

/** `apart` is how much writers' means differ. */
function writersOf(seed: number, count: number, each: number, apart: number): number[][] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const own = apart * random.normal();
    return Array.from({ length: each }, () => own + random.normal());
  });
}

function percentilesOf(writers: readonly (readonly number[])[]): number[] {
  const all = writers.flat().sort((a, b) => a - b);
  return Array.from({ length: 101 }, (_, i) => quantile(all, i / 100));
}

const endsOf = (sets: number[][][], draws = 1) => upperEndsOf(sets, percentilesOf(sets.flat()), draws, createRandom(1));

describe('upperEndsOf', () => {
  it('rise, and never fall below what was seen', () => {
    const ends = endsOf([writersOf(1, 20, 30, 1)]);
    expect(ends).toHaveLength(101);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    ends.forEach((end, i) => expect(end).toBeGreaterThanOrEqual(i / 100 - 1e-9));
    expect(ends[100]).toBe(1);
  });

  it('keep to the rule of three where nothing was seen: over comparisons where writers are alike, else nearly over writers', () => {
    const alike = endsOf([writersOf(2, 20, 30, 0)])[0];
    const unlike = endsOf([writersOf(3, 20, 30, 10)])[0];
    expect(alike).toBeLessThan(upperEnd(0, 250));
    expect(alike).toBeGreaterThanOrEqual(upperEnd(0, 600) - 1e-9);
    expect(unlike).toBeLessThanOrEqual(upperEnd(0, 20) + 1e-9);
    expect(unlike).toBeGreaterThan(upperEnd(0, 60));
  });

  it('do not take repeats for more', () => {
    const once = writersOf(4, 20, 30, 0);
    const fiveTimes = once.map((distances) => distances.flatMap((distance) => Array<number>(5).fill(distance)));
    expect(endsOf([fiveTimes], 5)[0]).toBeCloseTo(endsOf([once])[0], 9);
  });

  it('answer for the worse of two sets, not for their mixture', () => {
    const [good, bad] = [writersOf(5, 20, 30, 0.3), writersOf(6, 20, 30, 0.3).map((own) => own.map((x) => x - 2))];
    const marks = percentilesOf([...good, ...bad]);
    const shareOfBad = (mark: number) => bad.flat().filter((distance) => distance <= mark).length / bad.flat().length;
    upperEndsOf([good, bad], marks, 1, createRandom(1)).forEach((end, i) => {
      expect(end).toBeGreaterThanOrEqual(shareOfBad(marks[i]) - 1e-9);
    });
  });

  it('hold among other writers of the same making', () => {
    let broken = 0;
    for (let trial = 0; trial < 60; trial++) {
      const writers = writersOf(100 + trial, 12, 20, 0.7);
      const marks = percentilesOf(writers);
      const ends = upperEndsOf([writers], marks, 1, createRandom(trial));
      const others = writersOf(1_000 + trial, 12, 20, 0.7).flat();
      const observed = others.filter((distance) => distance <= marks[5]).length / others.length;
      if (observed > ends[5]) broken++;
    }
    // 2.5 % are meant; with a dozen writers the bootstrap keeps to it only roughly.
    expect(broken).toBeLessThanOrEqual(6);
  });

  it('leave a set of very few writers to the whole, and writers without comparisons out', () => {
    const many = writersOf(7, 20, 30, 0.5);
    const few = writersOf(8, 3, 30, 0.5).map((own) => own.map((distance) => distance - 3));
    const marks = percentilesOf(many);
    expect(upperEndsOf([many, few], marks, 1, createRandom(1))[5]).toBeLessThan(0.6);
    expect(endsOf([[...many, [], []]])).toEqual(endsOf([many]));
  });
});
