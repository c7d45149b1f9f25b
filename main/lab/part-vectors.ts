/** Where the pictures of one part of a set lie on a network's sphere, kept as long as network and set are. */
import { breathe } from '../base/cancellation.ts';
import type { LabPart } from '../contract/lab/records.ts';
import type { LabEmbedder } from './lab-embedder.ts';
import { coverageAt, type PictureSet } from './picture-set.ts';

export type VectorOf = (place: number) => Float32Array;

/** Pictures between two breaths. */
const atOnce = 1_024;
const kept = new WeakMap<LabEmbedder, WeakMap<PictureSet, Map<string, Promise<VectorOf>>>>();

/**
 * The pictures of Lake's runs count as a part of their own. Whoever comes while they are embedded waits for the same work,
 * which goes on when the first who asked has given up.
 */
export function partVectors(embedder: LabEmbedder, set: PictureSet, part: LabPart | 'official'): Promise<VectorOf> {
  const sets = kept.get(embedder) ?? new WeakMap<PictureSet, Map<string, Promise<VectorOf>>>();
  const parts = sets.get(set) ?? new Map<string, Promise<VectorOf>>();
  kept.set(embedder, sets.set(set, parts));
  const known = parts.get(part);
  if (known) return known;
  const embedding = embedPlaces(embedder, set, placesOf(set, part));
  parts.set(part, embedding);
  embedding.catch(() => parts.delete(part));
  return embedding;
}

function placesOf({ classes, officialRuns }: PictureSet, part: LabPart | 'official'): number[] {
  if (part === 'official') return [...new Set(officialRuns.flatMap((run) => [...run.classes, ...run.tests]))];
  return classes.filter((one) => one.part === part).flatMap(({ pictures }) => pictures);
}

/** Vectors of just these pictures. @throws ParaphError `bad-input` for a place where there is none */
export function embedPlaces(embedder: LabEmbedder, set: PictureSet, places: readonly number[]): Promise<VectorOf> {
  return embedder.during(() => embedByParts(embedder, set, places));
}

async function embedByParts(embedder: LabEmbedder, set: PictureSet, places: readonly number[]): Promise<VectorOf> {
  const vectors = new Map<number, Float32Array>();
  for (let at = 0; at < places.length; at += atOnce) {
    const some = places.slice(at, at + atOnce);
    const embedded = embedder.embed(coverageAt(set, some));
    const size = embedded.length / some.length;
    some.forEach((place, i) => vectors.set(place, embedded.subarray(i * size, (i + 1) * size)));
    await breathe();
  }
  return (place) => {
    const vector = vectors.get(place);
    if (!vector) throw new Error(`the picture at ${place} was not embedded`);
    return vector;
  };
}
