import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { initialParameters } from '../../main/model/networks/tower.ts';
import { tf } from '../../main/model/ops.ts';
import { loadRuntime } from '../../main/model/runtime.ts';
import { oneTrainingStep } from '../../main/training/one-training-step.ts';
import { basePlan, createTrainer } from '../../main/training/trainer.ts';
import { tinyDecisions, tinySpec } from './tiny-spec.ts';

const { width, height } = tinySpec.input;
const random = createRandom(71);
const coverage = new Uint8Array(12 * width * height).map(() => (random.chance(0.4) ? 255 : 0));
const writers = [0, 1, 2].map((writer) => ({
  genuine: [0, 1, 2].map((i) => writer * 4 + i),
  forged: [writer * 4 + 3],
}));
const set = { width, height, coverage, writers };
const plan = {
  ...basePlan,
  spec: tinySpec,
  batch: { writers: 3, genuine: 3, forged: 1 },
  schedule: { peak: 1e-3, warmUpSteps: 1, steps: 10 },
};

/** As a run that goes on from a model, which learns by everything there is. */
function threeSteps() {
  const adapting = { ...plan, distillation: 1, decision: 10 };
  const trainer = createTrainer(adapting, set, 5, initialParameters(tinySpec, createRandom(72)), tinyDecisions);
  const losses = [0, 1, 2].map(() => trainer.trainStep().loss);
  trainer.dispose();
  return losses;
}

describe('WebAssembly', () => {
  let native: number[] | null = null;
  beforeAll(async () => {
    if ((await loadRuntime()).backend !== 'wasm') native = threeSteps();
    await loadRuntime('wasm');
  });

  it('says that it is what computes', async () => {
    expect(await loadRuntime('wasm')).toMatchObject({ backend: 'wasm', line: 'portable WebAssembly' });
    expect(tf.getBackend()).toBe('wasm');
  });

  it('trains, and the losses are native TensorFlow’s where that is there', () => {
    const losses = threeSteps();
    expect(losses.every(Number.isFinite)).toBe(true);
    native?.forEach((loss, i) => expect(losses[i]).toBeCloseTo(loss, 3));
  });

  it('trains Paraph’s own network', async () => {
    const step = await oneTrainingStep();
    expect(step.device).toBe('portable WebAssembly');
    expect(step.lossAfter).toBeLessThan(step.lossBefore);
  });
});
