/** What is measured of a model beside its error rates: whether its explanations hold, what moves its verdicts, what fools it. */
import { Term } from './explanation.ts';
import { guideWays } from './lab/one-shot.ts';
import { OneShotProtocol, OneShotReport } from './lab/one-shot-report.ts';
import { LabProfile } from './lab/records.ts';
import { method } from './method.ts';
import { LessonWeights } from './recalibration.ts';
import { Policy } from './records.ts';
import { z, Count, Id, Rate } from './schema.ts';
import { Measure } from './verification-report.ts';

/** Which set, and what of it. */
const measured = { set: z.string(), writers: Count, model: z.string(), seed: z.int() };
/** Files that could not be read or held no usable signature, and why. */
const skipped = z.array(z.object({ file: z.string(), why: z.string() }));

/** So many of so many, with the interval that holds the share with 95 % confidence (Wilson 1927); 0 to 1 of none. */
export const Share = z.object({ count: Count, of: Count, ci: z.tuple([Rate, Rate]) });
export type Share = z.infer<typeof Share>;

/** A paired comparison: how often the first exceeds the second, and how likely that is by chance, two-sided. */
export const PairedTest = z.object({ greater: Count, less: Count, signTest: Rate, wilcoxon: Rate });
export type PairedTest = z.infer<typeof PairedTest>;

export const ExplanationReport = z.object({
  ...measured,
  skipped,
  /** Of a questioned signature and a specimen: as many genuine ones as forgeries, where there are some. */
  pairs: Count,
  /** Share of the questioned signature's ink that was removed, in blotches. */
  removed: Rate,
  /** Mean change of the distance by removing the ink that sets them apart most, that holds them together most, and as much at random. */
  change: z.object({ highest: z.number(), held: z.number(), random: z.number() }),
  /** Whether random ink leaves the signatures further apart than what the map says sets them apart. */
  lowers: PairedTest,
  /** Whether the distance moves further by the ink that the map says holds them together than by random ink, in size. */
  holds: PairedTest,
  /** The same by the ink that sets them apart. */
  moves: PairedTest,
  /** The examiner's terms on the same writers. */
  terms: z.array(
    z.object({
      term: Term,
      /** Standard deviation within a hand on the term's scale, root mean square over the writers. */
      deviation: z.nullable(z.number()),
      /** How often a skilled forgery lies further from the writer's mean than a genuine signature does. */
      auc: z.nullable(Rate),
    }),
  ),
});
export type ExplanationReport = z.infer<typeof ExplanationReport>;

export const RobustnessReport = z.object({
  ...measured,
  skipped,
  references: Count,
  genuine: Count,
  forged: Count,
  variants: z.array(
    z.object({
      variant: z.string(),
      /** A change that leaves the writing as it is; the others take something from it or add to it. */
      harmless: z.boolean(),
      /** Mean of how far the adjusted distance moved. */
      moved: z.nullable(z.number()),
      /** Of all verdicts, how many were others; of the genuine ones, how many became “forged”; of the forged, “genuine”. */
      changed: Share,
      genuineToForged: Share,
      forgedToGenuine: Share,
      /** How many got a flag on their quality, or could not be compared. */
      flagged: Share,
    }),
  ),
  /** Of the signatures called genuine, how many some harmless change or other made “forged”. */
  carried: Share,
  /** Which these are, and which changes did it. */
  carriedBy: z.array(z.object({ file: z.string(), variant: z.string() })),
});
export type RobustnessReport = z.infer<typeof RobustnessReport>;

/** Of the forgeries that were not called genuine before. */
const AttackOutcome = z.object({ genuine: Share, forged: Share, meanDistance: z.number() });
export type AttackOutcome = z.infer<typeof AttackOutcome>;

export const AdversarialReport = z.object({
  ...measured,
  skipped,
  references: Count,
  /** Skilled forgeries that were not called genuine before anything was done to them. */
  forgeries: Count,
  steps: Count,
  before: AttackOutcome,
  attacks: z.array(
    z.object({
      /** How far a pixel of the network's input may be changed, of 255. */
      budget: Count,
      /** Only pixels at most two from ink may change. */
      nearInk: z.boolean(),
      /** Handed to the network as it is: no file can do that. */
      onInput: AttackOutcome,
      /** As a grey picture file, through decoding, binarisation and cleaning. */
      asGrey: AttackOutcome,
      /** As a black and white picture file. */
      asInk: AttackOutcome,
      /** Computed with the way through black and white in mind, and handed in as such a file. */
      madeForInk: AttackOutcome,
      /** Computed against other specimens of the person than those it is compared with; on the network's input. */
      unknownReferences: AttackOutcome,
    }),
  ),
});
export type AdversarialReport = z.infer<typeof AdversarialReport>;

const common = {
  operation: z.optional(Id),
  directory: z.string(),
  seed: z._default(z.int(), 1),
  /** Only these writers, by folder name; all without it. */
  writers: z.optional(z.array(z.string())),
};
export const RecalibrationReport = z.object({
  ...measured,
  /** Where the thresholds come from before any case. */
  calibratedOn: z.object({ set: z.string(), writers: Count }),
  policy: Policy,
  references: Count,
  repeats: Count,
  /** Of inconclusive cases, the share whose truth became known beside verdicts that were decided. */
  settled: Rate,
  /** First without any case. */
  rows: z.array(
    z.object({
      /** How many were asked for; on average how many there were, how many of them inconclusive and settled, and of how many people. */
      cases: Count,
      decided: z.number(),
      settled: z.number(),
      people: z.number(),
      /** On writers who are not among the cases, in percent, with 95 % intervals over writers. */
      farSkilled: Measure,
      frr: Measure,
      inconclusiveGenuine: Measure,
      inconclusiveSkilled: Measure,
      /** Of likelihood ratios against a skilled forger, in bits, and how large these may get; means over the repeats. */
      cllr: z.number(),
      largestRatio: z.number(),
    }),
  ),
});
export type RecalibrationReport = z.infer<typeof RecalibrationReport>;

/** Another labelled folder, whole or some of its writers. */
export const OtherFolder = z.object({ directory: z.string(), writers: z.optional(z.array(z.string())) });
export type OtherFolder = z.infer<typeof OtherFolder>;

const positive = z.int().check(z.positive());
const longWork = { reach: 'command-line', deadline: 0 } as const;

export const evaluationMethods = {
  'evaluation.recalibration': method(
    'Measures whether decided cases make a policy hold on writers unlike those that the thresholds come from.',
    'evaluate recalibration DIR --calibrate-on DIR',
    z.object({
      ...common,
      calibrateOn: OtherFolder,
      references: z._default(positive, 5),
      cases: z._default(z.array(positive), [30, 60, 120]),
      settled: z._default(Rate, 1),
      repeats: z._default(positive, 20),
      weights: z._default(LessonWeights, { overruled: 1, hard: 1 }),
    }),
    RecalibrationReport,
    longWork,
  ),
  'evaluation.explanation': method(
    'Tests whether the ink that the maps rank highest is what sets two signatures apart or holds them together, and how much the examiner’s terms vary.',
    'evaluate explanation DIR',
    z.object({ ...common, pairs: z._default(positive, 200) }),
    ExplanationReport,
    longWork,
  ),
  'evaluation.robustness': method(
    'Measures how distance and verdict move with resolution, rotation, noise and what else happens to a scan.',
    'evaluate robustness DIR',
    z.object({ ...common, references: z._default(positive, 5), probes: z._default(positive, 2) }),
    RobustnessReport,
    longWork,
  ),
  'evaluation.adversarial': method(
    'Attacks the network with its own gradient, and measures what of it survives as a file.',
    'evaluate adversarial DIR',
    z.object({
      ...common,
      references: z._default(positive, 5),
      probes: z._default(positive, 2),
      steps: z._default(positive, 20),
      budgets: z._default(z.array(positive.check(z.maximum(255))), [8, 32, 128]),
    }),
    AdversarialReport,
    longWork,
  ),
  'evaluation.oneShot': method(
    'Measures n-way one-shot accuracy of a network of the lab on the unseen classes of labelled pictures.',
    'evaluate one-shot PATH',
    z.object({
      operation: z.optional(Id),
      /** A folder or a ZIP of labelled pictures. */
      path: z.string(),
      /** A network of the lab by its identifier or name, or a model’s folder; the network of characters that ships without it. */
      network: z._default(z.nullable(z.string()), null),
      profile: z._default(LabProfile, 'ink'),
      protocol: z._default(OneShotProtocol, 'all'),
      ways: z._default(z.array(z.int().check(z.gte(2), z.lte(1_000))), [...guideWays]),
      trials: z._default(positive, 10_000),
      seed: z._default(z.int(), 1),
    }),
    OneShotReport,
    longWork,
  ),
} as const;
