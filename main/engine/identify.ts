import { randomUUID } from 'node:crypto';
import type { Request } from '../contract/api.ts';
import { undecided } from '../contract/decisions.ts';
import type { IdentifyCase } from '../contract/records.ts';
import { identify, sizeOf } from '../matching/identify.ts';
import type { EngineContext } from './context.ts';
import { policyOf } from './policy.ts';
import { readQuestionedSignature } from './questioned-signature.ts';

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
    ? identify(questioned.embedding, gallery, calibration, policy)
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
  const identification: IdentifyCase = {
    kind: 'identify',
    id: randomUUID(),
    createdAt: context.now(),
    fileName: questioned.fileName,
    fileHash: questioned.fileHash,
    region: request.region ?? null,
    placement: questioned.prepared.placement ?? undefined,
    quality,
    flags: [...quality.reasons],
    model: embedder.key,
    policy,
    ...undecided(),
    ...answer,
  };
  workspace.cases.record(identification, questioned.prepared);
  context.emit('changed', { kind: 'cases', id: identification.id });
  return identification;
}
