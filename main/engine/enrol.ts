import type { Request } from '../contract/api.ts';
import type { Concern, EnrolmentOutcome } from '../contract/records.ts';
import { arrangeForms } from '../matching/forms.ts';
import type { EngineContext } from './context.ts';
import { judge } from './judgement.ts';
import { readQuestionedSignature, type QuestionedSignature } from './questioned-signature.ts';
import { refuseFuture } from './signing-day.ts';

const blocking: ReadonlySet<Concern> = new Set(['duplicate', 'several-signatures']);

/** Whether a concern keeps a specimen out until a person insists; the others are only told. */
export function isKeptOut(concerns: readonly Concern[]): boolean {
  return concerns.some((concern) => blocking.has(concern));
}

/**
 * Offers one signature as a specimen. What was refused leaves no trace. Several offered for one person are decoded side by
 * side and judged in the order they came, so that of two copies it is the second that is one.
 */
export async function enrolSpecimen(
  context: EngineContext,
  request: Request<'specimens.add'>,
  signal: AbortSignal,
): Promise<EnrolmentOutcome> {
  refuseFuture(request.signedOn, context.now());
  const signatory = context.workspace.signatories.get(request.signatory);
  return context.turns.take(
    signatory.id,
    () => readQuestionedSignature(context, request, signal),
    (offered) => decide(context, request, offered),
  );
}

async function decide(
  context: EngineContext,
  request: Request<'specimens.add'>,
  offered: QuestionedSignature,
): Promise<EnrolmentOutcome> {
  const { workspace } = context;
  const { signatory, form, note, signedOn, insist } = request;
  const { embedding, model } = offered;
  const { quality, normalised, scanned, cleaned, placement } = offered.prepared;
  const outcome = { fileName: offered.fileName, quality, picture: cleaned };
  if (!embedding || !normalised) {
    return { ...outcome, accepted: false, specimen: null, concerns: quality.reasons, duplicateOf: null };
  }

  const forms = arrangeForms(await context.references.of(signatory, model.embedder));
  const destination = { signatory, form };
  const judgement = judge(workspace, destination, { quality, normalised, embedding }, forms, model);
  if (!insist && isKeptOut(judgement.concerns)) return { ...outcome, ...judgement, accepted: false, specimen: null };
  const specimen = workspace.specimens.add({
    ...destination,
    ...judgement,
    fileName: offered.fileName,
    note,
    signedOn,
    scanned,
    cleaned,
    normalised,
    quality,
    placement: placement ?? undefined,
    embedding,
  });
  context.references.changed();
  context.emit('changed', { kind: 'specimens', id: signatory });
  return { ...outcome, ...judgement, accepted: true, specimen };
}
