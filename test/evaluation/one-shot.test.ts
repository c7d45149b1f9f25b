import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import {
  countWon,
  errorOfRun,
  isWon,
  mixedTasks,
  type OneShotClass,
  wilsonInterval,
  withinTasks,
} from '../../main/evaluation/one-shot.ts';

/** Three alphabets of 4, 6 and 8 classes, five pictures each; pictures of class c lie at 5 c … 5 c + 4. */
const classes: OneShotClass[] = [4, 6, 8]
  .flatMap((size, group) => Array.from({ length: size }, () => `g${group}`))
  .map((group, i) => ({ group, pictures: [0, 1, 2, 3, 4].map((n) => 5 * i + n) }));
const classOf = (picture: number) => Math.floor(picture / 5);
const groupOf = (picture: number) => classes[classOf(picture)].group;
const tasksOf = (sampler: ReturnType<typeof mixedTasks>, n: number, count = 400) => {
  const draw = sampler(n);
  const random = createRandom(7);
  return Array.from({ length: count }, () => draw?.(random) ?? expect.unreachable());
};

describe('a one-shot task', () => {
  it.each([
    ['mixed', mixedTasks(classes), 10],
    ['within', withinTasks(classes), 5],
  ])('shows n different classes once, the probe’s by another picture: %s', (_, sampler, n) => {
    for (const { probe, supports, answer } of tasksOf(sampler, n)) {
      expect(new Set(supports.map(classOf)).size).toBe(n);
      expect(classOf(supports[answer])).toBe(classOf(probe));
      expect(supports).not.toContain(probe);
    }
  });

  it('is drawn from every class and every picture, of all alphabets or of one', () => {
    const mixed = tasksOf(mixedTasks(classes), 5, 2_000);
    expect(new Set(mixed.map(({ probe }) => probe)).size).toBe(90);
    expect(mixed.some(({ supports }) => new Set(supports.map(groupOf)).size === 3)).toBe(true);
    const within = tasksOf(withinTasks(classes), 5, 2_000);
    expect(within.every(({ supports }) => new Set(supports.map(groupOf)).size === 1)).toBe(true);
    // The alphabet of four has no five classes.
    expect(new Set(within.map(({ probe }) => groupOf(probe)))).toEqual(new Set(['g1', 'g2']));
  });

  it('is not drawn where there are too few classes, and classes with one picture are none', () => {
    expect(mixedTasks(classes)(19)).toBeNull();
    expect(withinTasks(classes)(9)).toBeNull();
    expect(mixedTasks(classes.map((one) => ({ ...one, pictures: [one.pictures[0]] })))(2)).toBeNull();
  });

  it('is won by the nearest alone, and a tie is lost', () => {
    const distances = new Map([
      [1, 0.4],
      [2, 0.3],
      [3, 0.3],
    ]);
    const distance = (_: number, support: number) => distances.get(support) ?? 0;
    expect(isWon({ probe: 0, supports: [1, 2], answer: 1 }, distance)).toBe(true);
    expect(isWon({ probe: 0, supports: [1, 2], answer: 0 }, distance)).toBe(false);
    expect(isWon({ probe: 0, supports: [2, 3], answer: 0 }, distance)).toBe(false);
  });

  it('is won as often as a loop over the same tasks says', () => {
    const random = createRandom(11);
    const points = Array.from({ length: 90 }, (_, i) => classOf(i) + random.between(-1, 1));
    const distance = (a: number, b: number) => Math.abs(points[a] - points[b]);
    const draw = mixedTasks(classes)(6) ?? expect.unreachable();
    const again = createRandom(5);
    let won = 0;
    for (let trial = 0; trial < 500; trial++) {
      const { probe, supports, answer } = draw(again);
      const ranked = supports.map((support, i) => ({ i, d: distance(probe, support) })).sort((a, b) => a.d - b.d);
      if (ranked[0].i === answer) won += 1;
    }
    expect(countWon(draw, 500, distance, createRandom(5))).toBe(won);
    expect(won).toBeGreaterThan(100);
    expect(won).toBeLessThan(500);
  });
});

describe('a run of tests', () => {
  it('counts each test by itself', () => {
    const run = { classes: [0, 5, 10], tests: [11, 1, 6], answers: [2, 0, 1] };
    expect(errorOfRun(run, (a, b) => Math.abs(classOf(a) - classOf(b)))).toBe(0);
    const allFirst = (_: number, b: number) => classOf(b);
    expect(errorOfRun(run, allFirst)).toBeCloseTo(2 / 3, 12);
  });
});

describe('Wilson’s interval', () => {
  // z² = 3.8415 by hand: (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n).
  it.each([
    [8, 10, 0.4901625, 0.9433178],
    [0, 10, 0, 0.2775328],
    [10, 10, 0.7224672, 1],
    [989, 1000, 0.9804106, 0.9938465],
  ])('of %d in %d', (won, trials, low, high) => {
    const interval = wilsonInterval(won, trials);
    expect(interval[0]).toBeCloseTo(low, 5);
    expect(interval[1]).toBeCloseTo(high, 5);
  });
});
