import { describe, expect, it } from 'vitest';
import { thinnedTo, withNews } from '../../main/contract/training-news.ts';
import { begunRun } from './begun-run.ts';

const point = (step: number, loss = 1) => ({
  step,
  loss,
  active: 0.5,
  spread: 0.9,
  learningRate: 1e-4,
  imagesPerSecond: 30,
});
const news = { run: 'r', stage: 'training', remainingMs: 5 } as const;

describe('what a run tells', () => {
  it('is added to its curves', () => {
    const run = withNews(withNews(begunRun, { ...news, point: point(1) }), {
      ...news,
      heldOut: { step: 1, eerRandom: 2, eerSkilled: null },
    });
    expect(run).toMatchObject({ step: 1, remainingMs: 5, points: [{ step: 1 }], heldOut: [{ step: 1 }] });
  });

  it('again after it was resumed replaces what was told before', () => {
    const before = [1, 2, 3].reduce((run, step) => withNews(run, { ...news, point: point(step) }), begunRun);
    const after = withNews(before, { ...news, point: point(2, 0.5) });
    expect(after.points.map(({ step, loss }) => [step, loss])).toEqual([
      [1, 1],
      [2, 0.5],
    ]);
  });

  it('is thinned where it is more than can be seen, the newest kept whole', () => {
    let run = begunRun;
    for (let step = 1; step <= 2_001; step++) run = withNews(run, { ...news, point: point(step) });
    expect(run.points.length).toBe(1_501);
    expect(run.points.slice(-1_000).map(({ step }) => step)).toEqual(
      Array.from({ length: 1_000 }, (_, i) => i + 1_002),
    );
  });
});

describe('points that are kept with a model', () => {
  it('are thinned evenly, the last one kept', () => {
    const points = Array.from({ length: 850 }, (_, step) => step);
    const thinned = thinnedTo(points, 400);
    expect(thinned.length).toBeLessThanOrEqual(400);
    expect(thinned.length).toBeGreaterThan(200);
    expect(thinned.at(-1)).toBe(849);
    expect(thinnedTo(points, 1_000)).toEqual(points);
    expect(thinnedTo([], 400)).toEqual([]);
  });
});
