import { describe, expect, it } from 'vitest';
import { barOf, placeOfAnswer, rankedClasses, shareBelow } from '../../renderer/one-shot.ts';

const classes = [0.9, 0.3, 1.2, 0.3].map((l2, place) => ({
  name: `${place}`,
  group: '',
  place,
  l2,
  cosine: l2 ** 2 / 2,
}));

describe('a trial', () => {
  it('ranks its classes nearest first, and keeps which is which', () => {
    expect(rankedClasses(classes).map(({ index }) => index)).toEqual([1, 3, 0, 2]);
  });

  it('is won by the nearest alone: one as near beats the right one', () => {
    expect(placeOfAnswer(classes.slice(0, 3), 1)).toBe(1);
    expect(placeOfAnswer(classes, 1)).toBe(2);
    expect(placeOfAnswer(classes, 2)).toBe(4);
  });

  it('draws bars from 0 to the farthest class', () => {
    expect(barOf(0.6, [0.3, 1.2])).toBe(0.5);
    expect(barOf(0, [0, 0])).toBe(0);
  });
});

describe('shareBelow', () => {
  const percentiles = Array.from({ length: 101 }, (_, i) => i / 50);

  it('is the inverse of percentiles, between them as well', () => {
    expect(shareBelow(percentiles, 0.5)).toBeCloseTo(0.25, 12);
    expect(shareBelow(percentiles, 0.51)).toBeCloseTo(0.255, 12);
    expect(shareBelow([0, 0, 0, 1], 0)).toBe(0);
  });

  it('ends at nought and one', () => {
    expect(shareBelow(percentiles, -1)).toBe(0);
    expect(shareBelow(percentiles, 3)).toBe(1);
  });
});
