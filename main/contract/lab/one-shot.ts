/** One-shot trials: one picture of each of n classes, and another picture of one of them that is to be found. */
import { z, Bytes, Count, Id, Rate, within } from '../schema.ts';
import { LabPart, LabPictures, OneShotResult } from './records.ts';

export const trialLimits = {
  n: { least: 2, most: 100 },
  /** Trials of each n. */
  trials: { least: 10, most: 100_000 },
} as const;

/** How many classes the guide's trials have. */
export const guideWays = [5, 10, 15, 20, 25] as const;

/** Whether the classes of a trial come from anywhere in the set, or all from one alphabet: figures differ by a factor of two. */
export const TrialProtocol = z.enum(['mixed', 'within']);
export type TrialProtocol = z.infer<typeof TrialProtocol>;

const Ways = z.int().check(...within(trialLimits.n));

/** One trial, by what it is drawn with; or one test of Lake's runs. */
export const TrialTask = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('drawn'), part: LabPart, protocol: TrialProtocol, n: Ways, seed: z.int() }),
  z.object({ kind: z.literal('official'), run: Count, test: Count }),
]);
export type TrialTask = z.infer<typeof TrialTask>;

/** Euclidean, and 1 − cos. On the unit sphere the one is a function of the other: both give the same order. */
export const Distances = z.object({ l2: z.number(), cosine: z.number() });
export type Distances = z.infer<typeof Distances>;

/** One class of a trial. */
export const TrialClass = z.object({
  ...Distances.shape,
  name: z.string(),
  group: z.string(),
  /** Of its one picture, in the set. */
  place: Count,
});
export type TrialClass = z.infer<typeof TrialClass>;

export const Trial = z.object({
  /** The place of the picture that is to be found. */
  probe: Count,
  /** As they were drawn by chance, not by distance. */
  classes: z.array(TrialClass),
  /** Which of them shows the probe's class. */
  answer: Count,
  /** The probe, then one picture of each class. */
  pictures: LabPictures,
});
export type Trial = z.infer<typeof Trial>;

export const PartTrials = z.object({ part: LabPart, results: z.array(OneShotResult) });
export type PartTrials = z.infer<typeof PartTrials>;

/** Lake's runs: how many of all tests went wrong, and of each run. */
export const OfficialRuns = z.object({ error: Rate, perRun: z.array(Rate) });
export type OfficialRuns = z.infer<typeof OfficialRuns>;

export const TrialsReport = z.object({
  protocol: TrialProtocol,
  seed: z.int(),
  parts: z.array(PartTrials),
  officialRuns: z.nullable(OfficialRuns),
});
export type TrialsReport = z.infer<typeof TrialsReport>;

/** How far trials under way have come. */
export const TrialsNews = z.object({ operation: Id, parts: z.array(PartTrials) });
export type TrialsNews = z.infer<typeof TrialsNews>;

/** A picture of a set by its place, or one of one's own: a PNG or JPEG. */
export const PickedPicture = z.union([z.object({ place: Count }), z.object({ picture: Bytes })]);
export type PickedPicture = z.infer<typeof PickedPicture>;

/** Two pictures, as the network takes them, and how far apart it sees them. */
export const PairReport = z.object({ ...Distances.shape, pictures: LabPictures });
export type PairReport = z.infer<typeof PairReport>;

/**
 * L2 distances of pairs of pictures of one part: every hundredth of them, ascending, from the least to the greatest.
 *
 * @property equalError where as many same pairs lie beyond as different ones within
 */
export const PairDistances = z.object({
  part: LabPart,
  same: z.array(z.number()),
  different: z.array(z.number()),
  pairs: z.object({ same: Count, different: Count }),
  equalError: z.object({ rate: Rate, threshold: z.number() }),
});
export type PairDistances = z.infer<typeof PairDistances>;

/**
 * A class of one's own by the nearest of its drawings.
 *
 * @property distance L2 on the sphere for a network of the lab, the local distance for the model that answers
 */
export const RankedDrawn = z.object({ class: Id, drawing: Id, distance: z.number() });
export type RankedDrawn = z.infer<typeof RankedDrawn>;

/** Nearest first. @property probe what was drawn as the network takes it, side by side in rows of `width` */
export const DrawnRanking = z.object({
  ranked: z.array(RankedDrawn),
  probe: z.object({ width: Count, height: Count, coverage: Bytes }),
});
export type DrawnRanking = z.infer<typeof DrawnRanking>;
