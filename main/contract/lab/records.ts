/** The lab: sets of pictures with a notion of same and different, and small networks that learn from them. */
import { ErrorRecord } from '../errors.ts';
import { z, Bytes, Count, Id, Instant, Name, Rate, within } from '../schema.ts';
import { EmbeddingObjective, RunState, TrainingPoint, trainingLimits } from '../training.ts';

/** Side of the square pictures that the lab's networks take, in pixels. */
export const labSide = 28;

/** How a picture is made ready: its ink alone, or its greys with their contrast evened out. */
export const LabProfile = z.enum(['ink', 'natural']);
export type LabProfile = z.infer<typeof LabProfile>;

export const LabOrigin = z.enum(['generated-characters', 'generated-signatures', 'workspace', 'imported', 'drawn']);
export type LabOrigin = z.infer<typeof LabOrigin>;

/** Classes that networks learn from, and those that they never see. */
export const LabPart = z.enum(['learnt', 'unseen']);
export type LabPart = z.infer<typeof LabPart>;

const PartTally = z.object({
  /** Alphabets, or whatever classes come in; 1 where they come in none. */
  groups: Count,
  classes: Count,
  pictures: Count,
});

export const LabSet = z.object({
  id: Id,
  name: Name,
  origin: LabOrigin,
  profile: LabProfile,
  learnt: PartTally,
  unseen: PartTally,
  /** Lake's one-shot runs that came with it; 0 without. */
  officialRuns: Count,
  createdAt: Instant,
});
export type LabSet = z.infer<typeof LabSet>;

/**
 * Sets that are there without anybody's doing, under the name of where they come from: generated ones are drawn when they
 * are first asked for, the workspace's own are read afresh; neither is stored.
 */
export const standingSets = [
  'generated-characters',
  'generated-signatures',
  'workspace',
] as const satisfies LabOrigin[];

/** Whether somebody made it one of the lab's: it has a name and can be removed. */
export function isBrought({ origin }: Pick<LabSet, 'origin'>): boolean {
  return !standingSets.some((standing) => standing === origin);
}

/** One class with the places of its pictures in the set. */
export const LabClass = z.object({
  name: z.string(),
  group: z.string(),
  part: LabPart,
  pictures: z.array(Count),
});
export type LabClass = z.infer<typeof LabClass>;

/** Pictures side by side, `labSide` × `labSide` bytes each, 0 paper to 255 ink, row by row. */
export const LabPictures = z.object({ count: Count, coverage: Bytes });
export type LabPictures = z.infer<typeof LabPictures>;

export const labLimits = {
  size: { least: 2, most: 2_048 },
  classes: { least: 2, most: 64 },
  pictures: { least: 2, most: 16 },
} as const;

export const LabSettings = z.object({
  set: Id,
  objective: EmbeddingObjective,
  /** Numbers of an embedding. */
  size: z.int().check(...within(labLimits.size)),
  steps: z.int().check(...within(trainingLimits.steps)),
  peak: z.number().check(...within(trainingLimits.peak)),
  /** Classes a step, and pictures of each. */
  batch: z.object({
    classes: z.int().check(...within(labLimits.classes)),
    pictures: z.int().check(...within(labLimits.pictures)),
  }),
  /** Whether quarter turns of a class are classes of their own. */
  rotations: z.boolean(),
  augmented: z.boolean(),
  seed: z.int(),
});
export type LabSettings = z.infer<typeof LabSettings>;

/** Share of n-way one-shot trials won, every few steps. */
export const LabAccuracy = z.object({ step: Count, n: Count, learnt: Rate, unseen: Rate });
export type LabAccuracy = z.infer<typeof LabAccuracy>;

export const LabNetwork = z.object({
  id: Id,
  name: Name,
  startedAt: Instant,
  state: RunState,
  settings: LabSettings,
  setName: Name,
  parameters: Count,
  step: Count,
  points: z.array(TrainingPoint),
  accuracy: z.array(LabAccuracy),
  remainingMs: z.nullable(z.number()),
  failure: z.nullable(ErrorRecord),
  /** Whether somebody of this workspace whom it learnt from has been erased since. */
  learntFromErased: z.boolean(),
  /** Learnt here, or by whoever made Paraph. */
  origin: z.enum(['own', 'shipped']),
});
export type LabNetwork = z.infer<typeof LabNetwork>;

/** A network with the weights that it has by now, or with those that it began with: drawn from its seed, nothing learnt. */
export const LabNetworkChoice = z.object({ network: Id, untrained: z._default(z.boolean(), false) });
export type LabNetworkChoice = z.infer<typeof LabNetworkChoice>;

/** A few pictures of a few classes whose embeddings are kept while a network learns. */
export const LabWatched = z.object({
  classes: z.array(z.pick(LabClass, { name: true, group: true, part: true })),
  /** Of which class each picture is. */
  classOf: z.array(Count),
  pictures: LabPictures,
});
export type LabWatched = z.infer<typeof LabWatched>;

/**
 * How the watched pictures lie at a step. Distances are kept beside the places, since a projection does not keep them, and
 * instead of the embeddings, since those of 2,048 numbers would be a hundred times as much.
 */
export const LabSnapshot = z.object({
  step: Count,
  /** float32, x, y, z of each picture: on the unit sphere up to three numbers an embedding, beyond them projected into it. */
  places: Bytes,
  /** float32, cosine distance (1 − cos) of each pair of pictures: (0, 1), (0, 2) … (1, 2) … */
  distances: Bytes,
  /** Share of the embeddings' variance that the three axes show; 1 up to three numbers. */
  share: Rate,
  /** How far the norm farthest from 1 is from it. */
  normError: z.number(),
});
export type LabSnapshot = z.infer<typeof LabSnapshot>;

/** What a network that learns just now tells. */
export const LabNews = z.object({
  network: Id,
  point: z.optional(TrainingPoint),
  accuracy: z.optional(LabAccuracy),
  /** Once, before the first snapshot. */
  watched: z.optional(LabWatched),
  snapshot: z.optional(LabSnapshot),
  remainingMs: z.nullable(z.number()),
});
export type LabNews = z.infer<typeof LabNews>;

/** An accuracy over trials with its 95 % interval (Wilson 1927). */
export const OneShotResult = z.object({
  n: Count,
  accuracy: Rate,
  ci: z.tuple([Rate, Rate]),
  trials: Count,
});
export type OneShotResult = z.infer<typeof OneShotResult>;
