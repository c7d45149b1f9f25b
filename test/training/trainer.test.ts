import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { kochSpec } from '../../main/model/networks/spec.ts';
import { initialParameters } from '../../main/model/networks/tower.ts';
import { tf } from '../../main/model/ops.ts';
import { loadRuntime } from '../../main/model/runtime.ts';
import { loadCheckpoint, saveCheckpoint } from '../../main/training/checkpoint.ts';
import type { DecisionModel } from '../../main/training/losses/decision.ts';
import { l2Distances } from '../../main/training/losses/distances.ts';
import type { EmbeddingObjective } from '../../main/contract/training.ts';
import { guideObjective } from '../../main/training/losses/embedding-loss.ts';
import { train } from '../../main/training/train.ts';
import {
  basePlan,
  createTrainer,
  imagesOf,
  type Trainer,
  type TrainingPlan,
  type TrainingSet,
} from '../../main/training/trainer.ts';
import { tinyDecisions, tinySpec } from '../model/tiny-spec.ts';

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

/** The same with forgeries that lack their lower half. */
function withTellingForgeries(): TrainingSet {
  const coverage = set.coverage.slice();
  const size = set.width * set.height;
  for (const signature of set.writers.flatMap(({ forged }) => forged)) {
    coverage.fill(0, signature * size + size / 2, (signature + 1) * size);
  }
  return { ...set, coverage };
}

/** By how much other writers lie further from a genuine signature than its own writer's, in L2 distance, on average. */
function separation({ tower }: Trainer): number {
  const [owners, images] = [
    set.writers.flatMap(({ genuine }, writer) => genuine.map(() => writer)),
    set.writers.flatMap(({ genuine }) => genuine),
  ];
  const numbers = tf.tidy(() => {
    const { global } = tower.trainingForward(imagesOf(set, images), createRandom(1));
    return Array.from(l2Distances(global).dataSync());
  });
  const mean = (own: boolean) => {
    const chosen = numbers.filter((_, at) => {
      const [i, j] = [Math.floor(at / images.length), at % images.length];
      return i !== j && (owners[i] === owners[j]) === own;
    });
    return chosen.reduce((sum, distance) => sum + distance, 0) / chosen.length;
  };
  return mean(false) - mean(true);
}
const run = { plan, set, seed: 4 };

describe('training', () => {
  it('makes the loss smaller', async () => {
    const losses: number[] = [];
    await train({
      ...run,
      plan: { ...plan, augmentation: null },
      checkpoint: null,
      onStep: ({ loss }) => losses.push(loss),
    });
    const mean = (some: number[]) => some.reduce((sum, loss) => sum + loss, 0) / some.length;
    expect(losses).toHaveLength(40);
    expect(mean(losses.slice(-10))).toBeLessThan(0.8 * mean(losses.slice(0, 10)));
  });

  const objectives: EmbeddingObjective[] = [
    guideObjective,
    { kind: 'triplet', distance: 'cosine', margin: 0.2, miner: 'semi-hard' },
    { kind: 'triplet', distance: 'l2', margin: 0.2, miner: 'batch-all' },
    { kind: 'contrastive', distance: 'l2', margin: 1 },
  ];
  it.each(objectives)('pulls the genuine together and the others apart: %o', async (objective) => {
    const trainer = createTrainer({ ...plan, objective, augmentation: null }, set, 4);
    const before = separation(trainer);
    const reports = Array.from({ length: 40 }, () => trainer.trainStep());
    expect(separation(trainer)).toBeGreaterThan(before + 0.1);
    trainer.dispose();
    for (const { spread, learningRate, parts } of reports) {
      expect(spread).toBeGreaterThan(0.1);
      expect(spread).toBeLessThanOrEqual(1);
      expect(learningRate).toBeGreaterThan(0);
      expect(parts.get('active')).toBeGreaterThanOrEqual(0);
      expect(parts.get('active')).toBeLessThanOrEqual(1);
    }
  });

  it('trains the network of Koch’s size: the loss falls over 20 steps', () => {
    const spec = kochSpec(64);
    const { width, height } = spec.input;
    const random = createRandom(62);
    const coverage = new Uint8Array(8 * width * height).map((_, i) =>
      ((i % width) >> 4) % 4 === Math.floor(i / (2 * width * height)) || random.chance(0.1) ? 255 : 0,
    );
    const writers = [0, 2, 4, 6].map((first) => ({ genuine: [first, first + 1], forged: [] }));
    const koch = {
      ...plan,
      spec,
      objective: guideObjective,
      augmentation: null,
      batch: { writers: 4, genuine: 2, forged: 0 },
    };
    const trainer = createTrainer(
      { ...koch, schedule: { peak: 3e-4, warmUpSteps: 0, steps: 20 } },
      { width, height, coverage, writers },
      5,
    );
    const losses = Array.from({ length: 20 }, () => trainer.trainStep().loss);
    trainer.dispose();
    const mean = (some: number[]) => some.reduce((sum, loss) => sum + loss, 0) / some.length;
    expect(mean(losses.slice(-5))).toBeLessThan(mean(losses.slice(0, 5)));
  });

  it('goes on from a model that decides, and learns the order of its decisions', () => {
    const start = initialParameters(tinySpec, createRandom(8));
    const decisions = (steps: number, decision: number, model?: DecisionModel) => {
      const trainer = createTrainer({ ...plan, decision, augmentation: null }, withTellingForgeries(), 4, start, model);
      const parts = Array.from({ length: steps }, () => trainer.trainStep().parts.get('decision'));
      trainer.dispose();
      return parts;
    };
    const mean = (some: (number | undefined)[]) =>
      some.reduce((sum: number, one) => sum + (one ?? NaN), 0) / some.length;
    const [taught, untaught] = [300, 1e-6].map((decision) => mean(decisions(30, decision, tinyDecisions).slice(-10)));
    expect(taught).toBeLessThan(0.8 * untaught);
    expect(decisions(1, 0, tinyDecisions)).toEqual([undefined]);
    expect(decisions(1, 300)).toEqual([undefined]);
  });

  it('resumed from a checkpoint ends where the uninterrupted run ends, to the bit', async () => {
    const short = { ...run, plan: { ...plan, schedule: { ...plan.schedule, steps: 30 } } };
    const { numbers: whole } = await train({ ...short, checkpoint: null });
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
    const { numbers: resumed } = await train({ ...short, checkpoint, onStep: ({ step }) => (first ||= step) });
    expect(first).toBe(26);
    expect(resumed).toEqual(whole);
  });

  it('killed while it is measured at its end is measured when it is resumed', async () => {
    const short = { plan: { ...plan, schedule: { ...plan.schedule, steps: 6 } }, set, seed: 9 };
    const checkpoint = join(folder, 'run.checkpoint');
    const killed = train({ ...short, checkpoint, measure: () => Promise.reject(new Error('killed')) });
    await expect(killed).rejects.toThrow('killed');
    const measured: number[] = [];
    await train({ ...short, checkpoint, measure: (_, step) => Promise.resolve(void measured.push(step)) });
    expect(measured).toEqual([6]);
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
