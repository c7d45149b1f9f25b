/** One training run: sampler → augment → tower → loss → optimiser, step by step, resumable at each. */
import type { Scalar, Tensor2D, Tensor4D, Variable } from '../model/ops.ts';
import { createRandom, type Random, type RandomState } from '../base/random.ts';
import type { EmbeddingObjective } from '../contract/training.ts';
import { parameterSpecs } from '../model/networks/shapes.ts';
import type { TowerSpec } from '../model/networks/spec.ts';
import { type FoldedTower, foldTower } from '../model/networks/inference.ts';
import { buildTower, type Statistics, type Tower, type TowerOutput } from '../model/networks/tower.ts';
import { scoped, tf } from '../model/ops.ts';
import { augment, type Augmentation, signatureAugmentation } from './augment.ts';
import { hardestTriplet, type LearntTriplet } from './hardest-triplet.ts';
import { type DecisionModel, decisionLoss } from './losses/decision.ts';
import { distillationLoss } from './losses/distillation.ts';
import { l2Distances } from './losses/distances.ts';
import { towerLoss, type TowerObjective } from './losses/loss.ts';
import type { LossTerms } from './losses/loss-terms.ts';
import { createOptimiser, learningRate, type Learnt, type Optimiser, type Schedule } from './optimiser.ts';
import { type Batch, type BatchPlan, drawBatch, type WriterSignatures } from './sampler.ts';

/** Normalised signatures in memory, one after the other, and whose they are. */
export interface TrainingSet {
  readonly width: number;
  readonly height: number;
  /** Ink coverage 0–255, signature after signature. */
  readonly coverage: Uint8Array;
  readonly writers: readonly WriterSignatures[];
  /** How many times as often as one of weight 1 each signature is to be looked at; all alike without it. */
  readonly weights?: readonly number[] | undefined;
}

export interface TrainingPlan {
  readonly spec: TowerSpec;
  readonly schedule: Schedule;
  readonly batch: BatchPlan;
  readonly weightDecay: number;
  /** How strongly weights are held to those the run began with, beside the decay towards 0. */
  readonly towardsStart: number;
  /** How much turning away from the start's outputs on the same images costs; 0 or a run without a start: nothing. */
  readonly distillation: number;
  /** How much the order of adjusted distances counts; 0, or a run without a model that decides: nothing. */
  readonly decision: number;
  /** What layers normalise by. */
  readonly statistics: Statistics;
  /** Null takes the images as they are. */
  readonly augmentation: Augmentation | null;
  /** Of the embedding; local maps, where the network has some, are trained by their own losses besides. */
  readonly objective: TowerObjective;
}

/** The base model's: 96 images a step, 2,000 steps. */
export const basePlan: Omit<TrainingPlan, 'spec' | 'objective'> & { readonly objective: EmbeddingObjective } = {
  schedule: { peak: 1e-3, warmUpSteps: 50, steps: 2000 },
  batch: { writers: 16, genuine: 4, forged: 2, generated: 5 },
  weightDecay: 1e-4,
  towardsStart: 0,
  distillation: 0,
  decision: 0,
  statistics: 'batch',
  augmentation: signatureAugmentation,
  objective: { kind: 'triplet', distance: 'l2', margin: 0.3, miner: 'batch-all' },
};

export interface StepReport {
  /** Steps done so far. */
  readonly step: number;
  readonly loss: number;
  readonly images: number;
  readonly learningRate: number;
  /** Of the batch's embeddings about their mean, 0 (all the same) to 1 (all over the sphere). */
  readonly spread: number;
  /** Where it was asked for. */
  readonly hardest: LearntTriplet | null;
  /** Parts of the loss and counts of active triplets, by name. */
  readonly parts: ReadonlyMap<string, number>;
}

/** All that a run consists of at the end of a step: numbers by name, the step, the state of chance. */
export interface TrainingState {
  readonly step: number;
  readonly random: RandomState;
  readonly numbers: ReadonlyMap<string, Float32Array>;
}

export interface Trainer {
  readonly tower: Tower;
  readonly step: number;
  /** @param withHardest whether to look for the triplet that breaks its margin most: it costs some milliseconds */
  trainStep(withHardest?: boolean): StepReport;
  state(): TrainingState;
  dispose(): void;
}

const firstThreshold = 0.7;

/**
 * @param from    where a number (a seed) starts anew and a state resumes
 * @param start   parameters by name that the run begins with and is held to; random ones without it
 * @param decides how the model of these parameters decides; without it nothing is learnt from decisions
 */
export function createTrainer(
  plan: TrainingPlan,
  set: TrainingSet,
  from: number | TrainingState,
  start?: ReadonlyMap<string, Float32Array>,
  decides?: DecisionModel,
): Trainer {
  const resumed = typeof from === 'number' ? undefined : from;
  const random = createRandom(typeof from === 'number' ? from : from.random);
  const tower = buildTower(plan.spec, random, resumed?.numbers ?? start);
  // Neighbours are told apart without a threshold.
  const judged = plan.objective.kind === 'neighbours' ? [] : plan.spec.maps;
  const thresholds = new Map(
    judged.map(({ name }) => {
      const threshold = resumed?.numbers.get(`threshold.${name}`)?.[0] ?? firstThreshold;
      return [name, tf.variable(tf.scalar(threshold))] as const;
    }),
  );
  const learnt = learntParameters(plan, tower, thresholds, start);
  const teacher = plan.distillation > 0 && start ? foldTower(plan.spec, start) : null;
  const optimiser = createOptimiser(learnt);
  if (resumed) optimiser.restore(withoutPrefix('optimiser.', resumed.numbers));
  let step = resumed?.step ?? 0;
  return {
    tower,
    get step() {
      return step;
    },
    trainStep: (withHardest = false) => {
      const parts = { plan, set, tower, teacher, decides, thresholds, learnt, optimiser };
      const report = takeStep({ ...parts, random, step, withHardest });
      step += 1;
      return report;
    },
    state: () => ({ step, random: random.state(), numbers: numbersOf(tower, thresholds, optimiser) }),
    dispose: () => {
      tower.dispose();
      teacher?.dispose();
      optimiser.dispose();
      thresholds.forEach((threshold) => threshold.dispose());
      learnt.forEach(({ anchor }) => anchor?.dispose());
    },
  };
}

function learntParameters(
  plan: TrainingPlan,
  tower: Tower,
  thresholds: ReadonlyMap<string, Variable>,
  start?: ReadonlyMap<string, Float32Array>,
) {
  const learnt = new Map<string, Learnt>();
  for (const { name, shape, trainable, decays } of parameterSpecs(plan.spec)) {
    const variable = tower.parameters.get(name);
    if (!variable || !trainable) continue;
    const numbers = plan.towardsStart > 0 ? start?.get(name) : undefined;
    if (numbers) learnt.set(name, { variable, weightDecay: plan.towardsStart, anchor: tf.tensor(numbers, [...shape]) });
    else learnt.set(name, { variable, weightDecay: decays ? plan.weightDecay : 0 });
  }
  for (const [name, variable] of thresholds) learnt.set(`threshold.${name}`, { variable, weightDecay: 0 });
  return learnt;
}

function numbersOf(tower: Tower, thresholds: ReadonlyMap<string, Variable>, optimiser: Optimiser) {
  const numbers = new Map<string, Float32Array>();
  const read = (name: string, variable: Variable) => numbers.set(name, Float32Array.from(variable.dataSync()));
  tower.parameters.forEach((variable, name) => read(name, variable));
  thresholds.forEach((variable, name) => read(`threshold.${name}`, variable));
  optimiser.state().forEach((moments, name) => numbers.set(`optimiser.${name}`, moments));
  return numbers;
}

function withoutPrefix(prefix: string, numbers: TrainingState['numbers']): TrainingState['numbers'] {
  return new Map(
    [...numbers].flatMap(([name, values]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), values]] : [])),
  );
}

/** [batch, height, width, 1], ink 1 on paper 0. */
export function imagesOf(set: TrainingSet, signatures: readonly number[]): Tensor4D {
  const size = set.width * set.height;
  const images = new Float32Array(signatures.length * size);
  signatures.forEach((signature, index) => {
    const from = signature * size;
    for (let i = 0, to = index * size; i < size; i++) images[to + i] = set.coverage[from + i] / 255;
  });
  return tf.tensor4d(images, [signatures.length, set.height, set.width, 1]);
}

interface Step {
  readonly plan: TrainingPlan;
  readonly set: TrainingSet;
  readonly tower: Tower;
  /** The network that the run began with, as it was. */
  readonly teacher: FoldedTower | null;
  readonly decides: DecisionModel | undefined;
  readonly thresholds: ReadonlyMap<string, Variable>;
  readonly learnt: ReadonlyMap<string, Learnt>;
  readonly optimiser: Optimiser;
  readonly random: Random;
  readonly step: number;
  readonly withHardest: boolean;
}

function takeStep(given: Step): StepReport {
  const { plan, set, tower, teacher, learnt, optimiser, random, step, withHardest } = given;
  return scoped(() => {
    const batch = drawBatch(set.writers, plan.batch, random, set.weights);
    const plain = imagesOf(set, batch.signatures);
    const images = plan.augmentation ? augment(plain, random, plan.augmentation) : plain;
    const parts = new Map<string, number>();
    const aim = teacher?.forward(images);
    let spread = 0;
    let hardest: LearntTriplet | null = null;
    const variables = [...learnt.values()].map(({ variable }) => variable);
    const { value, grads } = tf.variableGrads(() => {
      const output = tower.trainingForward(images, random, plan.statistics);
      const loss = lossOf(given, output, batch, aim);
      loss.parts.forEach((part, name) => parts.set(name, part));
      spread = spreadOf(output.global);
      if (withHardest) hardest = hardestTriplet(batch, l2Distances(output.global).dataSync());
      return loss.total;
    }, variables);
    const rate = learningRate(plan.schedule, step);
    optimiser.apply(grads, rate, step);
    const loss = value.dataSync()[0];
    return { step: step + 1, loss, images: batch.signatures.length, learningRate: rate, spread, hardest, parts };
  });
}

/** The plan's objective, and what else a run that goes on from a model is held to and learns by. */
function lossOf(
  { plan, thresholds, decides, random }: Step,
  output: TowerOutput,
  batch: Batch,
  aim?: TowerOutput,
): LossTerms {
  const { total, parts } = towerLoss(output, thresholds as ReadonlyMap<string, Scalar>, batch, plan.objective, random);
  const turned = aim ? distillationLoss(output, aim) : null;
  const map = plan.decision > 0 && decides ? output.maps.get(decides.localMap) : undefined;
  const decision = map && decides ? decisionLoss(map, batch, decides) : null;
  const further = [
    ['turned', turned, plan.distillation],
    ['decision', decision, plan.decision],
  ] as const;
  const present = further.flatMap(([name, loss, share]) => (loss ? [{ name, loss, share }] : []));
  return {
    total: present.reduce((sum: Scalar, { loss, share }) => tf.add(sum, tf.mul(loss, share)), total),
    parts: new Map([...parts, ...present.map(({ name, loss }) => [name, loss.dataSync()[0]] as const)]),
  };
}

/** √(1 − |mean|²) of unit vectors: their root mean square distance from their mean. */
export function spreadOf(rows: Tensor2D): number {
  const squared = tf.sum(tf.square(tf.mean(rows, 0))).dataSync()[0];
  return Math.sqrt(Math.max(0, 1 - squared));
}
