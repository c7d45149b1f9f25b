/** How well a model does on a labelled set: error rates, what its verdicts come to, what its evidence is worth. */
import { ReliabilityBin } from './likelihood.ts';
import { Policy } from './records.ts';
import { z, Count } from './schema.ts';

const Percent = z.number();
const Interval = z.tuple([Percent, Percent]);
/** With its 95 % interval over writers. */
export const Measure = z.object({ value: z.number(), ci: Interval });
export type Measure = z.infer<typeof Measure>;

/** What becomes of signatures at the model's own thresholds under a policy; in percent. */
export const VerdictFigures = z.object({
  thresholds: z.object({ accept: z.number(), reject: z.number() }),
  /** Left to a person: of genuine signatures and skilled forgeries in equal parts, and of each. */
  inconclusive: z.nullable(Measure),
  inconclusiveGenuine: Measure,
  inconclusiveSkilled: z.nullable(Measure),
  /** Errors among what was decided: genuine called forged, forgeries called genuine; null where nothing was. */
  wrongGenuine: z.nullable(Measure),
  wrongSkilled: z.nullable(Measure),
  /** Of each kind, how many had a word taken back for unlike material; they are among the inconclusive. Absent where nobody looked. */
  takenBackGenuine: z.optional(z.nullable(Measure)),
  takenBackSkilled: z.optional(z.nullable(Measure)),
  /** Likewise, how many lost “forged” since they lie near once turned by three degrees. */
  askewGenuine: z.optional(z.nullable(Measure)),
  askewSkilled: z.optional(z.nullable(Measure)),
});
export type VerdictFigures = z.infer<typeof VerdictFigures>;

/**
 * What likelihood ratios are worth against one alternative. Cllr (Brümmer and du Preez 2006) is their cost in bits: 0
 * tells all, 1 nothing. `cllrMin` is what it would be if these very distances were calibrated as well as can be; what
 * lies between is lost to calibration.
 */
export const EvidenceFigures = z.object({
  cllr: Measure,
  cllrMin: Measure,
  /** Tenths of the probability that the ratio gives at equal prior odds, with the share that was genuine. */
  reliability: z.array(ReliabilityBin),
  /** Detection error trade-off: false acceptance and rejection in percent, by rising threshold. */
  det: z.array(z.tuple([Percent, Percent])),
});
export type EvidenceFigures = z.infer<typeof EvidenceFigures>;

export const VerificationReport = z.object({
  set: z.string(),
  writers: Count,
  writersWithForgeries: Count,
  model: z.string(),
  /** Which writers the thresholds come from, where they are not the model's own. */
  calibratedOn: z.optional(z.object({ set: z.string(), writers: Count })),
  seed: z.int(),
  draws: Count,
  /** The error rates that verdicts were held to. */
  policy: Policy,
  results: z.array(
    z.object({
      references: Count,
      comparisons: z.object({ genuine: Count, random: Count, skilled: Count }),
      /** Error rates in percent at the model's own thresholds, chosen on other writers. */
      frr: Percent,
      farRandom: Percent,
      farSkilled: z.nullable(Percent),
      eerRandom: Percent,
      eerSkilled: z.nullable(Percent),
      eerSkilledPerWriter: z.nullable(Percent),
      ci: z.object({
        frr: Interval,
        farRandom: Interval,
        farSkilled: z.nullable(Interval),
        eerRandom: Interval,
        eerSkilled: z.nullable(Interval),
        eerSkilledPerWriter: z.nullable(Interval),
      }),
      verdicts: VerdictFigures,
      evidence: z.object({ skilled: z.nullable(EvidenceFigures), random: EvidenceFigures }),
    }),
  ),
  baselines: z.record(
    z.enum(['inkDarkness', 'strokeWidth', 'aspectRatio']),
    z.array(z.object({ references: Count, eerRandom: Percent, eerSkilled: z.nullable(Percent) })),
  ),
  skipped: z.array(z.object({ file: z.string(), why: z.string() })),
});
export type VerificationReport = z.infer<typeof VerificationReport>;
