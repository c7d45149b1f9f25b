import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { createGallery, type Gallery, type GalleryShelf } from '../matching/gallery.ts';
import type { Embedder } from '../model/embedder.ts';
import type { StoredReference } from '../storage/embeddings.ts';
import type { Workspace } from '../storage/workspace.ts';
import { createEnrolledVectors, type EnrolledVectors } from './enrolled-vectors.ts';
import type { Report } from './operations.ts';

/** Specimens embedded at once when references are brought up to date. */
const batchSize = 16;

export interface References {
  /** One signatory's references of every form under this model. */
  of(signatory: string, embedder: Embedder): Promise<StoredReference[]>;
  /** Everybody's, arranged for ranking: what changed since it was last asked for is brought up to date. */
  gallery(embedder: Embedder): Promise<Gallery>;
  /** Arranges it before it is asked for, unless specimens would have to be embedded for that. */
  ahead(embedder: Embedder): Promise<void>;
  /** Embeds what another model has embedded alone. @returns how many specimens */
  update(embedder: Embedder, signal: AbortSignal, report: Report): Promise<number>;
  /** Says that specimens or signatories changed. */
  changed(): void;
  /** Lets go of everything in memory. */
  forget(): void;
}

/** @property changes how many there had been when the gallery was arranged */
interface Kept {
  readonly model: string;
  readonly vectors: EnrolledVectors;
  readonly spreads: Map<string, number | null>;
  readonly arranged: { readonly gallery: Gallery; readonly changes: number } | null;
}

/** Milliseconds of work between two chances for others. */
const usualSlice = 5;

export function createReferences(workspace: Workspace, slice = usualSlice): References {
  let kept: Kept | null = null;
  let changes = 0;
  let turn: Promise<unknown> = Promise.resolve();

  const present = (model: string): Gallery | null =>
    kept?.model === model && kept.arranged?.changes === changes ? kept.arranged.gallery : null;

  /** What was opened stays for the next attempt; under constant change the last one lets nobody between. */
  const arrangeNow = async (model: string): Promise<Gallery> => {
    for (let attempt = 1; ; attempt++) {
      const gallery = present(model);
      if (gallery) return gallery;
      if (kept?.model !== model) kept = startFor(model);
      const [own, before] = [kept, changes];
      const pause = async () => (await breathe(), before === changes);
      const arranged = await arrange(workspace, own, slice, attempt < mostAttempts ? pause : null);
      if (arranged && kept === own) kept = { ...own, arranged: { gallery: arranged, changes: before } };
    }
  };

  const arrangeInTurn = (model: string): Promise<Gallery> => {
    const mine = turn.then(() => arrangeNow(model));
    turn = mine.catch(() => null);
    return mine;
  };

  return {
    async of(signatory, embedder) {
      await embedMissing(workspace, embedder, signatory);
      return workspace.embeddings.of(signatory, embedder.key);
    },
    async gallery(embedder) {
      const gallery = present(embedder.key);
      if (gallery) return gallery;
      await embedMissing(workspace, embedder);
      return arrangeInTurn(embedder.key);
    },
    async ahead({ key }) {
      if (present(key) || workspace.embeddings.missing(key).length > 0) return;
      await arrangeInTurn(key);
    },
    async update(embedder, signal, report) {
      const count = await embedMissing(workspace, embedder, null, signal, report);
      changes += 1;
      return count;
    },
    changed() {
      changes += 1;
    },
    forget() {
      changes += 1;
      kept = null;
    },
  };
}

function startFor(model: string): Kept {
  return { model, vectors: createEnrolledVectors(), spreads: new Map(), arranged: null };
}

const mostAttempts = 20;

/**
 * @param pause lets others do something, and answers whether what is stored is still as it was
 * @returns null where it is not: who was to be opened next may be gone
 */
async function arrange(
  workspace: Workspace,
  { model, vectors, spreads }: Kept,
  slice: number,
  pause: (() => Promise<boolean>) | null,
): Promise<Gallery | null> {
  const steps = vectors.update(workspace.embeddings.vectors(model));
  let begun = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return createGallery(model, step.value, vectors.stack(), shelfOf(workspace, model), spreads);
    if (pause === null || performance.now() - begun < slice) continue;
    if (!(await pause())) return null;
    begun = performance.now();
  }
}

function shelfOf({ embeddings, signatories }: Workspace, model: string): GalleryShelf {
  return {
    name: (signatory) => signatories.find(signatory)?.name ?? '',
    open: ({ signatory, form }) => embeddings.of(signatory, model).filter((reference) => reference.form === form),
  };
}

/** Specimens embedded by another model are embedded again: distances across models mean nothing. */
async function embedMissing(
  workspace: Workspace,
  embedder: Embedder,
  signatory: string | null = null,
  signal?: AbortSignal,
  report: Report = () => undefined,
): Promise<number> {
  const missing = workspace.embeddings.missing(embedder.key, signatory);
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
