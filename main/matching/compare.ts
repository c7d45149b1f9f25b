/** A questioned signature against one signatory's reference set. */
import { assert } from '../base/assert.ts';
import type { Embedding } from '../base/embedding.ts';
import { mean } from '../base/vectors.ts';
import type { Calibration } from '../contract/calibration.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { localDistance } from './local-distance.ts';
import { textureOf } from './texture.ts';

/** A specimen's identifier and what the network makes of it. */
export interface Reference {
  readonly specimen: string;
  readonly embedding: Embedding;
}

/**
 * @property references       local distances to the specimens, nearest first
 * @property spread           mean local distance between the references themselves; null for a single one
 * @property adjustedDistance the distance net of the spread that is to be expected: what decides
 */
export interface Comparison {
  readonly references: readonly { readonly specimen: string; readonly distance: number }[];
  readonly meanDistance: number;
  readonly leastDistance: number;
  readonly spread: number | null;
  readonly adjustedDistance: number;
}

/** What is known of how far two signings of one hand lie apart, before a second one is seen. */
export type SpreadModel = Pick<Calibration, 'populationSpread' | 'expectedSpread'>;

/** How much of the expected spread is subtracted, and how many references the usual spread counts for. */
export const spreadShare = 0.9;
export const usualWeight = 2;

/**
 * Compares with every reference.
 *
 * @param references at least one
 * @param model      of the spread, from the calibration
 * @param spread     of the references, where it is known already
 * @throws ParaphError `refused` when another model made one of the embeddings: such distances mean nothing
 */
export function compare(
  probe: Embedding,
  references: readonly Reference[],
  model: SpreadModel,
  spread: number | null = referenceSpread(references),
): Comparison {
  assert(references.length > 0, 'a comparison needs a reference');
  for (const { embedding } of references) requireSameModel(probe.model, embedding.model);
  const nearestFirst = references
    .map(({ specimen, embedding }) => ({ specimen, distance: localDistance(probe.local, embedding.local) }))
    .sort((a, b) => a.distance - b.distance);
  const distances = nearestFirst.map(({ distance }) => distance);
  return {
    references: nearestFirst,
    meanDistance: mean(distances),
    leastDistance: distances[0],
    spread,
    adjustedDistance: adjustDistance(distances, spread, usualSpread(references, model)),
  };
}

/** μ_R: mean local distance over all pairs of references; null when there is no pair. */
export function referenceSpread(references: readonly Reference[]): number | null {
  return spreadAmong(references, distanceBetween);
}

/** The same with distances that may be known already. */
export function spreadAmong<R>(references: readonly R[], distance: (one: R, other: R) => number): number | null {
  if (references.length < 2) return null;
  return mean(references.flatMap((one, i) => references.slice(i + 1).map((other) => distance(one, other))));
}

export type DistanceOf<S> = (one: S, other: S) => number;

/** Local distances, each pair's computed once. @throws ParaphError `refused` for embeddings of different models */
export function rememberDistances<S extends Pick<Reference, 'embedding'>>(): DistanceOf<S> {
  const known = new Map<S, Map<S, number>>();
  const knownOf = (one: S) => {
    const distances = known.get(one) ?? new Map<S, number>();
    known.set(one, distances);
    return distances;
  };
  return (one, other) => {
    const before = known.get(one)?.get(other);
    if (before !== undefined) return before;
    const distance = distanceBetween(one, other);
    knownOf(one).set(other, distance);
    knownOf(other).set(one, distance);
    return distance;
  };
}

/** Local distance of two references. @throws ParaphError `refused` when different models made them */
export function distanceBetween(one: Pick<Reference, 'embedding'>, other: Pick<Reference, 'embedding'>): number {
  requireSameModel(one.embedding.model, other.embedding.model);
  return localDistance(one.embedding.local, other.embedding.local);
}

/**
 * μ̂: how far two signings usually lie apart when they look like these references: the population's spread μ₀, moved by
 * the references' mean texture. Even a single specimen tells as much.
 */
export function usualSpread(
  references: readonly Pick<Reference, 'embedding'>[],
  { populationSpread, expectedSpread }: SpreadModel,
): number {
  if (!expectedSpread) return populationSpread;
  const textures = references.map(({ embedding }) => textureOf(embedding.local));
  const moved = (['extent', 'distinctness', 'variety'] as const).map((name) => {
    const { mean: usual, slope } = expectedSpread[name];
    return slope * (mean(textures.map((texture) => texture[name])) - usual);
  });
  return moved.reduce((sum, move) => sum + move, populationSpread);
}

/**
 * s = (mean d + min d)/2 − 0.9 · (k·μ_R + 2·μ̂)/(k + 2): a hand that varies much may differ much. With a single
 * reference the usual spread μ̂ stands alone.
 *
 * @param distances to each of the k references, in any order
 */
export function adjustDistance(distances: readonly number[], spread: number | null, usual: number): number {
  const count = distances.length;
  const expected = spread === null ? usual : (count * spread + usualWeight * usual) / (count + usualWeight);
  return (mean(distances) + Math.min(...distances)) / 2 - spreadShare * expected;
}

export function requireSameModel(one: string, other: string): void {
  if (one === other) return;
  throw new ParaphError('refused', say`Embeddings made by different models cannot be compared.`, {
    nextStep: say`Embed the specimens again with the active model.`,
    detail: `${one} against ${other}`,
  });
}
