import { breathe } from '../base/cancellation.ts';
import { createGallery, type Gallery } from '../matching/gallery.ts';
import type { Reference } from '../matching/compare.ts';
import type { Embedder } from '../model/embedder.ts';
import type { Workspace } from '../storage/workspace.ts';

/** Specimens embedded at once when references are brought up to date. */
const batchSize = 16;

export interface References {
  /** One signatory's reference set under this model. */
  of(signatory: string, embedder: Embedder): Promise<Reference[]>;
  /** Everybody's, arranged for ranking; kept until a specimen or a signatory changes. */
  gallery(embedder: Embedder): Promise<Gallery>;
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
    changed() {
      kept = null;
    },
  };
}

/** Specimens embedded by another model are embedded again: distances across models mean nothing. */
async function embedMissing(workspace: Workspace, embedder: Embedder): Promise<void> {
  const missing = workspace.embeddings.missing(embedder.key);
  for (let start = 0; start < missing.length; start += batchSize) {
    const batch = missing.slice(start, start + batchSize);
    const embeddings = embedder.embed(batch.map((specimen) => workspace.specimens.normalised(specimen)));
    workspace.transaction(() => batch.forEach((specimen, i) => workspace.embeddings.put(specimen, embeddings[i])));
    await breathe();
  }
}
