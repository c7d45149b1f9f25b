import type { Request } from '../contract/api.ts';
import type { VerificationReport } from '../contract/verification-report.ts';
import { readLabelledFolder } from '../evaluation/labelled-folder.ts';
import { evaluateVerification } from '../evaluation/evaluate-verification.ts';
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
  { directory, references, draws, seed, writers }: Request<'evaluation.verification'>,
  signal: AbortSignal,
  report: Report,
): Promise<VerificationReport> {
  const { embedder } = await model.ready();
  return evaluateVerification({
    folder: await readLabelledFolder(directory),
    embedder,
    prepare: (bytes, name) => decoder.prepare({ name, bytes, region: null, input: embedder.input }),
    references,
    draws,
    seed,
    writers,
    signal,
    onProgress: report,
  });
}
