import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { tf } from '../../main/model/ops.ts';
import { loadRuntime } from '../../main/model/runtime.ts';
import { loadCheckpoint, saveCheckpoint } from '../../main/training/checkpoint.ts';
import { train } from '../../main/training/train.ts';
import { basePlan, createTrainer, type TrainingPlan, type TrainingSet } from '../../main/training/trainer.ts';
import { tinySpec } from '../model/tiny-spec.ts';

beforeAll(() => loadRuntime());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paraph-training-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const plan: TrainingPlan = {
  ...basePlan,
  spec: tinySpec,
  batch: { writers: 3, genuine: 3, forged: 1 },
  schedule: { peak: 3e-3, warmUpSteps: 5, steps: 40 },
};

/** Writers who each fill their own columns of the image, more or less. */
function drawnSet(): TrainingSet {
  const random = createRandom(61);
  const { width, height } = tinySpec.input;
  const perWriter = 8;
  const coverage = new Uint8Array(5 * perWriter * width * height);
  for (let i = 0; i < coverage.length; i++) {
    const writer = Math.floor(i / (width * height * perWriter));
    const column = i % width;
    coverage[i] = Math.floor(column / 3) === writer ? 255 : random.chance(0.2) ? 255 : 0;
  }
  const writers = Array.from({ length: 5 }, (_, writer) => {
    const signatures = Array.from({ length: perWriter }, (_, i) => writer * perWriter + i);
    return { genuine: signatures.slice(0, 5), forged: signatures.slice(5) };
  });
  return { width, height, coverage, writers };
}

const set = drawnSet();
const run = { plan, set, seed: 4 };

describe('training', () => {
  it('makes the loss smaller', async () => {
    const losses: number[] = [];
    await train({
      ...run,
      plan: { ...plan, augmented: false },
      checkpoint: null,
      onStep: ({ loss }) => losses.push(loss),
    });
    const mean = (some: number[]) => some.reduce((sum, loss) => sum + loss, 0) / some.length;
    expect(losses).toHaveLength(40);
    expect(mean(losses.slice(-10))).toBeLessThan(0.8 * mean(losses.slice(0, 10)));
  });

  it('resumed from a checkpoint ends where the uninterrupted run ends, to the bit', async () => {
    const short = { ...run, plan: { ...plan, schedule: { ...plan.schedule, steps: 30 } } };
    const whole = await train({ ...short, checkpoint: null });
    const checkpoint = join(folder, 'run.checkpoint');
    const stop = new AbortController();
    const killed = train({
      ...short,
      checkpoint,
      signal: stop.signal,
      onStep: ({ step }) => step === 27 && stop.abort(),
    });
    await expect(killed).rejects.toThrow(expect.objectContaining({ code: 'cancelled' }));
    let first = 0;
    const resumed = await train({ ...short, checkpoint, onStep: ({ step }) => (first ||= step) });
    expect(first).toBe(26);
    expect(resumed).toEqual(whole);
  });

  it('leaves no tensor behind', () => {
    const trainer = createTrainer(plan, set, 3);
    trainer.trainStep();
    const before = tf.memory().numTensors;
    trainer.trainStep();
    trainer.trainStep();
    expect(tf.memory().numTensors).toBe(before);
    trainer.dispose();
  });
});

describe('a checkpoint', () => {
  const path = () => join(folder, 'one.checkpoint');

  it('comes back whole, and to its own run alone', () => {
    const trainer = createTrainer(plan, set, 3);
    trainer.trainStep();
    const state = trainer.state();
    trainer.dispose();
    expect(loadCheckpoint(path(), 'mine')).toBeNull();
    saveCheckpoint(path(), 'mine', state);
    expect(loadCheckpoint(path(), 'mine')).toEqual(state);
    expect(loadCheckpoint(path(), 'another')).toBeNull();
  });

  it('that is not whole is refused', () => {
    saveCheckpoint(path(), 'mine', { step: 1, random: [1, 2, 3, 4], numbers: new Map([['a', new Float32Array(9)]]) });
    writeFileSync(path(), readFileSync(path()).subarray(0, 60));
    expect(() => loadCheckpoint(path(), 'mine')).toThrow(expect.objectContaining({ code: 'model-damaged' }));
  });
});
