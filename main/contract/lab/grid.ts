/** An experiment grid: a network for each loss and size (and seed), each tried at every n, on classes learnt and unseen. */
import { ErrorRecord } from '../errors.ts';
import { z, Count, Id, Instant, Name, within } from '../schema.ts';
import { type EmbeddingObjective, MinerName, RunState, trainingLimits } from '../training.ts';
import { guideWays } from './one-shot.ts';
import { labLimits, LabSettings, OneShotResult } from './records.ts';

export const GridLoss = z.enum(['l2-triplet', 'cosine-triplet', 'contrastive']);
export type GridLoss = z.infer<typeof GridLoss>;

/** What the guide tries. */
export const gridLosses: readonly GridLoss[] = GridLoss.options;
export const gridSizes: readonly number[] = [3, 16, 64, 128, 512, 2048];

export const gridLimits = {
  sizes: 12,
  ways: { least: 2, most: 100, count: 12 },
  seeds: 10,
  trials: { least: 50, most: 20_000 },
} as const;

const differ = z.refine<unknown[]>((values) => new Set(values).size === values.length, 'each once');
const Margin = z.number().check(...within(trainingLimits.margin));
const { shape } = LabSettings;

/** All that decides what comes of a grid: started again from it, on as many threads, the figures are the same. */
export const GridSettings = z.object({
  set: Id,
  losses: z.array(GridLoss).check(z.minLength(1), differ),
  /** Numbers of an embedding. */
  sizes: z.array(z.int().check(...within(labLimits.size))).check(z.minLength(1), z.maxLength(gridLimits.sizes), differ),
  /** Classes to choose from in a trial. */
  ways: z
    .array(z.int().check(...within(gridLimits.ways)))
    .check(z.minLength(1), z.maxLength(gridLimits.ways.count), differ),
  /** A network is learnt once from each. */
  seeds: z.array(z.int()).check(z.minLength(1), z.maxLength(gridLimits.seeds), differ),
  /** Of each network at each n, on classes learnt and on unseen ones. */
  trials: z.int().check(...within(gridLimits.trials)),
  steps: shape.steps,
  peak: shape.peak,
  batch: shape.batch,
  rotations: shape.rotations,
  augmented: shape.augmented,
  /** Each in the unit of its distance. */
  margins: z.object({ 'l2-triplet': Margin, 'cosine-triplet': Margin, contrastive: Margin }),
  miner: MinerName,
});
export type GridSettings = z.infer<typeof GridSettings>;

/** Which network of a grid. */
export const GridPlace = z.object({ loss: GridLoss, size: Count, seed: z.int() });
export type GridPlace = z.infer<typeof GridPlace>;

export const GridCell = z.extend(GridPlace, {
  state: z.enum(['waiting', 'learning', 'done', 'failed']),
  /** Steps learnt. */
  step: Count,
  /** Milliseconds that learning and trials took; null before. */
  tookMs: z.nullable(z.number()),
  parameters: z.nullable(Count),
  /** One at each n; empty before. */
  learnt: z.array(OneShotResult),
  unseen: z.array(OneShotResult),
  /** Why it failed; the others go on. */
  failure: z.nullable(ErrorRecord),
});
export type GridCell = z.infer<typeof GridCell>;

/** What a grid ran on: figures repeat on as many threads of the same runtime. */
export const GridMachine = z.object({
  /** Processors it may use at once, which is how many threads TensorFlow starts. */
  threads: Count,
  processor: z.string(),
  /** TensorFlow in words, with what it runs on. */
  runtime: z.string(),
  platform: z.string(),
});
export type GridMachine = z.infer<typeof GridMachine>;

export const LabGrid = z.object({
  id: Id,
  name: Name,
  /** Measured by whoever made Paraph, or here. */
  origin: z.enum(['shipped', 'own']),
  startedAt: Instant,
  endedAt: z.nullable(Instant),
  state: RunState,
  settings: GridSettings,
  setName: Name,
  machine: z.nullable(GridMachine),
  cells: z.array(GridCell),
  remainingMs: z.nullable(z.number()),
  failure: z.nullable(ErrorRecord),
});
export type LabGrid = z.infer<typeof LabGrid>;

/** What a grid tells while a cell of it learns. */
export const GridNews = z.object({ grid: Id, cell: GridCell, remainingMs: z.nullable(z.number()) });
export type GridNews = z.infer<typeof GridNews>;

/** What the illustrated guide says of losses and sizes, as questions that a grid can answer. */
export const GridQuestion = z.enum([
  /** Is contrastive ahead on learnt classes by more than the triplet losses are? */
  'contrastive-overfits',
  /** Does contrastive lose more than the triplet losses from the least n to the greatest? */
  'contrastive-falls',
  /** Is cosine ahead of the best other loss at small sizes? */
  'cosine-at-small-sizes',
  /** Is a middling size ahead of the smallest? */
  'size-helps',
  /** Is the largest size ahead of the middling one? */
  'size-helps-further',
]);
export type GridQuestion = z.infer<typeof GridQuestion>;

/** A question with what these trials answer: by how much one side is ahead of the other, in shares, with its 95 % interval. */
export const GridClaim = z.object({
  question: GridQuestion,
  /** `open`: the interval holds 0, so these trials do not tell both apart. */
  answer: z.enum(['yes', 'no', 'open']),
  difference: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  /** Whether the interval holds what another seed would change (from three seeds on), or trials alone. */
  covers: z.enum(['trials', 'seeds']),
  /** What was compared, and what each came to. */
  sides: z.tuple([z.number(), z.number()]),
  losses: z.tuple([z.array(GridLoss), z.array(GridLoss)]),
  sizes: z.tuple([z.array(Count), z.array(Count)]),
  ways: z.array(Count),
});
export type GridClaim = z.infer<typeof GridClaim>;

/** Cosine distance is half the square of the L2 distance on the sphere. */
export function objectiveOf({ margins, miner }: GridSettings, loss: GridLoss): EmbeddingObjective {
  const margin = margins[loss];
  if (loss === 'contrastive') return { kind: 'contrastive', distance: 'l2', margin };
  return { kind: 'triplet', distance: loss === 'l2-triplet' ? 'l2' : 'cosine', margin, miner };
}

/** The guide's grid at a size that two idle cores get through in about a quarter of an hour on Omniglot. */
export const gridDefaults: Omit<GridSettings, 'set'> = {
  losses: [...gridLosses],
  sizes: [...gridSizes],
  ways: [...guideWays],
  seeds: [1],
  trials: 1_000,
  steps: 750,
  peak: 1e-3,
  batch: { classes: 20, pictures: 4 },
  rotations: false,
  augmented: false,
  margins: { 'l2-triplet': 0.2, 'cosine-triplet': 0.2, contrastive: 1 },
  miner: 'batch-all',
};
