/** Calls over a port, in the messages of main/contract/messages.ts: one side asks, the other answers and tells events. */
import { decode, encode } from '../contract/codec.ts';
import { ParaphError, fromErrorRecord, toErrorRecord } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { EventName, EventRecord } from '../contract/events.ts';
import { AnswerMessage, CallId, CancelMessage, EventMessage, type Answer } from '../contract/messages.ts';
import { z } from '../contract/schema.ts';
import type { Port } from './port.ts';

/** A question to any process: the engine answers the contract's methods, a worker its own. */
const Question = z.object({ id: CallId, method: z.string(), input: z.unknown() });
const Asked = z.union([Question, CancelMessage]);
const Told = z.union([AnswerMessage, EventMessage]);

/** Carries a call out. Whatever it throws travels back; `signal` aborts when the caller gives up or goes away. */
export type Answerer = (method: string, input: unknown, signal: AbortSignal) => unknown;

export interface Served {
  /** Tells the other side without waiting. */
  emit<E extends EventName>(event: E, record: EventRecord<E>): void;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds after which the call fails with 'deadline'; none without it or at 0. */
  readonly deadline?: number | undefined;
}

export interface Connection {
  /**
   * The other side's answer, not yet checked. Fails with what the other side threw, or with 'cancelled', 'deadline', or
   * 'engine-lost' when the line closes first.
   */
  call(method: string, input: unknown, options?: CallOptions): Promise<unknown>;
  onEvent(listener: (message: EventMessage) => void): void;
  /** Any number of listeners, called after the calls under way have failed. */
  onClose(listener: () => void): void;
  close(): void;
}

/** Answers the calls that come in at `port`. A side that sends anything else is cut off. */
export function serve(port: Port, answerer: Answerer): Served {
  const running = new Map<CallId, AbortController>();

  async function answer(id: CallId, method: string, input: unknown): Promise<void> {
    const controller = new AbortController();
    running.set(id, controller);
    const outcome = await outcomeOf(() => answerer(method, input, controller.signal));
    running.delete(id);
    reply(id, outcome);
  }

  function reply(id: CallId, outcome: Answer): void {
    try {
      port.send(encode({ id, ...outcome }));
    } catch (error) {
      port.send(encode({ id, ok: false, error: toErrorRecord(error) }));
    }
  }

  receive(port, Asked, (message) => {
    if ('cancel' in message) running.get(message.cancel)?.abort();
    else if (running.has(message.id)) port.close();
    else void answer(message.id, message.method, message.input);
  });
  port.onClose(() => {
    for (const controller of running.values()) controller.abort();
  });
  return { emit: (event, record) => port.send(encode({ event, record })) };
}

/** Asks the side that serves at `port`. */
export function connect(port: Port): Connection {
  const pending = new Map<CallId, (answer: Answer) => void>();
  let closed = false;
  let lastId = 0;
  let tellEvent: (message: EventMessage) => void = () => undefined;

  function settle(id: CallId, answer: Answer): void {
    pending.get(id)?.(answer);
    pending.delete(id);
  }

  function giveUp(id: CallId, error: ParaphError): void {
    if (!pending.has(id)) return;
    port.send(encode({ cancel: id }));
    settle(id, failure(error));
  }

  function ask(id: CallId, method: string, input: unknown): Promise<Answer> {
    return new Promise((resolve) => {
      pending.set(id, resolve);
      try {
        port.send(encode({ id, method, input }));
      } catch (error) {
        settle(id, failure(error));
      }
    });
  }

  receive(port, Told, (message) => {
    if ('event' in message) tellEvent(message);
    else settle(message.id, message);
  });
  port.onClose(() => {
    closed = true;
    for (const id of [...pending.keys()]) settle(id, failure(lost()));
  });

  return {
    async call(method, input, { signal, deadline = 0 } = {}) {
      if (signal?.aborted) throw cancelled();
      if (closed) throw lost();
      const id = ++lastId;
      const cancel = () => giveUp(id, cancelled());
      const timer = deadline > 0 ? setTimeout(() => giveUp(id, late(deadline)), deadline) : undefined;
      signal?.addEventListener('abort', cancel);
      const answer = await ask(id, method, input);
      clearTimeout(timer);
      signal?.removeEventListener('abort', cancel);
      if (!answer.ok) throw fromErrorRecord(answer.error);
      return answer.output;
    },
    onEvent: (listener) => (tellEvent = listener),
    onClose: (listener) => port.onClose(listener),
    close: () => port.close(),
  };
}

/** Hands over every message of the expected kind and closes the port at the first that is not. */
function receive<S extends z.ZodMiniType>(port: Port, schema: S, listener: (message: z.output<S>) => void): void {
  port.onMessage((frame) => {
    const message = understood(schema, frame);
    if (message.success) listener(message.data);
    else port.close();
  });
}

function understood<S extends z.ZodMiniType>(schema: S, frame: Uint8Array) {
  try {
    return z.safeParse(schema, decode(frame));
  } catch {
    return { success: false } as const;
  }
}

/** How `work` ended, as it travels between processes. */
export async function outcomeOf(work: () => unknown): Promise<Answer> {
  try {
    return { ok: true, output: await work() };
  } catch (error) {
    return failure(error);
  }
}

function failure(error: unknown): Answer {
  return { ok: false, error: toErrorRecord(error) };
}

function cancelled(): ParaphError {
  return new ParaphError('cancelled', say`Cancelled.`);
}

function late(deadline: number): ParaphError {
  return new ParaphError('deadline', say`There was no answer within ${deadline / 1_000} seconds.`, {
    nextStep: say`Try again; close other heavy programs first.`,
  });
}

function lost(): ParaphError {
  return new ParaphError('engine-lost', say`The process that does the work stopped before it answered.`, {
    nextStep: say`It starts again by itself. Look whether the change arrived, then try again.`,
  });
}
