/** A verdict's reasons in the examiner's terms. They describe; the distance decides. */
import type { Request } from '../contract/api.ts';
import { ParaphError } from '../contract/errors.ts';
import type { Explanation, HandMeasures } from '../contract/explanation.ts';
import { say } from '../contract/phrase.ts';
import type { VerifyCase } from '../contract/records.ts';
import { usualSpread } from '../matching/compare.ts';
import { examineTerms, reasonsOf } from '../matching/examine.ts';
import { strongestPlace } from '../matching/strongest-place.ts';
import type { EngineContext } from './context.ts';
import { embedQuestioned } from './contributions.ts';

/**
 * Measured anew from the pictures, so that older cases are explained like new ones; a specimen removed since is left out.
 * @throws ParaphError `not-found`, `refused` for a case that compared nothing or looked for a writer
 */
export async function explainCase(context: EngineContext, request: Request<'cases.explanation'>): Promise<Explanation> {
  const record = context.workspace.cases.get(request.case);
  if (record.kind !== 'verify' || record.evidence === null) {
    throw new ParaphError('refused', say`Only a comparison with somebody’s specimens can be explained.`, {
      file: record.fileName,
    });
  }
  return explain(context, record, record.evidence);
}

async function explain(
  context: EngineContext,
  record: VerifyCase,
  { references }: NonNullable<VerifyCase['evidence']>,
): Promise<Explanation> {
  const { embedder, calibration } = await context.model.ready();
  const stored = await context.references.of(record.signatory.id, embedder);
  const compared = new Set(references.map(({ specimen }) => specimen));
  const present = stored.filter(({ specimen }) => compared.has(specimen));
  const [here, ...specimens] = await Promise.all([
    describeQuestioned(context, record),
    ...present.map(({ specimen }) => describeSpecimen(context, specimen)),
  ]);
  const { embedding } = await embedQuestioned(context, record, embedder);
  const maps = present.map((reference) => reference.embedding.local);
  const findings = examineTerms(here, specimens);
  return {
    model: embedder.key,
    specimens: present.length,
    terms: findings,
    place: maps.length === 0 ? null : strongestPlace(embedding.local, maps, usualSpread(present, calibration)),
    ...reasonsOf(findings),
  };
}

function describeQuestioned({ workspace, decoder }: EngineContext, record: VerifyCase): Promise<HandMeasures> {
  const bytes = workspace.cases.picture(record.id, 'cleaned');
  return decoder.describe({ name: record.fileName, bytes, placement: record.placement ?? null });
}

function describeSpecimen({ workspace, decoder }: EngineContext, id: string): Promise<HandMeasures> {
  const { fileName, placement = null } = workspace.specimens.get(id);
  return decoder.describe({ name: fileName, bytes: workspace.specimens.picture(id, 'cleaned'), placement });
}
