/** Everybody enrolled, arranged for ranking. */
import { assert } from '../base/assert.ts';
import type { FormName } from '../contract/forms.ts';
import { referenceSpread, requireSameModel, type Reference } from './compare.ts';

/** One form of signature of one person. */
export interface GalleryEntry {
  readonly signatory: string;
  readonly name: string;
  readonly form: FormName;
  readonly references: readonly Reference[];
}

/** An entry by distance of the global vectors: the least over the specimens. */
export interface Ranked {
  readonly entry: GalleryEntry;
  readonly globalDistance: number;
  readonly nearestSpecimen: string;
}

/**
 * @property size        entries with a specimen: as many comparisons can go wrong
 * @property signatories persons among them
 * @property model       key of the model that made all embeddings; null when there are none
 */
export interface Gallery {
  readonly size: number;
  readonly signatories: number;
  readonly model: string | null;
  /** Every entry, nearest first. */
  rank(global: Float32Array): Ranked[];
  /** An entry's `referenceSpread`, computed when first asked for. */
  spreadOf(entry: GalleryEntry): number | null;
}

/**
 * Copies all global vectors side by side into one array, which is searched from end to end: exact, and at 10,000
 * specimens a matter of milliseconds. Entries without specimens are left out.
 *
 * @throws ParaphError `refused` when different models made the embeddings
 */
export function createGallery(entries: Iterable<GalleryEntry>): Gallery {
  const enrolled = [...entries].filter(({ references }) => references.length > 0);
  const specimens = enrolled.flatMap(({ references }) => references);
  const model = specimens.length > 0 ? specimens[0].embedding.model : null;
  for (const { embedding } of specimens) requireSameModel(embedding.model, model ?? embedding.model);
  const vectors = stackVectors(specimens);
  const spreads = new Map<GalleryEntry, number | null>();

  return {
    size: enrolled.length,
    signatories: new Set(enrolled.map(({ signatory }) => signatory)).size,
    model,
    rank(global) {
      const distances = distancesTo(vectors, global);
      let first = 0;
      const ranked = enrolled.map((entry) => {
        const nearest = indexOfLeast(distances, first, first + entry.references.length);
        const nearestSpecimen = entry.references[nearest - first].specimen;
        first += entry.references.length;
        return { entry, globalDistance: distances[nearest], nearestSpecimen };
      });
      return ranked.sort((a, b) => a.globalDistance - b.globalDistance);
    },
    spreadOf(entry) {
      const known = spreads.get(entry);
      if (known !== undefined) return known;
      const spread = referenceSpread(entry.references);
      spreads.set(entry, spread);
      return spread;
    },
  };
}

/** specimens × dimensions */
function stackVectors(specimens: readonly Reference[]): Float32Array {
  const dimensions = specimens.length > 0 ? specimens[0].embedding.global.length : 0;
  const vectors = new Float32Array(specimens.length * dimensions);
  specimens.forEach(({ embedding }, i) => vectors.set(embedding.global, i * dimensions));
  return vectors;
}

/** Euclidean distances of a vector to each of the stacked ones. */
function distancesTo(vectors: Float32Array, vector: Float32Array): Float32Array {
  const dimensions = vector.length;
  assert(vectors.length % dimensions === 0, 'vectors of one model have one length');
  const distances = new Float32Array(vectors.length / dimensions);
  for (let i = 0; i < distances.length; i++) {
    let sum = 0;
    for (let j = 0; j < dimensions; j++) sum += (vectors[i * dimensions + j] - vector[j]) ** 2;
    distances[i] = Math.sqrt(sum);
  }
  return distances;
}

function indexOfLeast(values: Float32Array, from: number, to: number): number {
  let least = from;
  for (let i = from + 1; i < to; i++) if (values[i] < values[least]) least = i;
  return least;
}
