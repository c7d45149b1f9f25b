/** The engine's side of one process of the lab: started when it is first asked, told what it needs to hold beforehand. */
import { connect, type Connection } from '../../base/rpc.ts';
import { ParaphError } from '../../contract/errors.ts';
import { events } from '../../contract/events.ts';
import type { LabNews } from '../../contract/lab/records.ts';
import { say } from '../../contract/phrase.ts';
import { z } from '../../contract/schema.ts';
import type { Answered, Asked, LabQuestion } from '../../lab/answers/index.ts';
import type { LabControl } from '../../lab/desk.ts';
import type { Spawn, WorkerProcess } from '../spawn.ts';
import type { LabSources } from './lab-sources.ts';
import type { Source } from './source.ts';

/** What a question is about; the process gets it handed over first. */
export interface Needs {
  readonly sets?: readonly string[];
  readonly networks?: readonly string[];
}

export type Handed = 'set' | 'network';

export interface LabProcess {
  /** @throws ParaphError what the process says; `engine-lost` when it died; `cancelled`; `not-found` for what is needed */
  ask<Q extends LabQuestion>(question: Q, request: Asked<Q>, needs: Needs, signal?: AbortSignal): Promise<Answered<Q>>;
  /** Has it let go of what was removed. */
  forget(kind: Handed, id: string): void;
  /** What is wanted of the long work under way. */
  want(what: LabControl['want']['what']): void;
  /** Ends it at once; the next question starts another. */
  kill(): void;
}

export interface LabProcessOptions {
  readonly spawn: Spawn;
  readonly sources: LabSources;
  onNews?(news: LabNews): void;
  /** Milliseconds without a question after which it ends, to give its memory back. */
  readonly patience?: number;
}

interface Session {
  readonly worker: WorkerProcess;
  readonly connection: Connection;
  /** Versions of what was handed over, by kind and name. */
  readonly held: Map<string, string>;
  /** Handing over is done one after the other: two questions about one set send it once. */
  handing: Promise<unknown>;
  calls: number;
}

/** Milliseconds for a fresh process to answer at all. */
const startDeadline = 60_000;

export function createLabProcess({ spawn, sources, onNews, patience = 300_000 }: LabProcessOptions): LabProcess {
  let opening: Promise<Session> | null = null;
  let session: Session | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function end(): void {
    clearTimeout(idle);
    session?.worker.kill();
    session = null;
    opening = null;
  }

  async function open(): Promise<Session> {
    const worker = spawn('lab');
    const connection = connect(worker.port);
    const opened: Session = { worker, connection, held: new Map(), handing: Promise.resolve(), calls: 0 };
    session = opened;
    connection.onEvent(({ event, record }) => {
      const news = event === 'lab' ? z.safeParse(events.lab, record) : null;
      if (news?.success) onNews?.(news.data);
    });
    connection.onClose(() => {
      if (session === opened) end();
    });
    await connection.call('ready', {}, { deadline: startDeadline });
    return opened;
  }

  async function handOver(to: Session, { sets = [], networks = [] }: Needs): Promise<void> {
    for (const id of sets) await hand(to, 'set', id, sources.set(id));
    for (const id of networks) await hand(to, 'network', id, sources.network(id));
  }

  async function hand(to: Session, kind: Handed, id: string, source: Source<object>): Promise<void> {
    const name = `${kind} ${id}`;
    if (to.held.get(name) === source.version) return;
    await to.connection.call(`keep-${kind}`, { id, [kind]: await source.read() });
    to.held.set(name, source.version);
  }

  function rest(from: Session): void {
    from.calls -= 1;
    if (from.calls > 0 || session !== from) return;
    clearTimeout(idle);
    idle = setTimeout(end, patience);
    idle.unref();
  }

  return {
    async ask(question, request, needs, signal) {
      const asked = await (opening ??= open().catch(couldNotStart));
      clearTimeout(idle);
      asked.calls += 1;
      try {
        const handed = asked.handing.then(() => handOver(asked, needs));
        asked.handing = handed.catch(() => undefined);
        await handed;
        // Our own process, with a type for each question.
        return (await asked.connection.call(question, request, { signal })) as Answered<typeof question>;
      } finally {
        rest(asked);
      }
    },
    forget(kind, id) {
      session?.held.delete(`${kind} ${id}`);
      // Also what it made itself. A process that died holds nothing any more.
      session?.connection.call(`forget-${kind}`, { id }).catch(() => undefined);
    },
    want(what) {
      // A process that is only starting hears of it before its first question.
      void opening
        ?.then(({ connection }) => connection.call('want', { what } satisfies LabControl['want']))
        .catch(() => undefined);
    },
    kill: end,
  };

  function couldNotStart(error: unknown): never {
    end();
    throw new ParaphError('internal', say`The lab’s process could not start.`, {
      nextStep: say`Run \`paraph doctor\`; reinstall Paraph if that does not help.`,
      cause: error,
    });
  }
}
