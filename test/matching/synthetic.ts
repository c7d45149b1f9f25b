/** Embeddings with known relations, without a network: a hand is a random map, a signature the same map with noise. */
import type { Embedding, LocalMap } from '../../main/base/embedding.ts';
import type { Random } from '../../main/base/random.ts';
import { norm } from '../../main/base/vectors.ts';
import type { Calibration, CalibrationRow } from '../../main/contract/calibration.ts';
import type { FormName } from '../../main/contract/forms.ts';
import type { Reference } from '../../main/matching/compare.ts';
import type { FoundedRow } from '../../main/matching/founded-row.ts';
import { createGallery, type Gallery } from '../../main/matching/gallery.ts';
import { createVectorStack } from '../../main/matching/simd/squared-distances.ts';

export const smallShape = { rows: 4, columns: 6, channels: 8 };

export function unit(vector: Float32Array): Float32Array {
  const length = norm(vector);
  return length > 0 ? vector.map((value) => value / length) : vector;
}

export const randomVector = (random: Random, length: number) => Float32Array.from({ length }, () => random.normal());

/** `blank` is the share of cells without any weight. */
export function randomMap(random: Random, shape = smallShape, blank = 0): LocalMap {
  const count = shape.rows * shape.columns;
  const weights = Float32Array.from({ length: count }, () => (random.chance(blank) ? 0 : 0.1 + random.next()));
  return unitMap(shape, randomVector(random, count * shape.channels), weights);
}

export function unitMap(shape: typeof smallShape, features: Float32Array, weights: Float32Array): LocalMap {
  const cells = new Float32Array(features.length);
  weights.forEach((_, i) => {
    const at = i * shape.channels;
    cells.set(unit(features.slice(at, at + shape.channels)), at);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return { ...shape, cells, weights: weights.map((weight) => (total > 0 ? weight / total : 0)) };
}

export interface Hand {
  readonly global: Float32Array;
  readonly features: Float32Array;
  readonly weights: Float32Array;
  readonly shape: typeof smallShape;
}

export function randomHand(random: Random, shape = smallShape): Hand {
  const count = shape.rows * shape.columns;
  return {
    shape,
    global: randomVector(random, 16),
    features: randomVector(random, count * shape.channels),
    weights: Float32Array.from({ length: count }, () => 0.1 + random.next()),
  };
}

/** A signature of that hand; `noise` 0 is the hand itself. */
export function signWith(hand: Hand, noise: number, random: Random, model = 'model'): Embedding {
  const noisy = (values: Float32Array) => values.map((value) => value + noise * random.normal());
  return { model, global: unit(noisy(hand.global)), local: unitMap(hand.shape, noisy(hand.features), hand.weights) };
}

export function referencesOf(
  hand: Hand,
  count: number,
  noise: number,
  random: Random,
  prefix = 'specimen',
): Reference[] {
  return Array.from({ length: count }, (_, i) => ({
    specimen: `${prefix}-${i}`,
    embedding: signWith(hand, noise, random),
  }));
}

/** One form's references of one person. */
export interface ReferenceSet {
  readonly signatory: string;
  readonly name: string;
  readonly form: FormName;
  readonly references: readonly Reference[];
}

/** A gallery of persons in memory; each one's sets follow one another. */
export function galleryOf(sets: readonly ReferenceSet[], model = 'model'): Gallery {
  const all = sets.flatMap(({ references, ...rest }) => references.map((reference) => ({ ...rest, reference })));
  const vectors = createVectorStack(all.at(0)?.reference.embedding.global.length ?? 16);
  const placed = all.map(({ signatory, form, reference }, place) => {
    vectors.put(place, reference.embedding.global);
    return { signatory, form, specimen: reference.specimen, place };
  });
  return createGallery(model, placed, vectors, {
    name: (signatory) => sets.find((set) => set.signatory === signatory)?.name ?? '',
    open: (entry) => {
      const own = sets.filter(({ signatory, form }) => signatory === entry.signatory && form === entry.form);
      return own.flatMap(({ references }) => references);
    },
  });
}

const uniform = (low: number, high: number) => Array.from({ length: 101 }, (_, i) => low + ((high - low) * i) / 100);

const shares = Array.from({ length: 101 }, (_, i) => i / 100);

/** A row whose distances are uniform over the given ranges, and whose error rates are known for certain. */
export function uniformRow(
  references: number,
  genuine: readonly [number, number],
  skilled: readonly [number, number],
  random: readonly [number, number],
): FoundedRow {
  const deviation = (random[1] - random[0]) / Math.sqrt(12);
  return {
    references,
    comparisons: { genuine: 1000, random: 1000, skilled: 1000 },
    genuine: uniform(...genuine),
    skilled: uniform(...skilled),
    random: uniform(...random),
    randomMoments: { mean: (random[0] + random[1]) / 2, deviation },
    writers: { genuine: 99, random: 99, skilled: 99 },
    upperEnds: { falseAcceptance: shares, falseRejection: shares.toReversed() },
  };
}

export function calibrationOf(...rows: CalibrationRow[]): Calibration {
  return { population: 'synthetic', writers: 10, populationSpread: 0.6, rows };
}
