import type { Request } from '../contract/api.ts';
import type { VerificationReport } from '../contract/records.ts';
import { readLabelledFolder } from '../evaluation/labelled-folder.ts';
import { evaluateVerification } from '../evaluation/evaluate-verification.ts';
import type { EngineContext } from './context.ts';

/** Measures the active model on a folder of labelled signatures; nothing of it enters the workspace. */
export function evaluateFolder(
  context: EngineContext,
  request: Request<'evaluation.verification'>,
  signal: AbortSignal,
): Promise<VerificationReport> {
  return context.operations.run(request.operation, signal, async (signal, report) => {
    const { embedder } = await context.model.ready();
    const { directory, references, draws, seed, writers } = request;
    return evaluateVerification({
      folder: await readLabelledFolder(directory),
      embedder,
      prepare: (bytes, name) => context.decoder.prepare({ name, bytes, region: null, input: embedder.input }),
      references,
      draws,
      seed,
      writers,
      signal,
      onProgress: report,
    });
  });
}
