import { randomUUID } from 'node:crypto';
import type { Request } from '../contract/api.ts';
import { undecided } from '../contract/decisions.ts';
import { ageingOf, isOld, isWide } from '../contract/ageing.ts';
import type { Calibration } from '../contract/calibration.ts';
import type { ComparedForm, FormName } from '../contract/forms.ts';
import type { Flag, Quality, Specimen, VerifyCase, VerifyDecision } from '../contract/records.ts';
import { evidenceOf } from '../matching/decide.ts';
import {
  arrangeForms,
  compareForms,
  strangersIn,
  type FormComparison,
  type FormReferences,
} from '../matching/forms.ts';
import { evidenceWithin } from '../matching/limits.ts';
import { setErrorsOf, type SetSize } from '../matching/set-errors.ts';
import type { EngineContext } from './context.ts';
import { decideWithinLimits } from './decide-within-limits.ts';
import { policyOf } from './policy.ts';
import { readQuestionedSignature } from './questioned-signature.ts';
import { markOf } from './recalibrated.ts';
import { findCopies, flagsOfCopies, keepLine } from './replay.ts';

/** Fewer specimens than this say little about how much a hand varies; the verdict carries a flag. */
const enoughSpecimens = 3;

/** A questioned signature to a recorded verdict. */
export async function verifySignature(
  context: EngineContext,
  request: Request<'verify.run'>,
  signal: AbortSignal,
): Promise<VerifyCase> {
  const { workspace } = context;
  const signatory = workspace.signatories.get(request.signatory);
  const questioned = await readQuestionedSignature(context, request, signal);
  const { embedder, calibration } = questioned.model;
  const forms = arrangeForms(await context.references.of(signatory.id, embedder));
  const asked = request.form === undefined ? forms : forms.filter(({ form }) => form === request.form);
  const policy = policyOf(workspace);
  const { quality, normalised } = questioned.prepared;

  const copies = await findCopies(context, questioned, request.region ?? null, [signatory.id]);
  const comparisons = questioned.embedding ? compareForms(questioned.embedding, asked, calibration) : [];
  const nearest = comparisons.at(0);
  const decision =
    nearest && normalised
      ? decideWithinLimits(workspace, { normalised, quality }, { forms: asked, comparisons }, questioned.model, policy)
      : nothingCompared(quality);
  const verdict: VerifyCase = {
    kind: 'verify',
    id: randomUUID(),
    createdAt: context.now(),
    fileName: questioned.fileName,
    fileHash: questioned.fileHash,
    region: request.region ?? null,
    placement: questioned.prepared.placement ?? undefined,
    quality,
    flags: [
      ...flagsOfCopies(copies),
      ...quality.reasons,
      ...(nearest ? flagsOf(nearest, workspace.specimens.of(signatory.id), context.now()) : []),
      ...(nearest ? flagsOfStrangers(workspace, asked, nearest, calibration) : []),
    ],
    copies: copies.length > 0 ? copies : undefined,
    model: embedder.key,
    recalibrated: markOf(questioned.model.recalibration),
    policy,
    ...undecided(),
    signatory: { id: signatory.id, name: signatory.name },
    form: nearest && comparedForm(nearest, request.form, forms.length),
    evidence: nearest
      ? evidenceWithin(decision, evidenceOf(nearest.comparison, calibration, comparisons.length), copies.length > 0)
      : null,
    set: nearest && setErrorsOf(sizeOf(nearest), calibration, policy),
    decision,
  };
  workspace.cases.record(verdict, questioned.prepared);
  keepLine(context, 'case', verdict.id, questioned.prepared.centreLine);
  context.emit('changed', { kind: 'cases', id: verdict.id });
  return verdict;
}

function nothingCompared(quality: Quality): VerifyDecision {
  const reason = quality.usable ? 'no-specimens' : 'unusable-image';
  return { word: 'inconclusive', reason, thresholds: null, supports: null };
}

function sizeOf({ comparison }: FormComparison): SetSize {
  return { references: comparison.references.length, spread: comparison.spread };
}

function comparedForm({ form }: FormComparison, named: FormName | undefined, forms: number): ComparedForm {
  return { name: form, chosen: named !== undefined ? 'named' : forms === 1 ? 'only' : 'nearest' };
}

/** What is to be said of the specimens that the verdict rests on. */
function flagsOf({ comparison }: FormComparison, specimens: readonly Specimen[], now: number): Flag[] {
  const compared = new Set(comparison.references.map(({ specimen }) => specimen));
  const ageing = ageingOf(
    specimens.filter(({ id }) => compared.has(id)),
    now,
  );
  const flags: Flag[] = [];
  if (compared.size < enoughSpecimens) flags.push('few-specimens');
  if (isOld(ageing)) flags.push('old-specimens');
  if (isWide(ageing)) flags.push('years-apart');
  return flags;
}

/** A stranger among the specimens makes this hand look more variable than it is, so that more forgeries pass. */
function flagsOfStrangers(
  { specimens }: EngineContext['workspace'],
  forms: readonly FormReferences[],
  { form }: FormComparison,
  calibration: Calibration,
): Flag[] {
  const compared = forms.find((one) => one.form === form);
  const doubted = compared ? strangersIn(compared, calibration).filter((id) => !specimens.get(id).belongs) : [];
  return doubted.length > 0 ? ['stranger-among-specimens'] : [];
}
