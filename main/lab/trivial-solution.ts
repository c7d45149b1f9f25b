/** Two runs that differ in nothing but the margin, one of them without any: what becomes of the embeddings' spread. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { createRandom } from '../base/random.ts';
import { l2Distance } from '../base/vectors.ts';
import {
  allTriplets,
  type BatchDistances,
  contrastiveLossOf,
  measuresOf,
  tripletLossOf,
} from '../contract/lab/triplet-terms.ts';
import type { TrivialEnd, TrivialObjective, TrivialReport } from '../contract/lab/trivial.ts';
import type { EmbeddingObjective, TrainingPoint } from '../contract/training.ts';
import { countLearnt } from '../model/networks/shapes.ts';
import { conv4Spec } from '../model/networks/spec.ts';
import { createTrainer, type StepReport, type Trainer } from '../training/trainer.ts';
import { createLabEmbedder } from './lab-embedder.ts';
import { labPlan, learningSet } from './learn.ts';
import { coverageAt, type PictureSet } from './picture-set.ts';

export interface TrivialRequest {
  readonly objective: TrivialObjective;
  /** Of the run that has one. */
  readonly margin: number;
  readonly size: number;
  readonly steps: number;
  /** The learning rate after warm-up: large, so that what happens happens soon. */
  readonly peak: number;
  readonly batch: { readonly classes: number; readonly pictures: number };
  readonly seed: number;
}

export interface TrivialWatch {
  readonly signal?: AbortSignal | undefined;
  onPoint(run: 0 | 1, point: TrainingPoint): void;
}

/** Classes and pictures of each that are put in order at the end. */
const asked = { classes: 12, pictures: 4 };

/**
 * Both runs begin with the same weights and see the same pictures at every step. Nothing watches for a collapse.
 * @throws ParaphError `cancelled`
 */
export async function showTrivialSolution(
  set: PictureSet,
  request: TrivialRequest,
  { signal, onPoint }: TrivialWatch,
): Promise<TrivialReport> {
  const runs = [0, request.margin].map((margin) => beginRun(set, request, margin));
  try {
    for (let step = 0; step < request.steps; step++) {
      runs.forEach((run, index) => onPoint(index as 0 | 1, takeStep(run)));
      await breathe();
      throwIfCancelled(signal);
    }
    const ends = runs.map((run) => endOf(set, run, request)) as [TrivialEnd, TrivialEnd];
    return { steps: request.steps, parameters: countLearnt(conv4Spec(request.size)), ends };
  } finally {
    runs.forEach(({ trainer }) => trainer.dispose());
  }
}

interface Run {
  readonly margin: number;
  readonly trainer: Trainer;
  readonly reports: StepReport[];
}

function beginRun(set: PictureSet, request: TrivialRequest, margin: number): Run {
  const objective: EmbeddingObjective = { ...request.objective, margin };
  const plan = labPlan({ ...request, objective, rotations: false, augmented: false });
  return { margin, trainer: createTrainer(plan, learningSet(set, false), request.seed), reports: [] };
}

function takeStep({ trainer, reports }: Run): TrainingPoint {
  const started = performance.now();
  const report = trainer.trainStep();
  const seconds = (performance.now() - started) / 1_000;
  reports.push(report);
  const { step, loss, spread, learningRate, images, parts } = report;
  return { step, loss, spread, learningRate, active: parts.get('active') ?? 0, imagesPerSecond: images / seconds };
}

function endOf(
  set: PictureSet,
  { margin, trainer, reports }: Run,
  { objective, size, seed }: TrivialRequest,
): TrivialEnd {
  const last = reports.slice(-Math.ceil(reports.length / 10));
  const mean = (of: (report: StepReport) => number) => last.reduce((sum, next) => sum + of(next), 0) / last.length;
  return {
    margin,
    constantLoss: constantLoss(objective, margin),
    loss: mean(({ loss }) => loss),
    spreadBefore: reports[0].spread,
    spread: mean(({ spread }) => spread),
    ...orderOf(set, trainer, size, seed),
  };
}

/** All distances are 0 where everything is one point. */
function constantLoss({ kind }: TrivialObjective, margin: number): number {
  if (kind === 'triplet') return tripletLossOf(0, 0, margin);
  return contrastiveLossOf(0, true, margin) + contrastiveLossOf(0, false, margin);
}

/** How well distances put classes that were not learnt in order, whatever their scale; of those learnt where there are no others. */
function orderOf(
  set: PictureSet,
  trainer: Trainer,
  size: number,
  seed: number,
): Pick<TrivialEnd, 'ordered' | 'orderedOf'> {
  const able = set.classes.filter(({ pictures }) => pictures.length >= 2);
  const unseen = able.filter(({ part }) => part === 'unseen');
  const random = createRandom(seed);
  const some = random.sample(unseen.length >= 2 ? unseen : able, asked.classes);
  const places = some.flatMap(({ pictures }) => random.sample(pictures, asked.pictures));
  const labels = some.flatMap(({ pictures }, label) => pictures.slice(0, asked.pictures).map(() => label));
  const embedder = createLabEmbedder(conv4Spec(size), trainer.state().numbers);
  const batch = distancesBetween(embedder.embed(coverageAt(set, places)), size);
  embedder.dispose();
  const triplets = allTriplets(labels);
  const right = triplets.filter((triplet) => {
    const { toPositive, toNegative } = measuresOf(batch, triplet);
    return toPositive < toNegative;
  });
  return { ordered: right.length / Math.max(1, triplets.length), orderedOf: triplets.length };
}

function distancesBetween(vectors: Float32Array, size: number): BatchDistances {
  const count = vectors.length / size;
  const row = (at: number) => vectors.subarray(at * size, (at + 1) * size);
  const distances = Float64Array.from({ length: count * count }, (_, at) =>
    l2Distance(row(Math.floor(at / count)), row(at % count)),
  );
  return { size: count, distances };
}
