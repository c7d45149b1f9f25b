/** Long work of one kind that outlives windows, engines and kills: at most one is under way, the others stand as they are stored. */
import { ParaphError } from '../contract/errors.ts';
import type { Phrase } from '../contract/phrase.ts';
import type { RunState } from '../contract/training.ts';

/** What is known of it. */
export interface WorkRecord {
  readonly id: string;
  readonly state: RunState;
  readonly remainingMs: number | null;
}

/** What carries it out. */
export interface WorkUnderWay<R extends WorkRecord> {
  /** As it stands, newer than what is stored. */
  record(): R;
  /** Ends its process; it can go on later. */
  abandon(): void;
  /** Never fails. */
  readonly over: Promise<void>;
}

export interface OneUnderWay<R extends WorkRecord, W extends WorkUnderWay<R>> {
  current(): W | null;
  /** What carries this one out; null for one that stands still. */
  of(id: string): W | null;
  asItStands(record: R): R;
  /** @param whenOver called once, whatever came of it, or when it is let go */
  begin(work: W, whenOver?: () => void): void;
  /** Abandons it; from now on it stands as it is stored. */
  letGo(id: string): void;
  /** Abandons whatever is under way. */
  close(): void;
}

export function createOneUnderWay<R extends WorkRecord, W extends WorkUnderWay<R>>(): OneUnderWay<R, W> {
  let current: W | null = null;
  let leave = (): void => undefined;
  const of = (id: string) => (current?.record().id === id ? current : null);
  return {
    current: () => current,
    of,
    asItStands: (record) => of(record.id)?.record() ?? asAbandoned(record),
    begin(work, whenOver) {
      let isLeft = false;
      const leaveThis = () => {
        if (isLeft) return;
        isLeft = true;
        if (current === work) current = null;
        whenOver?.();
      };
      [current, leave] = [work, leaveThis];
      void work.over.then(leaveThis);
    },
    letGo(id) {
      const work = of(id);
      if (work === null) return;
      work.abandon();
      leave();
    },
    close: () => current?.abandon(),
  };
}

/** What was under way when its engine was killed stands still: nobody else can be at it, since a workspace has one engine. */
export function asAbandoned<R extends WorkRecord>(record: R): R {
  const isUnderWay = record.state === 'running' || record.state === 'preparing';
  return isUnderWay ? { ...record, state: 'paused', remainingMs: null } : record;
}

/** @throws ParaphError `refused`, with these words, for one that is not paused */
export function requirePaused<R extends WorkRecord>(record: R, otherwise: Phrase): R {
  if (record.state === 'paused') return record;
  throw new ParaphError('refused', otherwise, { detail: record.state });
}

/** @throws ParaphError `refused`, with these words, for one that nothing carries out */
export function requireUnderWay<W>(work: W | null, record: WorkRecord, otherwise: Phrase): W {
  if (work !== null) return work;
  throw new ParaphError('refused', otherwise, { detail: record.state });
}
