import type { Request } from '../contract/api.ts';
import type { OtherFolder } from '../contract/evaluations.ts';
import type { VerificationReport } from '../contract/verification-report.ts';
import type { ReplayReport } from '../contract/replay-report.ts';
import { evaluateReplay } from '../evaluation/evaluate-replay.ts';
import { type LabelledFolder, readLabelledFolder, selectWriters } from '../evaluation/labelled-folder.ts';
import { evaluateVerification } from '../evaluation/evaluate-verification.ts';
import type { Prepare } from '../evaluation/embedded-set.ts';
import type { DecoderApi } from '../imaging/decoder-api.ts';
import type { Embedder } from '../model/embedder.ts';
import type { EngineContext } from './context.ts';
import type { Report } from './operations.ts';

/** Measures the active model on a folder of labelled signatures; nothing of it enters the workspace. */
export function evaluateFolder(
  context: EngineContext,
  request: Request<'evaluation.verification'>,
  signal: AbortSignal,
): Promise<VerificationReport> {
  const work = (signal: AbortSignal, report: Report) => evaluate(context, request, signal, report);
  return context.operations.run(request.operation, signal, work, 'evaluation.verification');
}

async function evaluate(
  { model, decoder }: EngineContext,
  { directory, references, draws, seed, writers, calibrateOn }: Request<'evaluation.verification'>,
  signal: AbortSignal,
  report: Report,
): Promise<VerificationReport> {
  const { embedder } = await model.ready();
  return evaluateVerification({
    folder: await readLabelledFolder(directory, signal),
    embedder,
    prepare: prepareBy(decoder, embedder),
    references,
    draws,
    seed,
    writers,
    calibrateOn: calibrateOn && (await readChosenFolder(calibrateOn, signal)),
    signal,
    onProgress: report,
  });
}

/** The first page of each file, taken as one signature. */
export function prepareBy(decoder: Pick<DecoderApi, 'prepare'>, { input }: Pick<Embedder, 'input'>): Prepare {
  return (bytes, name) => decoder.prepare({ name, bytes, region: null, input });
}

/** @throws ParaphError as `readLabelledFolder` and `selectWriters` do */
export async function readChosenFolder(
  { directory, writers }: OtherFolder,
  signal: AbortSignal,
): Promise<LabelledFolder> {
  const folder = await readLabelledFolder(directory, signal);
  return writers ? selectWriters(folder, writers) : folder;
}

/** Measures how copies are told; the model has no part in it. */
export function evaluateCopies(
  { operations, decoder }: EngineContext,
  { operation, directory, copied, seed, writers }: Request<'evaluation.replay'>,
  signal: AbortSignal,
): Promise<ReplayReport> {
  const work = async (signal: AbortSignal, report: Report) => {
    const folder = await readChosenFolder({ directory, writers }, signal);
    return evaluateReplay({ folder, decoder, copied, seed, signal, onProgress: report });
  };
  return operations.run(operation, signal, work, 'evaluation.replay');
}
