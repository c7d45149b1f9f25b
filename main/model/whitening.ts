/** Whitening of a local map's channels, so that each direction counts by how much it tells, not by how large it is. */
import { assert } from '../base/assert.ts';

/** z = matrix · (x − mean), on the channels of a cell. */
export interface Whitening {
  /** [channels] */
  readonly mean: Float32Array;
  /** [channels × channels], symmetric (ZCA), row by row. */
  readonly matrix: Float32Array;
}

/** How far the covariance is drawn towards a multiple of the identity: few cells tell little about rare directions. */
export const whiteningShrinkage = 0.1;

/**
 * ZCA whitening of a covariance: C^(−1/2), after C ← 0.9 C + 0.1 · (mean variance) · I.
 *
 * @param covariance [channels × channels]
 */
export function whiteningOf(mean: Float64Array, covariance: Float64Array, shrinkage = whiteningShrinkage): Whitening {
  const size = mean.length;
  let variance = 0;
  for (let i = 0; i < size; i++) variance += covariance[i * size + i] / size;
  const shrunk = covariance.map(
    (value, index) => (1 - shrinkage) * value + (index % (size + 1) === 0 ? shrinkage * variance : 0),
  );
  const { values, vectors } = symmetricEigen(shrunk, size);
  const matrix = new Float32Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      let sum = 0;
      for (let k = 0; k < size; k++) sum += (vectors[i * size + k] * vectors[j * size + k]) / Math.sqrt(values[k]);
      matrix[i * size + j] = sum;
    }
  }
  return { mean: Float32Array.from(mean), matrix };
}

const mostSweeps = 60;

/**
 * Eigenvalues and eigenvectors (columns) of a symmetric matrix by Jacobi's rotations: exact enough for a few dozen
 * channels, and the same on every machine.
 */
export function symmetricEigen(matrix: Float64Array, size: number): { values: Float64Array; vectors: Float64Array } {
  assert(matrix.length === size * size, 'an eigenproblem needs a square matrix');
  const a = matrix.slice();
  const vectors = new Float64Array(size * size);
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  for (let sweep = 0; sweep < mostSweeps && offDiagonal(a, size) > 1e-22 * diagonal(a, size); sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, vectors, size, p, q);
  }
  return { values: Float64Array.from({ length: size }, (_, i) => a[i * size + i]), vectors };
}

function offDiagonal(a: Float64Array, size: number): number {
  return a.reduce((sum, value, index) => (index % (size + 1) === 0 ? sum : sum + value * value), 0);
}

function diagonal(a: Float64Array, size: number): number {
  return a.reduce((sum, value, index) => (index % (size + 1) === 0 ? sum + value * value : sum), 0);
}

/** Turns axes p and q so that a[p, q] becomes 0 (Golub and Van Loan, Matrix Computations, 8.5). */
function rotate(a: Float64Array, vectors: Float64Array, size: number, p: number, q: number): void {
  const between = a[p * size + q];
  if (between === 0) return;
  const ratio = (a[q * size + q] - a[p * size + p]) / (2 * between);
  const tangent = (ratio >= 0 ? 1 : -1) / (Math.abs(ratio) + Math.hypot(1, ratio));
  const cosine = 1 / Math.hypot(1, tangent);
  const sine = tangent * cosine;
  for (let k = 0; k < size; k++) turn(a, k * size + p, k * size + q, cosine, sine);
  for (let k = 0; k < size; k++) turn(a, p * size + k, q * size + k, cosine, sine);
  for (let k = 0; k < size; k++) turn(vectors, k * size + p, k * size + q, cosine, sine);
}

function turn(numbers: Float64Array, first: number, second: number, cosine: number, sine: number): void {
  const [one, other] = [numbers[first], numbers[second]];
  numbers[first] = cosine * one - sine * other;
  numbers[second] = sine * one + cosine * other;
}
