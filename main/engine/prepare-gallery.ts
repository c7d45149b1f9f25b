import { breathe } from '../base/cancellation.ts';
import type { EngineContext } from './context.ts';

/** Maps stored anew in one transaction: some milliseconds. */
const mapsAtOnce = 16;
/** Where it is under way. */
const preparing = new WeakSet<EngineContext>();

/**
 * Whoever opens a document may ask next whose signature is on it: everybody's vectors are opened meanwhile, in slices that
 * nobody notices. Local maps from before maps were quantised are stored anew on this occasion.
 */
export async function prepareGallery(context: EngineContext): Promise<void> {
  if (preparing.has(context)) return;
  preparing.add(context);
  const { model, references, workspace, logger } = context;
  try {
    const { embedder } = await model.ready();
    await references.ahead(embedder);
    while (workspace.embeddings.shrink(mapsAtOnce) > 0) await breathe();
  } catch (error) {
    // The workspace was closed or locked meanwhile, the disk is full; whoever needs it is told what is wrong.
    logger.debug({ err: error }, 'the gallery was not prepared');
  } finally {
    preparing.delete(context);
  }
}
