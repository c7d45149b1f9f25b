/** Ways to say how far a probe lies from a reference set: the product's own, and trivial ones to be held against it. */
import { mean } from '../base/vectors.ts';
import type { Measures } from '../imaging/decoder-api.ts';
import {
  adjustDistance,
  type DistanceOf,
  rememberDistances,
  spreadAmong,
  type SpreadModel,
  usualSpread,
} from '../matching/compare.ts';
import type { Embedded, EmbeddedSignature } from './embedded-set.ts';

/** Takes a reference set and answers with the distance of any probe from it. */
export type Scorer<S> = (references: readonly S[]) => (probe: S) => number;

/** A scorer for one writer's comparisons: what it keeps between draws is let go with it. */
export type CreateScorer<S> = () => Scorer<S>;

/** The adjusted local distance, as a verification computes it; each pair's distance is computed once. */
export function createAdjustedScorer(
  model: SpreadModel,
  distance: DistanceOf<Embedded> = rememberDistances(),
): Scorer<Embedded> {
  return (references) => {
    const spread = spreadAmong(references, distance);
    const usual = usualSpread(references, model);
    return (probe) => {
      const distances = references.map((reference) => distance(reference, probe));
      return adjustDistance(distances, spread, usual);
    };
  };
}

/** Mean distance between the references of a set; null for a single one. Each pair's distance is computed once. */
export function createSpreadOf(): (references: readonly Embedded[]) => number | null {
  const distance = rememberDistances<Embedded>();
  return (references) => spreadAmong(references, distance);
}

/** How far a single measure lies from its mean over the references: what a shortcut alone would reach. */
export function createMeasureScorer(measure: keyof Measures): Scorer<EmbeddedSignature> {
  return (references) => {
    const usual = mean(references.map(({ measures }) => measures[measure]));
    return ({ measures }) => Math.abs(measures[measure] - usual);
  };
}
