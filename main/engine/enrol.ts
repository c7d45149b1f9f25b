import type { Request } from '../contract/api.ts';
import type { Concern, EnrolmentOutcome } from '../contract/records.ts';
import { arrangeForms } from '../matching/forms.ts';
import type { Judgement } from '../storage/specimens.ts';
import type { EngineContext } from './context.ts';
import { judge, type Destination } from './judgement.ts';
import { readQuestionedSignature, type QuestionedSignature } from './questioned-signature.ts';
import { keepLine, specimenCopied } from './replay.ts';
import { refuseFuture } from './signing-day.ts';

const blocking: ReadonlySet<Concern> = new Set(['duplicate', 'enrolled-elsewhere', 'several-signatures']);

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
  const { quality, normalised, scanned, cleaned, placement, centreLine } = offered.prepared;
  const outcome = { fileName: offered.fileName, quality, picture: cleaned };
  if (!embedding || !normalised) {
    return { ...outcome, accepted: false, specimen: null, concerns: quality.reasons, duplicateOf: null };
  }

  const forms = arrangeForms(await context.references.of(signatory, model.embedder));
  const destination = { signatory, form };
  const judgement = withCopies(
    judge(workspace, destination, { quality, normalised, embedding }, forms, model),
    await copiedFrom(context, offered, destination),
  );
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
  keepLine(context, 'specimen', specimen.id, centreLine);
  context.references.changed();
  context.emit('changed', { kind: 'specimens', id: signatory });
  return { ...outcome, ...judgement, accepted: true, specimen };
}

/** People whose specimens a new one is held against: those who write most like it, which a copy's owner does. */
const neighbours = 10;

/** @property own a specimen of the same person and form, `elsewhere` one of somebody else: the same signing */
interface Originals {
  readonly own: string | null;
  readonly elsewhere: string | null;
}

/** Whether the signature offered is a specimen already, though the picture is another. */
async function copiedFrom(
  context: EngineContext,
  { embedding, model, prepared }: QuestionedSignature,
  { signatory, form }: Destination,
): Promise<Originals> {
  const { workspace } = context;
  const isOfForm = (specimen: string) => workspace.specimens.get(specimen).form === form;
  const own = await specimenCopied(context, prepared.centreLine, signatory, isOfForm);
  if (own !== null || embedding === null) return { own, elsewhere: null };
  const gallery = await context.references.gallery(model.embedder);
  const near = gallery.rank(embedding.global, neighbours);
  for (const other of new Set(near.map(({ entry }) => entry.signatory))) {
    const elsewhere = other === signatory ? null : await specimenCopied(context, prepared.centreLine, other);
    if (elsewhere !== null) return { own, elsewhere };
  }
  return { own, elsewhere: null };
}

function withCopies(judgement: Judgement, { own, elsewhere }: Originals): Judgement {
  const { concerns, duplicateOf } = judgement;
  if (duplicateOf !== null) return judgement;
  if (own !== null) return { ...judgement, concerns: [...concerns, 'duplicate'], duplicateOf: own };
  if (elsewhere === null) return judgement;
  return { ...judgement, concerns: [...concerns, 'enrolled-elsewhere'], duplicateOf: elsewhere };
}
