import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { trainingPresets } from '../../main/contract/training.ts';
import { twoMapSpec } from '../../main/model/networks/spec.ts';
import { loadRuntime } from '../../main/model/runtime.ts';
import { generateSet } from '../../main/training/generated-set.ts';
import type { TrainingSet } from '../../main/training/trainer.ts';
import { runTraining } from '../../main/training/training-run.ts';

const folder = mkdtempSync(join(tmpdir(), 'paraph-run-'));
let set: TrainingSet;

beforeAll(async () => {
  await loadRuntime();
  const drawn = await generateSet(twoMapSpec.input, { writers: 6, genuine: 3, forged: 2, seed: 12, dpi: 150 });
  set = { ...drawn, writers: drawn.writers.map(({ genuine, forged }) => ({ genuine, forged })) };
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The loss of the first step of a run that is paused after it. */
async function firstLoss(decision: number): Promise<number> {
  const losses: number[] = [];
  const outcome = await runTraining(
    {
      name: 'Paused at once',
      settings: { ...trainingPresets.adapt, decision, batch: { writers: 3, genuine: 3, forged: 2 } },
      set,
      lessons: { confirmed: 0, hard: 0, overruled: 0, settled: 0 },
      population: 'generated writers',
      activeDirectory: fileURLToPath(new URL('../../resources/model', import.meta.url)),
      candidateDirectory: join(folder, 'candidate'),
      checkpoint: join(folder, `${decision}.checkpoint`),
    },
    {
      signal: new AbortController().signal,
      asked: () => 'pause',
      onData: () => undefined,
      onStep: ({ loss }) => losses.push(loss),
      onHeldOut: () => undefined,
      onTriplet: () => undefined,
      onStage: () => undefined,
    },
  );
  expect(outcome).toEqual({ paused: true });
  expect(losses).toHaveLength(1);
  return losses[0];
}

it('a run that goes on from a model that decides learns from the order of its decisions', async () => {
  const [without, once, twice] = [await firstLoss(0), await firstLoss(100), await firstLoss(200)];
  expect(once).toBeGreaterThan(without + 0.01);
  expect(twice - without).toBeCloseTo(2 * (once - without), 3);
});
