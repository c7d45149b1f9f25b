/** Where distances come from, for those who look at the pictures. */
import type { Request } from '../contract/api.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { Case, Contributions } from '../contract/records.ts';
import type { Embedding } from '../base/embedding.ts';
import { heldTogether, localContributions } from '../matching/contributions.ts';
import type { Embedder } from '../model/embedder.ts';
import type { LoadedModel } from './active-model.ts';
import type { EngineContext } from './context.ts';

/** @property frame what of the cleaned picture the network's map covers */
interface Examined {
  readonly embedding: Embedding;
  readonly frame: Contributions['one']['frame'];
}

/**
 * A questioned signature against a specimen, under the model in use.
 * @throws ParaphError `not-found`, `refused` when the questioned signature has nothing to compare
 */
export async function contributionsOfCase(
  context: EngineContext,
  request: Request<'cases.contributions'>,
): Promise<Contributions> {
  const model = await context.model.ready();
  const { embedder } = model;
  const questioned = await embedQuestioned(context, context.workspace.cases.get(request.case), embedder);
  return compared(model, questioned, await examineSpecimen(context, request.with, embedder));
}

/**
 * The questioned signature of a case, under the model in use: from its cleaned picture, which gives the network's input
 * to the bit.
 * @throws ParaphError `refused` when it has nothing to compare
 */
export async function embedQuestioned(
  { workspace, decoder }: EngineContext,
  { id, quality, fileName }: Case,
  embedder: Embedder,
): Promise<Examined> {
  if (!quality.usable) {
    throw new ParaphError('refused', say`The questioned signature holds too little ink to compare.`, {
      file: fileName,
    });
  }
  const bytes = workspace.cases.picture(id, 'cleaned');
  const { normalised, frame } = await decoder.normalise({ name: fileName, bytes, input: embedder.input });
  return { embedding: embedder.embed([normalised])[0], frame };
}

/** Two specimens against each other. @throws ParaphError `not-found` */
export async function contributionsOfSpecimens(
  context: EngineContext,
  request: Request<'specimens.contributions'>,
): Promise<Contributions> {
  const model = await context.model.ready();
  const { embedder } = model;
  const one = await examineSpecimen(context, request.specimen, embedder);
  return compared(model, one, await examineSpecimen(context, request.with, embedder));
}

async function examineSpecimen(context: EngineContext, id: string, embedder: Embedder): Promise<Examined> {
  const { specimens } = context.workspace;
  const { signatory, fileName } = specimens.get(id);
  const references = await context.references.of(signatory, embedder);
  const found = references.find(({ specimen }) => specimen === id);
  if (!found) throw new ParaphError('not-found', say`The specimen was removed meanwhile.`, { detail: id });
  const cleaned = specimens.picture(id, 'cleaned');
  const { frame } = await context.decoder.normalise({ name: fileName, bytes: cleaned, input: embedder.input });
  return { embedding: found.embedding, frame };
}

function compared({ calibration }: LoadedModel, one: Examined, other: Examined): Contributions {
  const { local } = one.embedding;
  const { distance, ofA, ofB } = localContributions(local, other.embedding.local);
  const { byA, byB } = heldTogether(local, other.embedding.local);
  return {
    model: one.embedding.model,
    distance,
    // δ of two genuine signatures, spread evenly over the cells of both maps.
    usual: calibration.populationSpread ** 2 / 2 / (2 * local.rows * local.columns),
    rows: local.rows,
    columns: local.columns,
    one: { frame: one.frame, weights: [...local.weights], cells: [...ofA], held: [...byA] },
    other: { frame: other.frame, weights: [...other.embedding.local.weights], cells: [...ofB], held: [...byB] },
  };
}
