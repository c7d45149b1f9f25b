import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { PictureSet } from '../../main/lab/picture-set.ts';
import { mostSnapshots, snapshotSteps, watchedPictures } from '../../main/lab/sphere.ts';

/** Every picture is four pixels that hold its own number. */
function numberedSet(classes: number, pictures: number): PictureSet {
  const coverage = Uint8Array.from({ length: 4 * classes * pictures }, (_, at) => Math.floor(at / 4));
  return {
    side: 2,
    coverage,
    officialRuns: [],
    classes: Array.from({ length: classes }, (_, i) => ({
      name: `class ${i}`,
      group: '',
      part: i % 3 === 0 ? ('unseen' as const) : ('learnt' as const),
      pictures: Array.from({ length: pictures }, (_, k) => i * pictures + k),
    })),
  };
}

describe('the pictures that are watched', () => {
  it('are a few of classes learnt and of classes unseen, with their ink', () => {
    const set = numberedSet(30, 7);
    const watched = watchedPictures(set, createRandom(1));
    expect(watched.classes.filter(({ part }) => part === 'learnt')).toHaveLength(8);
    expect(watched.classes.filter(({ part }) => part === 'unseen')).toHaveLength(8);
    expect(watched.classOf).toHaveLength(16 * 6);
    expect(watched.pictures.count).toBe(16 * 6);
    watched.classOf.forEach((own, i) => {
      const number = watched.pictures.coverage[4 * i];
      expect(watched.classes[own].name).toBe(`class ${Math.floor(number / 7)}`);
    });
    expect(new Set(watched.pictures.coverage).size).toBe(16 * 6);
  });

  it('are the same for the same seed', () => {
    const set = numberedSet(30, 7);
    expect(watchedPictures(set, createRandom(1))).toEqual(watchedPictures(set, createRandom(1)));
    expect(watchedPictures(set, createRandom(1))).not.toEqual(watchedPictures(set, createRandom(2)));
  });

  it('are all there are in a small set, without classes of a single picture', () => {
    const small = numberedSet(3, 2);
    const [first, ...rest] = small.classes;
    const set = { ...small, classes: [{ ...first, pictures: [0] }, ...rest] };
    expect(watchedPictures(set, createRandom(1)).classOf).toEqual([0, 0, 1, 1]);
  });
});

describe('when snapshots are taken', () => {
  it('is at the first step and the last, and more often early', () => {
    const steps = [...snapshotSteps(600)];
    expect(steps.length).toBeLessThanOrEqual(mostSnapshots);
    expect(steps.length).toBeGreaterThan(50);
    expect([steps[0], steps.at(-1)]).toEqual([0, 600]);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.filter((step) => step <= 300).length).toBeGreaterThan(steps.length / 2);
  });

  it('is at every step of a short run', () => {
    expect([...snapshotSteps(10)].length).toBeGreaterThan(7);
    expect([...snapshotSteps(20_000, 5)]).toHaveLength(5);
  });
});
