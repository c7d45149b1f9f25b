import { randomUUID } from 'node:crypto';
import type { Request } from '../contract/api.ts';
import { undecided } from '../contract/decisions.ts';
import type { Flag, Quality, VerifyCase, VerifyDecision } from '../contract/records.ts';
import { compare, type Comparison } from '../matching/compare.ts';
import { decide, evidenceOf } from '../matching/decide.ts';
import type { EngineContext } from './context.ts';
import { policyOf } from './policy.ts';
import { readQuestionedSignature } from './questioned-signature.ts';

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
  const references = await context.references.of(signatory.id, embedder);
  const policy = policyOf(workspace);
  const { quality } = questioned.prepared;

  const comparison =
    questioned.embedding && references.length > 0
      ? compare(questioned.embedding, references, calibration.populationSpread)
      : null;
  const verdict: VerifyCase = {
    kind: 'verify',
    id: randomUUID(),
    createdAt: context.now(),
    fileName: questioned.fileName,
    fileHash: questioned.fileHash,
    region: request.region ?? null,
    placement: questioned.prepared.placement ?? undefined,
    quality,
    flags: flagsOf(quality, comparison),
    model: embedder.key,
    policy,
    ...undecided(),
    signatory: { id: signatory.id, name: signatory.name },
    evidence: comparison && evidenceOf(comparison, calibration),
    decision: comparison ? decide(comparison, calibration, policy) : nothingCompared(quality),
  };
  workspace.cases.record(verdict, questioned.prepared);
  context.emit('changed', { kind: 'cases', id: verdict.id });
  return verdict;
}

function nothingCompared(quality: Quality): VerifyDecision {
  const reason = quality.usable ? 'no-specimens' : 'unusable-image';
  return { word: 'inconclusive', reason, thresholds: null, supports: null };
}

function flagsOf(quality: Quality, comparison: Comparison | null): Flag[] {
  const few = comparison !== null && comparison.references.length < enoughSpecimens;
  return few ? [...quality.reasons, 'few-specimens'] : [...quality.reasons];
}
