/** How well signatures are identified among the writers of a labelled set, and how often no word is given. */
import { method } from './method.ts';
import { z, Count, Id, Rate } from './schema.ts';
import { Measure } from './verification-report.ts';

/** In percent of the signatures, with intervals over writers. */
const Answers = {
  signatures: Count,
  /** A name taken back, or that nobody is near, since something is unlike the calibration's material; they count nowhere else. */
  takenBack: Measure,
};

export const IdentificationReport = z.object({
  set: z.string(),
  model: z.string(),
  seed: z.int(),
  /** The share of strangers who may be given a name. */
  falseIdentification: Rate,
  results: z.array(
    z.object({
      references: Count,
      /** Everybody with as many specimens and one signature more; strangers are held against all others. */
      people: Count,
      /** Genuine signatures of enrolled writers: their own name is given, somebody else's, none. */
      enrolled: z.object({ ...Answers, right: Measure, wrong: Measure, unknown: Measure }),
      /** The same signatures while their writers are not enrolled. */
      strangers: z.object({ ...Answers, named: Measure, unknown: Measure }),
    }),
  ),
  skipped: z.array(z.object({ file: z.string(), why: z.string() })),
});
export type IdentificationReport = z.infer<typeof IdentificationReport>;

const positive = z.int().check(z.positive());

export const identificationMethods = {
  'evaluation.identification': method(
    'Measures how often signatures are given the right name, a wrong one or none, and what is taken back for unlike material.',
    'evaluate identification DIR',
    z.object({
      operation: z.optional(Id),
      directory: z.string(),
      /** Specimens of each writer. */
      references: z._default(z.array(positive), [1, 3, 5, 10]),
      /** Signatures of each writer that are asked about, at the most. */
      probes: z._default(positive, 10),
      seed: z._default(z.int(), 1),
      /** Only these writers, by folder name; all without it. */
      writers: z.optional(z.array(z.string())),
    }),
    IdentificationReport,
    { reach: 'command-line', deadline: 0 },
  ),
} as const;
