/** What decided cases of a workspace make of a model's calibration. */
import { PolicyRates, PolicyRefusal } from './rates.ts';
import { Policy } from './records.ts';
import { z, Count, Instant } from './schema.ts';
import { Flip, LessonTally, trainingLimits } from './training.ts';

/** How the distances of one kind of signature lie here, beside those that the model was calibrated on. */
export const DistanceMove = z.object({
  /** In standard deviations of the calibration's distances; above 0 they lie further from the specimens here. */
  shift: z.number(),
  /** How many times as widely they scatter. */
  stretch: z.number().check(z.positive()),
  /** Standard deviation of what is not known of the shift, in the same unit. */
  uncertainty: z.number().check(z.nonnegative()),
  cases: Count,
  people: Count,
  /** As many comparisons, independent of one another, say as much: one hand's resemble each other. */
  worth: z.number().check(z.nonnegative()),
});
export type DistanceMove = z.infer<typeof DistanceMove>;

const weight = (limits: { least: number; most: number }) => z.number().check(z.gte(limits.least), z.lte(limits.most));

/** How many times as much as others overruled cases, and hard or settled ones, count; 0 leaves them out. */
export const LessonWeights = z.object({
  overruled: weight(trainingLimits.overruledWeight),
  hard: weight(trainingLimits.hardWeight),
});
export type LessonWeights = z.infer<typeof LessonWeights>;

export const Recalibration = z.object({
  /** Key of the model whose distances these are. */
  model: z.string(),
  at: Instant,
  weights: LessonWeights,
  lessons: LessonTally,
  people: Count,
  genuine: DistanceMove,
  forged: DistanceMove,
});
export type Recalibration = z.infer<typeof Recalibration>;

/** How many decided cases a recalibration takes. */
export const CaseNeed = z.object({ genuine: Count, forged: Count, people: Count });
export type CaseNeed = z.infer<typeof CaseNeed>;

export const RecalibrationState = z.object({
  /** Null where the model's own calibration stands. */
  adopted: z.nullable(Recalibration),
  /** Cases it rests on that were decided otherwise, taken back or erased since. */
  withdrawn: Count,
  /** What is needed, and what is there now. */
  needed: CaseNeed,
  there: CaseNeed,
});
export type RecalibrationState = z.infer<typeof RecalibrationState>;

export const RecalibrationPreview = z.object({
  proposed: Recalibration,
  policy: Policy,
  /** What the policy comes to by number of specimens: as it stands now, and with the proposal. */
  before: z.array(PolicyRates),
  after: z.array(PolicyRates),
  /** Rates of the policy that the moved distances would not bear out: then the strictest thresholds there are stand. */
  refusals: z.array(PolicyRefusal),
  /** Past verdicts that would be others, among as many as could be told. */
  compared: Count,
  flips: z.array(Flip),
});
export type RecalibrationPreview = z.infer<typeof RecalibrationPreview>;
