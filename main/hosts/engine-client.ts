/** Keeps an engine process running for a host: starts it, notices when it dies or hangs, and starts it again. */
import { setTimeout as wait } from 'node:timers/promises';
import { methods, type Input, type MethodName, type Output } from '../contract/api.ts';
import { fromErrorRecord, ParaphError, toErrorRecord } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { EventRecord } from '../contract/events.ts';
import type { EventMessage } from '../contract/messages.ts';
import { connect, type Connection } from '../base/rpc.ts';
import { closeMethod, keepInStoreMethod, pingMethod, startMethod, type EngineStart } from './engine-protocol.ts';
import { startHeartbeat, type Rhythm } from './heartbeat.ts';
import type { Child } from './spawn.ts';

export interface EngineClientOptions {
  readonly start: EngineStart;
  /** Asked at every start for the key that the operating system's store holds for this workspace; null without one. */
  readonly systemKey?: () => Promise<Uint8Array<ArrayBuffer> | null>;
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
  /** Puts the workspace key under a key of the operating system's store, and besides, unless null, a passphrase. */
  keepInStore(key: Uint8Array<ArrayBuffer>, recovery: string | null): Promise<void>;
}

/** Long computations keep the engine from answering for a while: only half a minute of silence means that it hangs. */
const usualRhythm: Rhythm = { beat: 2_000, patience: 15 };
/** So many crashes within so many milliseconds: starting again by itself would not help. */
const crashLimit = 3;
const crashWindow = 60_000;
/** Milliseconds before it is started again, after the first crash and each further one. */
const pauses = [0, 500];
const startDeadline = 60_000;
const closeDeadline = 5_000;

export function startEngineClient(options: EngineClientOptions): EngineClient {
  const { spawn, onEvent = () => undefined, now = () => performance.now() } = options;
  const crashes = createCrashCounter(now);
  let closing = false;
  let child: Child | null = null;
  let launches = 0;
  let session: Promise<Connection>;

  function tell(state: EventRecord<'engine'>['state'], reason?: ParaphError): void {
    // The message has the way out in it, the offer of a backup for example: a terminal shows nothing else.
    const message = reason ? [reason.message, reason.nextStep ?? ''].join(' ').trim() : null;
    onEvent({ event: 'engine', record: { state, message, ...(reason ? { error: toErrorRecord(reason) } : {}) } });
  }

  function begin(state: 'starting' | 'restarting', pause = 0): void {
    tell(state);
    const number = ++launches;
    session = pause === 0 ? launch() : wait(pause).then(() => launch(number));
    session.then(() => tell('ready'), refused);
  }

  /** Unless, during a pause, the engine was closed or started otherwise. */
  function launch(number = launches): Promise<Connection> {
    if (closing || number !== launches) return Promise.reject(new ParaphError('engine-lost', say`Paraph is closing.`));
    const process = spawn();
    child = process;
    process.port.onClose(() => {
      if (child === process && !closing) ended();
    });
    return openSession(process, options);
  }

  function ended(): void {
    child = null;
    const count = crashes.add();
    if (count >= crashLimit) stop(crashedTooOften());
    else begin('restarting', pauses[count - 1]);
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
    tell('stopped', reason);
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
    keepInStore: async (key, recovery) => void (await (await session).call(keepInStoreMethod, { key, recovery })),
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
  const { start, systemKey, onEvent = () => undefined, rhythm = usualRhythm } = options;
  const connection = connect(process.port);
  connection.onEvent(onEvent);
  const kept = (await systemKey?.()) ?? undefined;
  await connection.call(startMethod, { ...start, systemKey: kept }, { deadline: startDeadline });
  startHeartbeat(connection, pingMethod, rhythm, () => process.kill());
  return connection;
}

function createCrashCounter(now: () => number) {
  let crashes: number[] = [];
  return {
    /** Counts one more; gives how many there were within the window. */
    add(): number {
      crashes = [...crashes.filter((at) => now() - at < crashWindow), now()];
      return crashes.length;
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
    say`Paraph’s engine crashed ${crashLimit} times within a minute and was stopped.`,
    {
      nextStep: say`Nothing that was saved is lost. Start Paraph again; if it happens again, run \`paraph doctor\`.`,
    },
  );
}
