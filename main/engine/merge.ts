/** Two persons who turn out to be one. */
import type { Request } from '../contract/api.ts';
import { groupByForm } from '../contract/forms.ts';
import type { MergePreview } from '../contract/people.ts';
import type { Signatory } from '../contract/records.ts';
import { joinNotes, refuseSame } from '../storage/merging.ts';
import type { Judgement } from '../storage/specimens.ts';
import type { EngineContext } from './context.ts';
import { judgeStored } from './judgement.ts';

/** Passes everything to the one who stays; each specimen is judged anew beside those who were there before. */
export async function mergeSignatories(
  context: EngineContext,
  { signatory, into }: Request<'signatories.merge'>,
): Promise<Signatory> {
  const judgements = await judgeMoves(context, signatory, into);
  const merged = context.workspace.signatories.merge(signatory, into, judgements);
  context.references.changed();
  for (const id of [signatory, into]) context.emit('changed', { kind: 'signatories', id });
  context.emit('changed', { kind: 'cases', id: null });
  return merged;
}

/** @throws ParaphError too-large when the notes together are too long, as merging would */
export async function previewMerge(
  context: EngineContext,
  { signatory, into }: Request<'signatories.mergePreview'>,
): Promise<MergePreview> {
  const { signatories, specimens, cases } = context.workspace;
  const [from, stays] = [signatories.get(signatory), signatories.get(into)];
  const concerns = [...(await judgeMoves(context, signatory, into)).values()].flatMap(
    (judgement) => judgement.concerns,
  );
  const both = groupByForm([...specimens.of(signatory), ...specimens.of(into)]);
  return {
    from,
    into: stays,
    forms: both.map(({ form, items }) => {
      const ofFrom = items.filter((specimen) => specimen.signatory === signatory).length;
      return { form, from: ofFrom, into: items.length - ofFrom };
    }),
    cases: cases.list({ signatory, limit: 1 }).total,
    note: joinNotes(stays.note, from.note),
    duplicates: concerns.filter((concern) => concern === 'duplicate').length,
    unlike: concerns.filter((concern) => concern === 'unlike-others').length,
  };
}

/** @throws ParaphError bad-input for one and the same person */
function judgeMoves(context: EngineContext, signatory: string, into: string): Promise<Map<string, Judgement>> {
  const { signatories, specimens } = context.workspace;
  const { id } = signatories.get(into);
  refuseSame(signatory, id);
  return judgeStored(
    context,
    specimens.of(signatory).map(({ id: specimen, form }) => ({ specimen, signatory: id, form })),
  );
}
