/** How well a specimen that does not belong to its set is told, on labelled writers. */
import { method } from './method.ts';
import { z, Count, Id } from './schema.ts';
import { Measure } from './verification-report.ts';

/** Sets of one writer with one signature of somebody else among them; in percent of the sets, with intervals over writers. */
export const IntruderFigures = z.object({
  sets: Count,
  /** Something in the set is said not to belong. */
  flagged: Measure,
  /** The very signature, and nothing of the writer's own. */
  named: Measure,
  /** Of the writer's own signatures alone. */
  mistaken: Measure,
});
export type IntruderFigures = z.infer<typeof IntruderFigures>;

export const StrangerReport = z.object({
  set: z.string(),
  writers: Count,
  model: z.string(),
  seed: z.int(),
  draws: Count,
  results: z.array(
    z.object({
      /** Specimens of a set, the one that does not belong among them. */
      references: z.int().check(z.gte(2)),
      /** Sets of one writer's genuine signatures alone. */
      clean: z.object({ sets: Count, flagged: Measure }),
      /** With a genuine signature of somebody else, and with a skilled forgery; null where no writer has forgeries. */
      stranger: IntruderFigures,
      forgery: z.nullable(IntruderFigures),
    }),
  ),
  skipped: z.array(z.object({ file: z.string(), why: z.string() })),
});
export type StrangerReport = z.infer<typeof StrangerReport>;

const positive = z.int().check(z.positive());

export const strangerMethods = {
  'evaluation.strangers': method(
    'Measures how often a stranger’s signature or a forgery among somebody’s specimens is told, and how often nothing is wrong.',
    'evaluate strangers DIR',
    z.object({
      operation: z.optional(Id),
      directory: z.string(),
      /** Specimens of a set. */
      references: z._default(z.array(z.int().check(z.gte(2))), [2, 3, 5, 10]),
      /** Sets of each writer, of each kind. */
      draws: z._default(positive, 20),
      seed: z._default(z.int(), 1),
      /** Only these writers, by folder name; all without it. */
      writers: z.optional(z.array(z.string())),
    }),
    StrangerReport,
    { reach: 'command-line', deadline: 0 },
  ),
} as const;
