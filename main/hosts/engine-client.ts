/** Keeps an engine process running for a host: starts it, notices when it dies or hangs, and starts it again. */
import { setTimeout as wait } from 'node:timers/promises';
import { methods, type Input, type MethodName, type Output } from '../contract/api.ts';
import { fromErrorRecord, ParaphError, toErrorRecord } from '../contract/errors.ts';
import type { EventRecord } from '../contract/events.ts';
import type { EventMessage } from '../contract/messages.ts';
import { connect, type Connection } from '../base/rpc.ts';
import { closeMethod, pingMethod, startMethod, type EngineStart } from './engine-protocol.ts';
import { startHeartbeat, type Rhythm } from './heartbeat.ts';
import type { Child } from './spawn.ts';

export interface EngineClientOptions {
  readonly start: EngineStart;
  /** Starts an engine process. */
  readonly spawn: () => Child;
  /** Hears the engine's events, and its state as seen from here. */
  readonly onEvent?: (message: EventMessage) => void;
  readonly rhythm?: Rhythm;
  /** Milliseconds of a clock that never goes back. */
  readonly now?: () => number;
}

/** The engine as a host or a command sees it. Calls fail with `ParaphError`s. */
export interface EngineCaller {
  call<M extends MethodName>(name: M, input: Input<M>, signal?: AbortSignal): Promise<Output<M>>;
  /** Lets go of the engine. */
  close(): Promise<void>;
}

export interface EngineClient extends EngineCaller {
  /** Fulfilled once the engine answers; rejected with the reason why it cannot start. */
  ready(): Promise<void>;
  /** Tries again after it stopped. */
  restart(): void;
}

/** Long computations keep the engine from answering for a while: only half a minute of silence means that it hangs. */
const usualRhythm: Rhythm = { beat: 2_000, patience: 15 };
/** So many crashes within so many milliseconds: starting again by itself would not help. */
const crashLimit = 3;
const crashWindow = 60_000;
const startDeadline = 60_000;
const closeDeadline = 5_000;

export function startEngineClient(options: EngineClientOptions): EngineClient {
  const { spawn, onEvent = () => undefined, now = () => performance.now() } = options;
  const crashes = createCrashCounter(now);
  let closing = false;
  let child: Child | null = null;
  let session: Promise<Connection>;

  function tell(state: EventRecord<'engine'>['state'], message: string | null = null): void {
    onEvent({ event: 'engine', record: { state, message } });
  }

  function begin(state: 'starting' | 'restarting'): void {
    tell(state);
    const process = spawn();
    child = process;
    process.port.onClose(() => {
      if (child === process && !closing) ended();
    });
    session = openSession(process, options);
    session.then(() => tell('ready'), refused);
  }

  function ended(): void {
    if (crashes.add()) stop(crashedTooOften());
    else begin('restarting');
  }

  /** The engine said why it cannot start: trying again would end the same. */
  function refused(error: unknown): void {
    if (closing || (error instanceof ParaphError && error.code === 'engine-lost')) return;
    abandon();
    stop(fromErrorRecord(toErrorRecord(error)));
  }

  /** Ends the process without taking its end for a crash. */
  function abandon(): void {
    const process = child;
    child = null;
    process?.kill();
  }

  function stop(reason: ParaphError): void {
    session = Promise.reject(reason);
    session.catch(() => undefined);
    tell('stopped', reason.message);
  }

  begin('starting');
  return {
    ready: async () => void (await session),
    call: async (name, input, signal) => callOver(await session, name, input, signal),
    restart() {
      crashes.forget();
      abandon();
      begin('starting');
    },
    async close() {
      closing = true;
      const closed = session.then((connection) => connection.call(closeMethod, {})).catch(() => undefined);
      await Promise.race([closed, wait(closeDeadline, undefined, { ref: false })]);
      abandon();
    },
  };
}

/** Starts the engine in a fresh process; the heart is watched once it beats. */
async function openSession(process: Child, options: EngineClientOptions): Promise<Connection> {
  const { start, onEvent = () => undefined, rhythm = usualRhythm } = options;
  const connection = connect(process.port);
  connection.onEvent(onEvent);
  await connection.call(startMethod, start, { deadline: startDeadline });
  startHeartbeat(connection, pingMethod, rhythm, () => process.kill());
  return connection;
}

function createCrashCounter(now: () => number) {
  let crashes: number[] = [];
  return {
    /** Counts one more; true when starting again would not help. */
    add(): boolean {
      crashes = [...crashes.filter((at) => now() - at < crashWindow), now()];
      return crashes.length >= crashLimit;
    },
    forget: () => (crashes = []),
  };
}

/** A call of the contract over a line to an engine, under the call's own deadline. */
export async function callOver<M extends MethodName>(
  connection: Connection,
  name: M,
  input: Input<M>,
  signal?: AbortSignal,
): Promise<Output<M>> {
  const output = await connection.call(name, input, { signal, deadline: methods[name].deadline });
  // The engine is this very program: its dispatcher vouches for the type.
  return output as Output<M>;
}

function crashedTooOften(): ParaphError {
  return new ParaphError(
    'engine-lost',
    `Paraph’s engine crashed ${crashLimit} times within a minute and was stopped.`,
    {
      nextStep: 'Nothing that was saved is lost. Start Paraph again; if it happens again, run `paraph doctor`.',
    },
  );
}
