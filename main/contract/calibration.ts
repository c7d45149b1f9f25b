import { z, Count, Rate } from './schema.ts';
import { TraitRanges } from './traits.ts';

/** 101 numbers: the 0th to the 100th percentile. */
const Percentiles = z.array(z.number()).check(z.length(101));
/** 101 rates, one for each percentile. */
const Rates = z.array(Rate).check(z.length(101));

/**
 * What error rates may be at most, with 95 % confidence over writers: over all of them, and among other writers like
 * those of each set. The further apart the calibration's sets, the more a threshold has to allow for.
 */
export const UpperEnds = z.object({
  /** Of skilled forgeries at or below each percentile of `skilled`; rising. */
  falseAcceptance: Rates,
  /** Of genuine signatures beyond each percentile of `genuine`; falling. */
  falseRejection: Rates,
});
export type UpperEnds = z.infer<typeof UpperEnds>;

/** How many writers left comparisons of each kind: what depends on one another is counted once. */
export const WriterCounts = z.object({ genuine: Count, random: Count, skilled: Count });
export type WriterCounts = z.infer<typeof WriterCounts>;

/** How adjusted distances were distributed on writers the network never saw, for one number of references. */
export const CalibrationRow = z.object({
  references: z.int().check(z.positive()),
  comparisons: z.object({ genuine: Count, random: Count, skilled: Count }),
  genuine: Percentiles,
  skilled: Percentiles,
  random: Percentiles,
  /** Moments of the random-forgery distances: the tail beyond the first percentile is extrapolated from them. */
  randomMoments: z.object({ mean: z.number(), deviation: z.number() }),
  /** Absent, as `upperEnds`, in models from before they were kept: then every writer counts for one comparison. */
  writers: z.optional(WriterCounts),
  upperEnds: z.optional(UpperEnds),
});
export type CalibrationRow = z.infer<typeof CalibrationRow>;

/**
 * How a signature's own texture moves the distance that is to be expected between two signings of it: μ₀ plus each
 * texture's difference from `mean` times `slope`.
 */
export const TextureTerm = z.object({ mean: z.number(), slope: z.number() });
export const ExpectedSpread = z.object({ extent: TextureTerm, distinctness: TextureTerm, variety: TextureTerm });
export type ExpectedSpread = z.infer<typeof ExpectedSpread>;

/** What sets of so many specimens of one hand were like. */
export const SetRow = z.object({
  references: z.int().check(z.positive()),
  /** Mean distance between the specimens of a set, over all sets; null for single specimens. */
  spread: z.nullable(z.object({ mean: z.number(), deviation: z.number(), most: z.number() })),
  /** Where the equal error rate of skilled forgeries lies with 95 % confidence, over writers. */
  equalError: z.tuple([z.number(), z.number()]),
});
export type SetRow = z.infer<typeof SetRow>;

/** How much more adjusted distances are with each unit by which a set's spread exceeds the usual one. */
export const SetCalibration = z.object({
  slopes: z.object({ genuine: z.number(), skilled: z.number() }),
  rows: z.array(SetRow),
});
export type SetCalibration = z.infer<typeof SetCalibration>;

export const Calibration = z.object({
  /** Where the distances come from, as a person would say it. */
  population: z.string(),
  writers: Count,
  /** Mean distance between two genuine signatures of one hand, over the population. */
  populationSpread: z.number(),
  /** Without it every signature is expected to vary as the population does. */
  expectedSpread: z.optional(ExpectedSpread),
  rows: z.array(CalibrationRow).check(z.minLength(1)),
  /** Absent in calibrations from before sets were told apart. */
  sets: z.optional(SetCalibration),
  /** What the genuine signatures looked like; absent where their pictures were not at hand. */
  traits: z.optional(TraitRanges),
});
export type Calibration = z.infer<typeof Calibration>;
