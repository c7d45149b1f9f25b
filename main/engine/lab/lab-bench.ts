/**
 * What the lab's handlers ask: two processes of one kind, one that answers questions at once and one that learns, so that
 * nobody waits for a step of training. Adding a question: one file in `lab/answers/`, one line in its index.
 */
import { ParaphError } from '../../contract/errors.ts';
import type { LabNetworkChoice, LabNews } from '../../contract/lab/records.ts';
import { say } from '../../contract/phrase.ts';
import type { Answered, Asked, LabQuestion } from '../../lab/answers/index.ts';
import type { EngineContext } from '../context.ts';
import { createLabProcess, type Handed, type Needs } from './lab-process.ts';
import { createLabSources } from './lab-sources.ts';

export interface AskOptions {
  readonly signal?: AbortSignal;
  /** What is to be handed over beside what the request names as `set` and `network`. */
  readonly needs?: Needs;
}

export interface LabWork<T> {
  /** Fails with what was thrown there, or with `engine-lost` when the process died. */
  readonly outcome: Promise<T>;
  /** Looked at by the work between its parts (`LabCall.wanted`). */
  pause(): void;
  finish(): void;
  /** Ends the process at once; work that still waits is not begun. */
  kill(): void;
}

export interface LabBench {
  /** @throws ParaphError `not-found` for a set or a network that is not there; what the answer throws */
  ask<Q extends LabQuestion>(question: Q, request: Asked<Q>, options?: AskOptions): Promise<Answered<Q>>;
  /** Long work in the process that learns, one thing at a time: it waits for what was begun before. */
  work<Q extends LabQuestion>(
    question: Q,
    request: Asked<Q>,
    onNews: (news: LabNews) => void,
    options?: AskOptions,
  ): LabWork<Answered<Q>>;
  /** A quick question to the process that learns, about the work under way. */
  askWorker<Q extends LabQuestion>(question: Q, request: Asked<Q>): Promise<Answered<Q>>;
  /** Has both processes let go of what was removed. */
  forget(kind: Handed, id: string): void;
  close(): void;
}

export function createLabBench(context: EngineContext): LabBench {
  const sources = createLabSources(context);
  const questions = createLabProcess({ spawn: context.spawn, sources });
  let hear: (news: LabNews) => void = () => undefined;
  const worker = createLabProcess({ spawn: context.spawn, sources, onNews: (news) => hear(news), patience: 20_000 });
  let before: Promise<unknown> = Promise.resolve();

  return {
    ask: (question, request, options = {}) =>
      questions.ask(question, request, needsOf(request, options.needs), options.signal),
    work(question, request, onNews, options = {}) {
      let [begun, over, ended]: boolean[] = [false, false, false];
      let wanted: 'pause' | 'finish' | null = null;
      const outcome = before.then(() => {
        if (ended) throw new ParaphError('cancelled', say`Cancelled.`);
        begun = true;
        hear = onNews;
        const answer = worker.ask(question, request, needsOf(request, options.needs), options.signal);
        worker.want(wanted ?? 'go-on');
        return answer;
      });
      before = outcome.then(
        () => (over = true),
        () => (over = true),
      );
      const want = (what: 'pause' | 'finish') => {
        wanted = what;
        if (begun && !over) worker.want(what);
      };
      return {
        outcome,
        pause: () => want('pause'),
        finish: () => want('finish'),
        kill: () => {
          ended = true;
          if (begun && !over) worker.kill();
        },
      };
    },
    askWorker: (question, request) => worker.ask(question, request, {}),
    forget: (kind, id) => [questions, worker].forEach((process) => process.forget(kind, id)),
    close: () => [questions, worker].forEach((process) => process.kill()),
  };
}

/** By convention a request names what it is about as `set` and `network`. */
function needsOf(request: object, more: Needs = {}): Needs {
  const { set, network } = request as { set?: string; network?: LabNetworkChoice };
  return {
    sets: [...(set === undefined ? [] : [set]), ...(more.sets ?? [])],
    networks: [...(network === undefined ? [] : [network.network]), ...(more.networks ?? [])],
  };
}
