import { createHash } from 'node:crypto';
import type { Request } from '../contract/api.ts';
import type { Concern, EnrolmentOutcome } from '../contract/records.ts';
import type { NormalisedImage } from '../base/rasters.ts';
import { unlikeOthers } from '../matching/unlike-others.ts';
import type { EngineContext } from './context.ts';
import { readQuestionedSignature, type QuestionedSignature } from './questioned-signature.ts';

const blocking: ReadonlySet<Concern> = new Set(['duplicate', 'several-signatures']);

/** Whether a concern keeps a specimen out until a person insists; the others are only told. */
export function isKeptOut(concerns: readonly Concern[]): boolean {
  return concerns.some((concern) => blocking.has(concern));
}

/** Offers one signature as a specimen. What was refused leaves no trace. */
export async function enrolSpecimen(
  context: EngineContext,
  request: Request<'specimens.add'>,
  signal: AbortSignal,
): Promise<EnrolmentOutcome> {
  const { workspace } = context;
  const signatory = workspace.signatories.get(request.signatory);
  const offered = await readQuestionedSignature(context, request, signal);
  const { quality, normalised, scanned, cleaned, placement } = offered.prepared;
  const outcome = { fileName: offered.fileName, quality, picture: cleaned };
  if (!offered.embedding || !normalised) {
    return { ...outcome, accepted: false, specimen: null, concerns: quality.reasons, duplicateOf: null };
  }

  const contentHash = contentHashOf(normalised);
  const duplicateOf = workspace.specimens.findByContent(signatory.id, contentHash);
  const concerns = await concernsAbout(context, signatory.id, offered, duplicateOf);
  if (!request.insist && isKeptOut(concerns)) {
    return { ...outcome, accepted: false, specimen: null, concerns, duplicateOf };
  }
  const specimen = workspace.specimens.add({
    signatory: signatory.id,
    fileName: offered.fileName,
    signedOn: request.signedOn,
    scanned,
    cleaned,
    normalised,
    quality,
    concerns,
    duplicateOf,
    placement: placement ?? undefined,
    contentHash,
    embedding: offered.embedding,
  });
  context.references.changed();
  context.emit('changed', { kind: 'specimens', id: signatory.id });
  return { ...outcome, accepted: true, specimen, concerns, duplicateOf };
}

async function concernsAbout(
  context: EngineContext,
  signatory: string,
  { prepared, embedding, model }: QuestionedSignature,
  duplicateOf: string | null,
): Promise<Concern[]> {
  const concerns: Concern[] = [...prepared.quality.reasons];
  if (duplicateOf !== null) concerns.push('duplicate');
  const references = await context.references.of(signatory, model.embedder);
  if (embedding && unlikeOthers(embedding, references, model.calibration)) concerns.push('unlike-others');
  return concerns;
}

/** The same pixels under another file name, or saved again without loss, hash alike. */
export function contentHashOf({ width, height, coverage }: NormalisedImage): Uint8Array {
  return createHash('sha256').update(`${width}×${height}`).update(coverage).digest();
}
