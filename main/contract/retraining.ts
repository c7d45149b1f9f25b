/** What retraining on a workspace brings its people, and costs others: measured on labelled folders. */
import { method } from './method.ts';
import { GateReport, PairedChange, TrainingSettings, trainingPresets } from './training.ts';
import { z, Count, Id } from './schema.ts';

/** Before and after in percent, over several runs; `perRun` holds the change of each in percentage points. */
export const ChangeOverRuns = z.object({ ...PairedChange.shape, perRun: z.array(z.number()) });
export type ChangeOverRuns = z.infer<typeof ChangeOverRuns>;

/** Equal error rates on later signatures, one threshold for all; null where nothing was compared. */
export const GroupChange = z.object({
  writers: Count,
  comparisons: z.object({ genuine: Count, skilled: Count, random: Count }),
  skilled: z.nullable(ChangeOverRuns),
  random: z.nullable(ChangeOverRuns),
});
export type GroupChange = z.infer<typeof GroupChange>;

export const RetrainingReport = z.object({
  sets: z.array(z.string()),
  /** Key of the model that every run began with. */
  model: z.string(),
  settings: TrainingSettings,
  /** Specimens each later signature is compared with, and what the runs learnt from. */
  references: Count,
  learnt: z.object({ genuine: Count, forged: Count }),
  /** Those in the workspace, and those that are not. */
  people: GroupChange,
  others: GroupChange,
  runs: z.array(z.object({ seed: z.int(), step: Count, gate: GateReport })),
});
export type RetrainingReport = z.infer<typeof RetrainingReport>;

const names = z.array(z.string());

export const retrainingMethods = {
  'evaluation.retraining': method(
    'Measures what retraining on some writers’ earlier signatures brings their later ones, and others.',
    'evaluate retraining DIR…',
    z.object({
      operation: z.optional(Id),
      /** `people`: who may be in the workspace, `others`: who else is measured, by folder name; everybody without them. */
      sets: z
        .array(z.object({ directory: z.string(), people: z.optional(names), others: z.optional(names) }))
        .check(z.minLength(1)),
      /** How many are in the workspace. */
      people: z._default(z.int().check(z.gte(6)), 30),
      seeds: z._default(z.array(z.int()).check(z.minLength(1)), [1, 2, 3, 4, 5]),
      references: z._default(z.int().check(z.positive()), 5),
      /** Whether earlier forgeries are learnt from too, as decided cases are. */
      forgeries: z._default(z.boolean(), true),
      settings: z._default(TrainingSettings, trainingPresets.adapt),
      /** A folder that keeps the models; those that lie there already are not trained again. */
      keep: z.optional(z.string()),
    }),
    RetrainingReport,
    { reach: 'command-line', deadline: 0 },
  ),
} as const;
