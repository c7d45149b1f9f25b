import { randomUUID } from 'node:crypto';
import type { Request } from '../contract/api.ts';
import { undecided } from '../contract/decisions.ts';
import type { Calibration } from '../contract/calibration.ts';
import type { IdentifyCase } from '../contract/records.ts';
import type { PreparedSignature } from '../imaging/decoder-api.ts';
import { traitsOf } from '../imaging/traits.ts';
import { identify, sizeOf, type Identification } from '../matching/identify.ts';
import { identifiedWithinLimits, unlikeIdentified } from '../matching/limits.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { EngineContext } from './context.ts';
import { traitsOfSpecimens } from './decide-within-limits.ts';
import { policyOf } from './policy.ts';
import { readQuestionedSignature } from './questioned-signature.ts';
import { markOf } from './recalibrated.ts';
import { findCopies, flagsOfCopies, keepLine } from './replay.ts';

/** A signature of unknown hand to ranked candidates, or to `unknown`. */
export async function identifySignature(
  context: EngineContext,
  request: Request<'identify.run'>,
  signal: AbortSignal,
): Promise<IdentifyCase> {
  const { workspace } = context;
  const questioned = await readQuestionedSignature(context, request, signal);
  const { embedder, calibration } = questioned.model;
  const policy = policyOf(workspace);
  const gallery = await context.references.gallery(embedder);

  const answer: Pick<IdentifyCase, 'candidates' | 'decision'> = questioned.embedding
    ? withinItsLimits(
        workspace,
        questioned.prepared,
        identify(questioned.embedding, gallery, calibration, policy),
        calibration,
      )
    : {
        candidates: [],
        decision: {
          word: 'inconclusive',
          reason: 'unusable-image',
          signatory: null,
          ...sizeOf(gallery),
          threshold: null,
        },
      };
  const { quality } = questioned.prepared;
  // Copies are looked for among those the signature may be said to be of, not among everybody.
  const near = answer.candidates.filter(({ adjustedDistance }) => adjustedDistance !== null);
  const copies = await findCopies(context, questioned, request.region ?? null, [
    ...new Set(near.map(({ signatory }) => signatory)),
  ]);
  const identification: IdentifyCase = {
    kind: 'identify',
    id: randomUUID(),
    createdAt: context.now(),
    fileName: questioned.fileName,
    fileHash: questioned.fileHash,
    region: request.region ?? null,
    placement: questioned.prepared.placement ?? undefined,
    quality,
    flags: [...flagsOfCopies(copies), ...quality.reasons],
    copies: copies.length > 0 ? copies : undefined,
    model: embedder.key,
    recalibrated: markOf(questioned.model.recalibration),
    policy,
    ...undecided(),
    ...answer,
  };
  workspace.cases.record(identification, questioned.prepared);
  keepLine(context, 'case', identification.id, questioned.prepared.centreLine);
  context.emit('changed', { kind: 'cases', id: identification.id });
  return identification;
}

/** Says nothing by rates that were not measured on such signatures, or on such specimens as the named person's; candidates stay. */
function withinItsLimits(
  workspace: Workspace,
  { normalised, quality }: PreparedSignature,
  { candidates, decision, named }: Identification,
  calibration: Calibration,
): Pick<IdentifyCase, 'candidates' | 'decision'> {
  const known = (specimens: readonly string[]) => traitsOfSpecimens(workspace, specimens, calibration);
  const unlike = unlikeIdentified(normalised && traitsOf(normalised), named, known, calibration);
  return { candidates, decision: identifiedWithinLimits(decision, unlike, quality) };
}
