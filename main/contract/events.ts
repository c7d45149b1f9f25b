import { ErrorRecord } from './errors.ts';
import { GridNews } from './lab/grid.ts';
import { LabNews } from './lab/records.ts';
import { TrialsNews } from './lab/one-shot.ts';
import { z, Count, Id, Instant } from './schema.ts';
import { TrainingNews } from './training.ts';

/** Where long work stands. `remainingMs` is null until it can be told. */
export const OperationRecord = z.object({
  operation: Id,
  /** The call that does it; null where that was not said. */
  call: z.nullable(z.string()),
  stage: z.string(),
  done: Count,
  total: z.nullable(Count),
  perSecond: z.nullable(z.number()),
  remainingMs: z.nullable(z.number()),
  startedAt: Instant,
  finished: z.boolean(),
  /** How it ended; null while it is under way. */
  outcome: z.nullable(z.enum(['done', 'failed', 'cancelled'])),
  /** Why it failed. */
  error: z.nullable(ErrorRecord),
});
export type OperationRecord = z.infer<typeof OperationRecord>;

/** What an engine or its host tells without being asked. */
export const events = {
  /** Long work moved on. */
  progress: OperationRecord,
  /** Records of a kind changed; whoever shows them asks again. */
  changed: z.object({
    kind: z.enum(['workspace', 'signatories', 'specimens', 'cases', 'models', 'training', 'lab', 'lab-grid']),
    id: z.nullable(Id),
  }),
  /** A training run moved on. */
  training: TrainingNews,
  /** A network of the lab moved on. */
  lab: LabNews,
  /** An experiment grid of the lab moved on. */
  labGrid: GridNews,
  /** One-shot trials under way were played on. */
  labTrials: TrialsNews,
  /** The engine's own state, as its host sees it. */
  engine: z.object({
    state: z.enum(['starting', 'ready', 'restarting', 'stopped']),
    message: z.nullable(z.string()),
    /** Why it stopped, with what to do next. */
    error: z.optional(ErrorRecord),
  }),
} as const;

export type EventName = keyof typeof events;
export type EventRecord<E extends EventName> = z.output<(typeof events)[E]>;
export type Emit = <E extends EventName>(name: E, record: EventRecord<E>) => void;
