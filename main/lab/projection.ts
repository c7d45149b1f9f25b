/** Embeddings of many numbers on three axes, so that they can be looked at. */
import { mean } from '../base/vectors.ts';
import { leadingEigen, symmetricEigen } from './symmetric-eigen.ts';

export interface Projection {
  /** x, y, z of each embedding, at most 1 from the middle of the sphere. */
  readonly places: Float64Array;
  /** Share of the variance that lies along the three axes. */
  readonly share: number;
}

const axes = 3;
/** Of the greatest eigenvalue: what is less is noise of rounding, and no direction. */
const leastShare = 1e-9;

/**
 * Principal components (Pearson 1901) of unit vectors, from their cosines alone, by the eigenvectors of the centred Gram
 * matrix (Gower 1966). Vectors are not centred before they are laid on the axes, so that the sphere's middle stays the
 * middle and no point leaves the sphere.
 *
 * @param cosines of each vector with each: count × count, row by row
 */
export function projectUnitVectors(cosines: Float64Array, count: number): Projection {
  const means = Float64Array.from({ length: count }, (_, i) => mean(cosines.subarray(i * count, (i + 1) * count)));
  const whole = mean(means);
  const centred = cosines.map((value, at) => value - means[Math.floor(at / count)] - means[at % count] + whole);
  const { values, vectors } = leadingEigen(centred, count, Math.min(axes, count));
  const variance = traceOf(centred, count);
  const places = new Float64Array(axes * count);
  let shown = 0;
  for (let axis = 0; axis < values.length; axis++) {
    if (values[axis] <= leastShare * Math.max(values[0], 1)) continue;
    shown += values[axis];
    const along = vectors[axis];
    for (let i = 0; i < count; i++) places[axes * i + axis] = alongAxis(cosines, i, along) / Math.sqrt(values[axis]);
  }
  return { places, share: variance > 0 ? Math.min(1, shown / variance) : 1 };
}

/** The axis is a mix of the vectors, so a vector's place on it is the same mix of its cosines with them. */
function alongAxis(cosines: Float64Array, row: number, mix: Float64Array): number {
  const count = mix.length;
  let sum = 0;
  for (let j = 0; j < count; j++) sum += cosines[row * count + j] * mix[j];
  return sum;
}

function traceOf(matrix: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) sum += matrix[i * size + i];
  return sum;
}

/**
 * Turned, and mirrored where that helps, to lie as near as can be to how they lay before (Schönemann 1966): which way a
 * principal axis points is chance, and points must not jump from one step to the next because of it.
 *
 * @param before as many places
 */
export function alignedTo(before: ArrayLike<number>, places: Float64Array): Float64Array {
  const turn = orthogonalPart(crossProducts(places, before));
  if (turn === null) return places;
  return places.map((_, at) => {
    const from = at - (at % axes);
    return (
      places[from] * turn[at % axes] +
      places[from + 1] * turn[3 + (at % axes)] +
      places[from + 2] * turn[6 + (at % axes)]
    );
  });
}

/** Pᵀ Q of two lists of places, 3 × 3. */
function crossProducts(p: ArrayLike<number>, q: ArrayLike<number>): Float64Array {
  const products = new Float64Array(axes * axes);
  for (let at = 0; at < p.length; at += axes) {
    for (let i = 0; i < axes; i++) for (let j = 0; j < axes; j++) products[axes * i + j] += p[at + i] * q[at + j];
  }
  return products;
}

/** The orthogonal matrix nearest to M: M (MᵀM)^(−½). Null where M leaves more than one direction open. */
function orthogonalPart(m: Float64Array): Float64Array | null {
  const { values, vectors } = symmetricEigen(crossProducts(m, m), axes);
  if (values[1] <= leastShare * values[0]) return null;
  const images = vectors.map((v, k) => image(m, v).map((value) => value / Math.sqrt(values[k])));
  if (values[2] <= leastShare * values[0]) images[2] = cross(images[0], images[1]);
  const part = new Float64Array(axes * axes);
  vectors.forEach((v, k) => {
    for (let i = 0; i < axes; i++) for (let j = 0; j < axes; j++) part[axes * i + j] += images[k][i] * v[j];
  });
  return part;
}

const image = (m: Float64Array, v: Float64Array) =>
  Float64Array.from({ length: axes }, (_, i) => m[3 * i] * v[0] + m[3 * i + 1] * v[1] + m[3 * i + 2] * v[2]);

const cross = (a: Float64Array, b: Float64Array) =>
  Float64Array.of(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
