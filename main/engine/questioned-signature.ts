import type { Region } from '../contract/records.ts';
import type { Embedding } from '../base/embedding.ts';
import { throwIfCancelled } from '../base/cancellation.ts';
import type { PreparedSignature } from '../imaging/decoder-api.ts';
import type { EngineContext } from './context.ts';
import type { LoadedModel } from './active-model.ts';

export interface QuestionedSignature {
  readonly fileName: string;
  /** SHA-256 of the document, hexadecimal. */
  readonly fileHash: string;
  readonly model: LoadedModel;
  readonly prepared: PreparedSignature;
  /** Null when the image is not usable: nothing that could be compared. */
  readonly embedding: Embedding | null;
}

/** From a document and a region to an embedding: decode, clean, crop and normalise in the decoder, embed here. */
export async function readQuestionedSignature(
  context: EngineContext,
  request: { document: string; region?: Region | undefined },
  signal: AbortSignal,
): Promise<QuestionedSignature> {
  const { name, bytes, hash } = context.documents.get(request.document);
  const model = await context.model.ready();
  const prepared = await context.decoder.prepare({
    name,
    bytes,
    region: request.region ?? null,
    input: model.embedder.input,
  });
  throwIfCancelled(signal);
  const { normalised, quality } = prepared;
  const embedding = normalised && quality.usable ? model.embedder.embed([normalised])[0] : null;
  return { fileName: name, fileHash: hash, model, prepared, embedding };
}
