import { beforeAll, describe, expect, it } from 'vitest';
import { fateOf } from '../../main/contract/lab/trivial.ts';
import type { TrainingPoint } from '../../main/contract/training.ts';
import { showTrivialSolution, type TrivialRequest } from '../../main/lab/trivial-solution.ts';
import { loadRuntime } from '../../main/model/runtime.ts';
import { smallSet } from './small-set.ts';

const set = smallSet(8, 4);
const usual: TrivialRequest = {
  objective: { kind: 'contrastive', distance: 'l2' },
  margin: 0.5,
  size: 4,
  steps: 40,
  peak: 6e-3,
  batch: { classes: 4, pictures: 3 },
  seed: 1,
};

describe('the trivial solution', () => {
  beforeAll(async () => void (await loadRuntime()));

  async function show(more: Partial<TrivialRequest> = {}, signal?: AbortSignal) {
    const points: [TrainingPoint[], TrainingPoint[]] = [[], []];
    const onPoint = (run: 0 | 1, point: TrainingPoint) => void points[run].push(point);
    return { report: await showTrivialSolution(set, { ...usual, ...more }, { signal, onPoint }), points };
  }

  it('is what pairs without a margin fall into, and pairs with one do not', async () => {
    const { report, points } = await show();
    const [without, withMargin] = report.ends;
    expect(without).toMatchObject({ margin: 0, constantLoss: 0 });
    expect(withMargin).toMatchObject({ margin: 0.5, constantLoss: 0.25 });
    expect(without.spreadBefore).toBe(withMargin.spreadBefore);
    expect(without.spread).toBeLessThan(without.spreadBefore / 4);
    expect(withMargin.spread).toBeGreaterThan(2 * without.spread);
    expect(points.map((some) => some.map(({ step }) => step))).toEqual(
      [0, 1].map(() => Array.from({ length: 40 }, (_, at) => at + 1)),
    );
    expect(without.ordered).toBeGreaterThan(0);
    expect(without.ordered).toBeLessThanOrEqual(1);
  });

  it('begins both runs alike: the first step sees the same pictures with the same weights', async () => {
    const { points } = await show({ objective: { kind: 'triplet', distance: 'l2', miner: 'batch-hard' }, steps: 10 });
    expect(points[0][0].spread).toBe(points[1][0].spread);
    // max(0, x + m) of the same triplets, all of which break the margin: m apart.
    expect(points[1][0].loss).toBeGreaterThan(points[0][0].loss);
    expect(points[0][9].spread).not.toBe(points[1][9].spread);
  });

  it('can be stopped', async () => {
    await expect(show({}, AbortSignal.abort())).rejects.toThrow('Cancelled.');
  });
});

describe('what became of a spread', () => {
  it.each([
    [0.5, 0.01, 'collapsed'],
    [0.5, 0.1, 'shrunk'],
    [0.5, 0.3, 'kept'],
    [0.5, 0.8, 'grown'],
  ] as const)('%f → %f: %s', (spreadBefore, spread, fate) => expect(fateOf({ spreadBefore, spread })).toBe(fate));
});
