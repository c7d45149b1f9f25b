/**
 * What travels between an interface and the host that serves it. Over a WebSocket each message is one binary frame made
 * by `encode` of codec.ts; over Electron's preload bridge the same records cross as they are.
 */
import { z, Count } from './schema.ts';
import { ErrorRecord } from './errors.ts';
import { events, type EventName, type EventRecord } from './events.ts';
import { methods, type Input, type MethodName } from './api.ts';
import type { ShellCallName, ShellEvent, ShellInput } from './shell.ts';

/** Numbers calls within one connection, so that an answer finds its question. */
export const CallId = Count;
export type CallId = z.infer<typeof CallId>;

const methodNames = Object.keys(methods) as [MethodName, ...MethodName[]];
const eventNames = Object.keys(events) as [EventName, ...EventName[]];

/** A question. `input` is checked by the host against the method's own schema. */
export const CallMessage = z.object({ id: CallId, method: z.enum(methodNames), input: z.unknown() });
export type CallMessage = z.infer<typeof CallMessage>;

/** The caller gives a call up: its signal aborts, and its answer, if one still comes, is dropped. */
export const CancelMessage = z.object({ cancel: CallId });
export type CancelMessage = z.infer<typeof CancelMessage>;

/** Everything an interface may send. */
export const ClientMessage = z.union([CallMessage, CancelMessage]);
export type ClientMessage = z.infer<typeof ClientMessage>;

const succeeded = { ok: z.literal(true), output: z.unknown() };
const failed = { ok: z.literal(false), error: ErrorRecord };

/** How a call ended. An error is a record, since a thrown error loses its fields between processes. */
export const Answer = z.discriminatedUnion('ok', [z.object(succeeded), z.object(failed)]);
export type Answer = z.infer<typeof Answer>;

/** An answer, with the number of its question. */
export const AnswerMessage = z.discriminatedUnion('ok', [
  z.object({ id: CallId, ...succeeded }),
  z.object({ id: CallId, ...failed }),
]);
export type AnswerMessage = z.infer<typeof AnswerMessage>;

/** An event, sent to every connected interface. `record` is checked against the event's own schema. */
export const EventMessage = z.object({ event: z.enum(eventNames), record: z.unknown() });
export type EventMessage = z.infer<typeof EventMessage>;

/** Everything a host may send. */
export const HostMessage = z.union([AnswerMessage, EventMessage]);
export type HostMessage = z.infer<typeof HostMessage>;

/** An event whose name and record belong together. */
export type TypedEvent = { [E in EventName]: { event: E; record: EventRecord<E> } }[EventName];

/** What Electron's preload script puts on the window as `paraph`. It never throws: failures are answers. */
export interface Bridge {
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Answer>;
  /** Calls back with every event until the returned function is called. */
  onEvent(listener: (message: EventMessage) => void): () => void;
  readonly shell: {
    call<N extends ShellCallName>(name: N, input: ShellInput<N>): Promise<Answer>;
    onEvent(listener: (event: ShellEvent) => void): () => void;
  };
}

/** Where the loopback host takes WebSocket connections, on its own origin. */
export const rpcPath = '/rpc';
