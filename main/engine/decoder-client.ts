/** The engine's side of the decoder process, which reads strangers' files: whatever happens there, the engine goes on. */
import { ParaphError } from '../contract/errors.ts';
import { HandMeasures } from '../contract/explanation.ts';
import { ImportList } from '../contract/imports.ts';
import { say } from '../contract/phrase.ts';
import { PageView } from '../contract/records.ts';
import { ExportedPerson } from '../contract/person-file.ts';
import { z } from '../contract/schema.ts';
import { connect, type Connection } from '../base/rpc.ts';
import {
  DecodedDocument,
  NormalisedDrawings,
  NormalisedPicture,
  PreparedSignature,
  RunLabels,
  UnpackedCharacters,
  UnpackedPictures,
  MadePicture,
  Overlap,
  TracedPicture,
  type DecoderApi,
} from '../imaging/decoder-api.ts';
import type { Spawn, WorkerProcess } from './spawn.ts';

/** Milliseconds for one answer; a page of 50 megapixels takes about two seconds. */
const usualDeadline = 10_000;
/** Milliseconds for a fresh process to load its libraries. */
const startDeadline = 30_000;

export interface Decoder extends DecoderApi {
  close(): void;
}

interface Session {
  readonly worker: WorkerProcess;
  readonly connection: Connection;
}

/**
 * Starts the decoder at the first call and again after it died. Calls are carried out one at a time, so that only the
 * file it died on is blamed.
 *
 * Calls throw `ParaphError` naming the file: what the decoder says, 'damaged-file' when it died or answered nonsense,
 * 'deadline' when it was killed for taking too long.
 */
export function createDecoder(spawn: Spawn, deadline = usualDeadline): Decoder {
  let session: Session | null = null;
  let closed = false;
  let lastCall: Promise<unknown> = Promise.resolve();

  function end(): void {
    session?.worker.kill();
    session = null;
  }

  async function open(): Promise<Session> {
    if (closed) throw new ParaphError('cancelled', say`The engine is closing.`);
    const worker = spawn('decoder');
    const opened = { worker, connection: connect(worker.port) };
    session = opened;
    opened.connection.onClose(() => {
      if (session === opened) session = null;
    });
    await opened.connection.call('ready', {}, { deadline: startDeadline }).catch(couldNotStart);
    return opened;
  }

  async function ask<S extends z.ZodMiniType>(
    method: keyof DecoderApi,
    request: { name: string },
    schema: S,
  ): Promise<z.output<S>> {
    const { connection } = session ?? (await open());
    try {
      return z.parse(schema, await connection.call(method, request, { deadline }));
    } catch (error) {
      const blamed = blame(error, request.name, deadline);
      if (blamed !== error) end();
      throw blamed;
    }
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = lastCall.then(work);
    lastCall = result.catch(() => undefined);
    return result;
  }

  return {
    open: (request) => inTurn(() => ask('open', request, DecodedDocument)),
    page: (request) => inTurn(() => ask('page', request, PageView)),
    prepare: (request) => inTurn(() => ask('prepare', request, PreparedSignature)),
    prepareVariant: (request) => inTurn(() => ask('prepareVariant', request, PreparedSignature)),
    normalise: (request) => inTurn(() => ask('normalise', request, NormalisedPicture)),
    centreLine: (request) => inTurn(() => ask('centreLine', request, TracedPicture)),
    describe: (request) => inTurn(() => ask('describe', request, HandMeasures)),
    reproduce: (request) => inTurn(() => ask('reproduce', request, MadePicture)),
    overlap: (request) => inTurn(() => ask('overlap', request, Overlap)),
    list: (request) => inTurn(() => ask('list', request, ImportList)),
    pictures: (request) => inTurn(() => ask('pictures', request, UnpackedPictures)),
    runLabels: (request) => inTurn(() => ask('runLabels', request, RunLabels)),
    labPictures: (request) => inTurn(() => ask('labPictures', request, NormalisedDrawings)),
    person: (request) => inTurn(() => ask('person', request, ExportedPerson)),
    characters: (request) => inTurn(() => ask('characters', request, UnpackedCharacters)),
    drawings: (request) => inTurn(() => ask('drawings', request, NormalisedDrawings)),
    close() {
      closed = true;
      end();
    },
  };
}

/** The error for the caller: `error` itself when the decoder said it, another when the decoder can't be kept. */
function blame(error: unknown, file: string, deadline: number): unknown {
  const code = error instanceof ParaphError ? error.code : 'nonsense';
  if (code === 'deadline') {
    return new ParaphError('deadline', say`The file could not be read within ${deadline / 1_000} seconds.`, {
      file,
      nextStep: say`Save the page with the signature as a picture and try that.`,
    });
  }
  if (code === 'engine-lost' || code === 'nonsense') {
    return new ParaphError('damaged-file', say`The file is damaged: reading it failed badly and was stopped.`, {
      file,
      nextStep: say`Scan or export the document again.`,
      cause: error,
    });
  }
  return error;
}

function couldNotStart(error: unknown): never {
  throw new ParaphError('internal', say`The process that reads files could not start.`, {
    nextStep: say`Run \`paraph doctor\`; reinstall Paraph if that does not help.`,
    cause: error,
  });
}
