import { z, Count, Id } from './schema.ts';

/** What an engine or its host tells without being asked. */
export const events = {
  /** Long work moved on. `remainingMs` is null until it can be told. */
  progress: z.object({
    operation: Id,
    stage: z.string(),
    done: Count,
    total: z.nullable(Count),
    perSecond: z.nullable(z.number()),
    remainingMs: z.nullable(z.number()),
    finished: z.boolean(),
  }),
  /** Records of a kind changed; whoever shows them asks again. */
  changed: z.object({ kind: z.enum(['workspace', 'signatories', 'specimens', 'cases']), id: z.nullable(Id) }),
  /** The engine's own state, as its host sees it. */
  engine: z.object({ state: z.enum(['starting', 'ready', 'restarting', 'stopped']), message: z.nullable(z.string()) }),
} as const;

export type EventName = keyof typeof events;
export type EventRecord<E extends EventName> = z.output<(typeof events)[E]>;
export type Emit = <E extends EventName>(name: E, record: EventRecord<E>) => void;
