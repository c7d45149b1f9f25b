/** Training a model on local data: what is asked for, how a run goes, and what stands in the registry afterwards. */
import { ErrorRecord } from './errors.ts';
import { z, Bytes, Count, Id, Instant, Name, within } from './schema.ts';

export const DistanceName = z.enum(['l2', 'cosine']);
export type DistanceName = z.infer<typeof DistanceName>;

export const MinerName = z.enum(['random', 'batch-all', 'batch-hard', 'semi-hard']);
export type MinerName = z.infer<typeof MinerName>;

/** Between which values each number of a run may lie. */
export const trainingLimits = {
  steps: { least: 10, most: 20_000 },
  /** Both kinds of distance stay within 2 on the unit sphere. */
  margin: { least: 0, most: 2 },
  peak: { least: 1e-6, most: 0.1 },
  writers: { least: 2, most: 64 },
  genuine: { least: 2, most: 16 },
  forged: { least: 0, most: 16 },
  towardsStart: { least: 0, most: 100 },
  heldOut: { least: 0.1, most: 0.5 },
  overruledWeight: { least: 0, most: 20 },
  hardWeight: { least: 0, most: 20 },
  distillation: { least: 0, most: 100 },
  decision: { least: 0, most: 1000 },
} as const satisfies Record<string, { least: number; most: number }>;

/** In the unit of the distance. */
const Margin = z.number().check(...within(trainingLimits.margin));

/** What the embedding is trained to; a network with local maps trains these as well, by their own losses. */
export const EmbeddingObjective = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('triplet'), distance: DistanceName, margin: Margin, miner: MinerName }),
  z.object({ kind: z.literal('contrastive'), distance: DistanceName, margin: Margin }),
]);
export type EmbeddingObjective = z.infer<typeof EmbeddingObjective>;

/** Where signatures to train on come from. */
export const TrainingSource = z.discriminatedUnion('kind', [
  /** The specimens of this workspace, and its confirmed and overruled cases. */
  z.object({ kind: z.literal('workspace') }),
  /**
   * A folder laid out as WRITER/genuine|forged/*, or as Omniglot is: ALPHABET/CHARACTER/NNNN_NN.png, each character a class
   * and nobody's forgery; for the command line, which alone may name paths.
   */
  z.object({ kind: z.literal('folder'), directory: z.string() }),
  /** A ZIP laid out as Omniglot is, handed over; kept until the run is over. */
  z.object({ kind: z.literal('archive'), name: z.string() }),
]);
export type TrainingSource = z.infer<typeof TrainingSource>;

export const TrainingSettings = z.object({
  /** `active` goes on from the model in use, `scratch` begins with random weights. */
  start: z.enum(['active', 'scratch']),
  steps: z.int().check(...within(trainingLimits.steps)),
  /** Learning rate after warm-up. */
  peak: z.number().check(...within(trainingLimits.peak)),
  batch: z.object({
    writers: z.int().check(...within(trainingLimits.writers)),
    genuine: z.int().check(...within(trainingLimits.genuine)),
    forged: z.int().check(...within(trainingLimits.forged)),
  }),
  objective: EmbeddingObjective,
  augmented: z.boolean(),
  /** How strongly weights are held to those the run began with (0: not at all). Without meaning from scratch. */
  towardsStart: z.number().check(...within(trainingLimits.towardsStart)),
  /** How much it costs to answer the same pictures otherwise than the model that the run began with does. */
  distillation: z._default(z.number().check(...within(trainingLimits.distillation)), 0),
  /** How much it costs where a forgery lies nearer, by the distance that verdicts rest on, than a genuine signature of anybody. */
  decision: z._default(z.number().check(...within(trainingLimits.decision)), 0),
  /** Whether layers go on normalising by what the model began with, not by each batch. Without meaning from scratch. */
  keptStatistics: z._default(z.boolean(), false),
  /** Share of writers kept apart to measure on. */
  heldOut: z.number().check(...within(trainingLimits.heldOut)),
  /** How many times as often as other signatures overruled cases, and hard or settled ones, are looked at; 0 leaves them out. */
  overruledWeight: z._default(z.number().check(...within(trainingLimits.overruledWeight)), 3),
  hardWeight: z._default(z.number().check(...within(trainingLimits.hardWeight)), 2),
  seed: z.int(),
});
export type TrainingSettings = z.infer<typeof TrainingSettings>;

export const RunStage = z.enum(['training', 'judging']);
export type RunStage = z.infer<typeof RunStage>;

/** One mark on the curves of a run. */
export const TrainingPoint = z.object({
  step: Count,
  loss: z.number(),
  /** Share of the chosen triplets (or unlike pairs) that still break the margin. */
  active: z.number(),
  /** Of a batch's embeddings about their mean, 0 (all the same: collapsed) to 1. */
  spread: z.number(),
  learningRate: z.number(),
  imagesPerSecond: z.number(),
});
export type TrainingPoint = z.infer<typeof TrainingPoint>;

/** Below this spread all embeddings are practically one point, and no triplet tells them apart any more. */
export const collapsedSpread = 0.02;

/** Equal error rates in percent on writers kept apart, every few steps; skilled is null without forgeries. */
export const HeldOutPoint = z.object({
  step: Count,
  eerRandom: z.number(),
  eerSkilled: z.nullable(z.number()),
});
export type HeldOutPoint = z.infer<typeof HeldOutPoint>;

export const RunState = z.enum(['preparing', 'running', 'paused', 'finished', 'cancelled', 'failed']);
export type RunState = z.infer<typeof RunState>;

/** Whether nothing can go on any more. */
export const isOver = (state: RunState): boolean => state === 'finished' || state === 'cancelled' || state === 'failed';

/**
 * Decided cases by what they teach: verdicts that were wrong, right but near a threshold, right and clear, and cases that the
 * measurement left open and a person settled; what was recorded before there were any has none of these.
 */
export const LessonTally = z.object({
  confirmed: Count,
  hard: Count,
  overruled: Count,
  settled: z._default(Count, 0),
});
export type LessonTally = z.infer<typeof LessonTally>;

export const sumOfLessons = ({ confirmed, hard, overruled, settled }: LessonTally): number =>
  confirmed + hard + overruled + settled;

/** What a decided case taught: that its signature is, or is not, that person's. */
export const CaseLesson = z.object({ case: Id, signatory: Id, genuine: z.boolean() });
export type CaseLesson = z.infer<typeof CaseLesson>;

export const DataSummary = z.object({
  /** SHA-256 over the normalised images and whose they are. */
  hash: z.string(),
  writers: Count,
  genuine: Count,
  forged: Count,
  heldOutWriters: Count,
  /** Forgeries among the writers kept apart: with too few the skilled error stays unknown. */
  heldOutForged: Count,
  /** Decided cases among them; absent in runs from before they were counted. */
  lessons: z.optional(LessonTally),
});
export type DataSummary = z.infer<typeof DataSummary>;

export const TrainingRun = z.object({
  id: Id,
  name: Name,
  startedAt: Instant,
  state: RunState,
  source: TrainingSource,
  settings: TrainingSettings,
  data: z.nullable(DataSummary),
  /** Key of the model that the run began with; null from scratch. */
  parent: z.nullable(z.string()),
  step: Count,
  points: z.array(TrainingPoint),
  heldOut: z.array(HeldOutPoint),
  remainingMs: z.nullable(z.number()),
  /** Key of the candidate that came of it. */
  model: z.nullable(z.string()),
  /** Why it failed. */
  failure: z.nullable(ErrorRecord),
});
export type TrainingRun = z.infer<typeof TrainingRun>;

/** The triplet that breaks its margin most just now: pictures as the network takes them, and its distances. */
export const TripletShown = z.object({
  width: Count,
  height: Count,
  /** Ink coverage, 0 paper to 255 ink, row by row. */
  anchor: Bytes,
  positive: Bytes,
  negative: Bytes,
  toPositive: z.number(),
  toNegative: z.number(),
  /** Whether the negative is a forgery of the anchor's hand. */
  forged: z.boolean(),
});
export type TripletShown = z.infer<typeof TripletShown>;

/** What a run under way tells. */
export const TrainingNews = z.object({
  run: Id,
  stage: RunStage,
  data: z.optional(DataSummary),
  point: z.optional(TrainingPoint),
  heldOut: z.optional(HeldOutPoint),
  triplet: z.optional(TripletShown),
  remainingMs: z.nullable(z.number()),
});
export type TrainingNews = z.infer<typeof TrainingNews>;

/** A difference candidate − active in percentage points, with its 95 % interval over writers. */
export const PairedChange = z.object({
  active: z.number(),
  candidate: z.number(),
  change: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  writers: Count,
});
export type PairedChange = z.infer<typeof PairedChange>;

export const GateReport = z.object({
  /** The model that the candidate was held against. */
  against: z.string(),
  references: z.int(),
  /** On writers of the run's own data kept apart; null where there are too few. */
  heldOutRandom: z.nullable(PairedChange),
  /** Null: skilled-forgery error unknown, too few real forgeries. */
  heldOutSkilled: z.nullable(PairedChange),
  /** On generated signatures that come with the application: a lopsided retraining shows here. */
  pinnedRandom: PairedChange,
  pinnedSkilled: PairedChange,
  passed: z.boolean(),
  /** What stands against promoting; empty when passed. */
  objections: z.array(
    z.enum(['held-out-random', 'held-out-skilled', 'pinned-random', 'pinned-skilled', 'no-calibration']),
  ),
});
export type GateReport = z.infer<typeof GateReport>;

export const ModelRecord = z.object({
  key: z.string(),
  name: Name,
  description: z.string(),
  origin: z.enum(['shipped', 'trained', 'imported']),
  createdAt: Instant,
  active: z.boolean(),
  parent: z.nullable(z.string()),
  run: z.nullable(Id),
  parameters: Count,
  weightsHash: z.string(),
  /** Somebody it was trained on has been erased since: consider training anew. */
  trainedOnErased: z.boolean(),
  /** Decided cases it learnt from, and how many of them were decided otherwise or taken back since. */
  lessons: z.object({ learnt: Count, withdrawn: Count }),
  gate: z.nullable(GateReport),
});
export type ModelRecord = z.infer<typeof ModelRecord>;

/** How a model came about, kept with it also when its run is forgotten. */
export const ModelHistory = z.pick(TrainingRun, {
  id: true,
  name: true,
  startedAt: true,
  source: true,
  settings: true,
  data: true,
  step: true,
  points: true,
  heldOut: true,
});
export type ModelHistory = z.infer<typeof ModelHistory>;

/** A past verdict that another model would give otherwise. */
export const Flip = z.object({
  case: Id,
  signatory: Name,
  before: z.enum(['genuine', 'inconclusive', 'forged']),
  after: z.enum(['genuine', 'inconclusive', 'forged']),
});
export type Flip = z.infer<typeof Flip>;

/** For people who would rather not choose numbers. */
export const trainingPresets = {
  /** Fits the model in use to this workspace's own hands, held close to what it knows. */
  adapt: {
    start: 'active',
    steps: 120,
    peak: 8e-4,
    batch: { writers: 6, genuine: 4, forged: 2 },
    objective: { kind: 'triplet', distance: 'l2', margin: 0.3, miner: 'batch-all' },
    augmented: true,
    towardsStart: 0,
    distillation: 6,
    decision: 300,
    keptStatistics: true,
    heldOut: 0.2,
    overruledWeight: 3,
    hardWeight: 2,
    seed: 1,
  },
  /** Paraph's network from random weights: for a folder of many writers with forgeries. */
  scratch: {
    start: 'scratch',
    steps: 850,
    peak: 1e-3,
    batch: { writers: 12, genuine: 4, forged: 2 },
    objective: { kind: 'triplet', distance: 'l2', margin: 0.3, miner: 'batch-all' },
    augmented: true,
    towardsStart: 0,
    distillation: 0,
    decision: 0,
    keptStatistics: false,
    heldOut: 0.2,
    overruledWeight: 3,
    hardWeight: 2,
    seed: 1,
  },
  /** The illustrated guide's: random L2 triplets with margin 0.2. */
  guide: {
    start: 'scratch',
    steps: 850,
    peak: 1e-3,
    batch: { writers: 12, genuine: 4, forged: 2 },
    objective: { kind: 'triplet', distance: 'l2', margin: 0.2, miner: 'random' },
    augmented: true,
    towardsStart: 0,
    distillation: 0,
    decision: 0,
    keptStatistics: false,
    heldOut: 0.2,
    overruledWeight: 3,
    hardWeight: 2,
    seed: 1,
  },
} as const satisfies Record<string, TrainingSettings>;
export type TrainingPreset = keyof typeof trainingPresets;
