/** What is thought of a specimen beside the others of its form. */
import type { Embedding } from '../base/embedding.ts';
import type { NormalisedImage } from '../base/rasters.ts';
import type { FormName } from '../contract/forms.ts';
import type { Concern, Quality } from '../contract/records.ts';
import { arrangeForms, isStrange, nearFormOf, type FormReferences } from '../matching/forms.ts';
import type { StoredReference } from '../storage/embeddings.ts';
import type { Judgement } from '../storage/specimens.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { LoadedModel } from './active-model.ts';
import type { EngineContext } from './context.ts';

/** A specimen offered, or one that changes its place. */
export interface Judged {
  /** Its identifier, where it has one already: it is not compared with itself. */
  readonly specimen?: string;
  readonly quality: Quality;
  readonly normalised: NormalisedImage;
  readonly embedding: Embedding;
}

/** What a specimen is called as long as it has no identifier. */
const offered = 'offered';

/** Where it is to belong. */
export interface Destination {
  readonly signatory: string;
  readonly form: FormName;
}

/**
 * Duplicates and strangers are looked for within the form; a stranger there may be at home in another form.
 *
 * @param forms the person's references, each form apart
 */
export function judge(
  workspace: Workspace,
  { signatory, form }: Destination,
  { specimen, quality, normalised, embedding }: Judged,
  forms: readonly FormReferences[],
  { calibration }: LoadedModel,
): Judgement {
  const duplicateOf = workspace.specimens.findByContent(signatory, form, normalised, specimen);
  const own = forms.find((one) => one.form === form)?.without(specimen);
  const unlike = own !== undefined && isStrange({ specimen: specimen ?? offered, embedding }, own, calibration);
  const concerns: Concern[] = [...quality.reasons];
  if (duplicateOf !== null) concerns.push('duplicate');
  if (unlike) concerns.push('unlike-others');
  // Where its form has no specimen yet it may have been given to the wrong one.
  const mayBelongElsewhere = unlike || (own?.items.length ?? 0) === 0;
  const others = forms.filter((one) => one.form !== form);
  return { concerns, duplicateOf, nearForm: mayBelongElsewhere ? nearFormOf(embedding, others, calibration) : null };
}

interface Move extends Destination {
  readonly specimen: string;
}

/**
 * Judges stored specimens as if they were offered elsewhere, beside those who are there now; where nobody is, beside
 * those who come along.
 */
export async function judgeStored(context: EngineContext, moves: readonly Move[]): Promise<Map<string, Judgement>> {
  const { workspace } = context;
  const model = await context.model.ready();
  const persons = new Set(
    moves.flatMap(({ specimen, signatory }) => [workspace.specimens.get(specimen).signatory, signatory]),
  );
  const references: (StoredReference & { signatory: string })[] = [];
  for (const signatory of persons) {
    const own = await context.references.of(signatory, model.embedder);
    references.push(...own.map((reference) => ({ ...reference, signatory })));
  }
  const goingTo = new Map(moves.map((move) => [move.specimen, move]));
  const arranged = new Map([...persons].map((signatory) => [signatory, witnesses(references, goingTo, signatory)]));

  const judgements = new Map<string, Judgement>();
  for (const move of moves) {
    const own = references.find(({ specimen }) => specimen === move.specimen);
    if (!own) continue;
    const former = workspace.specimens.get(move.specimen);
    const judged = {
      specimen: move.specimen,
      quality: former.quality,
      normalised: workspace.specimens.normalised(move.specimen),
      embedding: own.embedding,
    };
    const judgement = judge(workspace, move, judged, arranged.get(move.signatory) ?? [], model);
    judgements.set(move.specimen, keepingTwin(judgement, former.duplicateOf, move, goingTo));
  }
  return judgements;
}

/** Everything that is at a person's and stays, and forms that are only now coming there. */
function witnesses(
  references: readonly (StoredReference & { signatory: string })[],
  goingTo: ReadonlyMap<string, Move>,
  signatory: string,
): FormReferences[] {
  const staying = references.filter((one) => one.signatory === signatory && !goingTo.has(one.specimen));
  const present = new Set(staying.map(({ form }) => form));
  const coming = references.flatMap((one) => {
    const move = goingTo.get(one.specimen);
    return move?.signatory === signatory && !present.has(move.form) ? [{ ...one, form: move.form }] : [];
  });
  return arrangeForms([...staying, ...coming]);
}

/** Two copies that go to the same place stay copies of one another. */
function keepingTwin(
  judgement: Judgement,
  twin: string | null,
  { signatory, form }: Move,
  goingTo: ReadonlyMap<string, Move>,
): Judgement {
  const twinMove = twin === null ? undefined : goingTo.get(twin);
  if (judgement.duplicateOf !== null || twinMove?.signatory !== signatory || twinMove.form !== form) return judgement;
  return { ...judgement, concerns: [...judgement.concerns, 'duplicate'], duplicateOf: twin };
}
