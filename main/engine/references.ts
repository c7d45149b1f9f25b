import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { createGallery, type Gallery } from '../matching/gallery.ts';
import type { Embedder } from '../model/embedder.ts';
import type { StoredReference } from '../storage/embeddings.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { Report } from './operations.ts';

/** Specimens embedded at once when references are brought up to date. */
const batchSize = 16;

export interface References {
  /** One signatory's references of every form under this model. */
  of(signatory: string, embedder: Embedder): Promise<StoredReference[]>;
  /** Everybody's, arranged for ranking; kept until a specimen or a signatory changes. */
  gallery(embedder: Embedder): Promise<Gallery>;
  /** Embeds what another model has embedded alone. @returns how many specimens */
  update(embedder: Embedder, signal: AbortSignal, report: Report): Promise<number>;
  /** Says that specimens or signatories changed. */
  changed(): void;
}

export function createReferences(workspace: Workspace): References {
  let kept: { model: string; gallery: Gallery } | null = null;

  return {
    async of(signatory, embedder) {
      await embedMissing(workspace, embedder);
      return workspace.embeddings.of(signatory, embedder.key);
    },
    async gallery(embedder) {
      await embedMissing(workspace, embedder);
      if (kept?.model === embedder.key) return kept.gallery;
      const gallery = createGallery(workspace.embeddings.all(embedder.key));
      kept = { model: embedder.key, gallery };
      return gallery;
    },
    async update(embedder, signal, report) {
      const count = await embedMissing(workspace, embedder, signal, report);
      kept = null;
      return count;
    },
    changed() {
      kept = null;
    },
  };
}

/** Specimens embedded by another model are embedded again: distances across models mean nothing. */
async function embedMissing(
  workspace: Workspace,
  embedder: Embedder,
  signal?: AbortSignal,
  report: Report = () => undefined,
): Promise<number> {
  const missing = workspace.embeddings.missing(embedder.key);
  for (let start = 0; start < missing.length; start += batchSize) {
    throwIfCancelled(signal);
    const batch = missing.slice(start, start + batchSize);
    embedBatch(workspace, embedder, batch);
    report('embedding', start + batch.length, missing.length);
    await breathe();
  }
  return missing.length;
}

/** A specimen may have been taken away since the list was made: what is not there needs no embedding. */
function embedBatch(workspace: Workspace, embedder: Embedder, batch: readonly string[]): void {
  const still = new Set(workspace.embeddings.missing(embedder.key));
  const present = batch.filter((specimen) => still.has(specimen));
  const embeddings = embedder.embed(present.map((specimen) => workspace.specimens.normalised(specimen)));
  workspace.transaction(() => present.forEach((specimen, i) => workspace.embeddings.put(specimen, embeddings[i])));
}
