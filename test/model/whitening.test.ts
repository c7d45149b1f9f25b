import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { symmetricEigen, whiteningOf } from '../../main/model/whitening.ts';

const size = 6;
const random = createRandom(31);
const factor = Float64Array.from({ length: size * size }, () => random.normal());
/** factor · factorᵀ: symmetric and positive. */
const covariance = Float64Array.from({ length: size * size }, (_, index) => {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += factor[Math.floor(index / size) * size + k] * factor[(index % size) * size + k];
  return sum;
});

describe('eigenvalues of a symmetric matrix', () => {
  it('with their vectors make the matrix again', () => {
    const { values, vectors } = symmetricEigen(covariance, size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        let sum = 0;
        for (let k = 0; k < size; k++) sum += vectors[i * size + k] * values[k] * vectors[j * size + k];
        expect(sum).toBeCloseTo(covariance[i * size + j], 9);
      }
    }
  });
});

describe('whitening', () => {
  it('without shrinkage turns the covariance into the identity', () => {
    const { matrix } = whiteningOf(new Float64Array(size), covariance, 0);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) {
        let sum = 0;
        for (let k = 0; k < size; k++) {
          for (let l = 0; l < size; l++) sum += matrix[i * size + k] * covariance[k * size + l] * matrix[j * size + l];
        }
        expect(sum).toBeCloseTo(i === j ? 1 : 0, 3);
      }
    }
  });

  it('is symmetric, and keeps a covariance of one missing direction finite', () => {
    const flat = covariance.map((value, index) => (index < size || index % size === 0 ? 0 : value));
    const { matrix } = whiteningOf(new Float64Array(size), flat);
    matrix.forEach((value, index) => {
      expect(Number.isFinite(value)).toBe(true);
      expect(value).toBeCloseTo(matrix[(index % size) * size + Math.floor(index / size)], 4);
    });
  });
});
