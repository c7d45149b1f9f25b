import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { alignedTo, projectUnitVectors } from '../../main/lab/projection.ts';
import { leadingEigen, symmetricEigen } from '../../main/lab/symmetric-eigen.ts';

/** Unit vectors that vary most along the first few numbers. */
function unitVectors(count: number, size: number, seed: number): Float64Array[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => {
    const vector = Float64Array.from({ length: size }, (_, k) => random.normal() / (1 + k) + (k === 0 ? 0.3 : 0));
    const length = Math.hypot(...vector);
    return vector.map((value) => value / length);
  });
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, i) => sum + value * b[i], 0);
const cosinesOf = (vectors: readonly Float64Array[]) =>
  Float64Array.from(vectors.flatMap((a) => vectors.map((b) => dot(a, b))));
const times = (matrix: readonly number[][], v: readonly number[]) => matrix.map((row) => dot(row, v));

/** The naive way: the covariance of the numbers themselves, its directions one by one by repeated multiplication. */
function naiveComponents(vectors: readonly Float64Array[], wanted: number) {
  const size = vectors[0].length;
  const means = Array.from({ length: size }, (_, k) => vectors.reduce((sum, v) => sum + v[k], 0) / vectors.length);
  const indices = [...means.keys()];
  const covariance = indices.map((i) =>
    indices.map((j) => vectors.reduce((sum, v) => sum + (v[i] - means[i]) * (v[j] - means[j]), 0)),
  );
  const whole = indices.reduce((sum, i) => sum + covariance[i][i], 0);
  const found: { value: number; along: number[] }[] = [];
  for (let k = 0; k < wanted; k++) {
    let along = indices.map((i) => Math.sin(1 + i + k));
    for (let turn = 0; turn < 3_000; turn++) {
      const next = times(covariance, along);
      for (const { value, along: former } of found) {
        const part = dot(along, former) * value;
        next.forEach((_, i) => (next[i] -= part * former[i]));
      }
      const length = Math.hypot(...next);
      along = next.map((value) => value / length);
    }
    found.push({ value: dot(times(covariance, along), along), along });
  }
  return { found, share: found.reduce((sum, { value }) => sum + value, 0) / whole };
}

describe('eigenvectors of a symmetric matrix', () => {
  it('are turned onto themselves, at right angles, by falling value', () => {
    const random = createRandom(3);
    for (const size of [1, 2, 3, 7, 20]) {
      const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => random.normal()));
      const matrix = rows.map((row, i) => row.map((value, j) => value + rows[j][i]));
      const { values, vectors } = symmetricEigen(matrix.flat(), size);
      vectors.forEach((vector, k) => {
        times(matrix, [...vector]).forEach((value, i) => expect(value).toBeCloseTo(values[k] * vector[i], 8));
        vectors.forEach((other, l) => expect(dot(vector, other)).toBeCloseTo(k === l ? 1 : 0, 9));
        if (k > 0) expect(values[k]).toBeLessThanOrEqual(values[k - 1]);
      });
    }
  });

  it('of a large matrix are the greatest of all', () => {
    for (const [count, size] of [
      [60, 40],
      [12, 2],
      [2, 5],
    ] as const) {
      const gram = cosinesOf(unitVectors(count, size, 2));
      const all = symmetricEigen(gram, count);
      const some = leadingEigen(gram, count, Math.min(3, count));
      some.values.forEach((value, k) => expect(value).toBeCloseTo(all.values[k], 8));
      some.vectors.forEach((vector, k) => {
        if (all.values[k] > 1e-6) expect(Math.abs(dot(vector, all.vectors[k]))).toBeCloseTo(1, 8);
      });
    }
  });

  it('are told of a matrix of noughts', () => {
    expect([...symmetricEigen(new Float64Array(9), 3).values]).toEqual([0, 0, 0]);
    expect([...leadingEigen(new Float64Array(9), 3, 2).values]).toEqual([0, 0]);
  });
});

describe('a projection on three axes', () => {
  it('is the principal components that the numbers themselves give', () => {
    for (const [count, size] of [
      [30, 6],
      [12, 40],
    ] as const) {
      const vectors = unitVectors(count, size, size);
      const { places, share } = projectUnitVectors(cosinesOf(vectors), count);
      const naive = naiveComponents(vectors, 3);
      expect(share).toBeCloseTo(naive.share, 8);
      naive.found.forEach(({ along }, axis) => {
        const sign = Math.sign(dot(vectors[0], along) * places[axis]);
        vectors.forEach((v, i) => expect(sign * places[3 * i + axis]).toBeCloseTo(dot(v, along), 6));
      });
    }
  });

  it('never leaves the sphere, and loses nothing of three numbers', () => {
    const many = projectUnitVectors(cosinesOf(unitVectors(40, 64, 1)), 40);
    for (let i = 0; i < 40; i++)
      expect(Math.hypot(...many.places.subarray(3 * i, 3 * i + 3))).toBeLessThanOrEqual(1 + 1e-9);
    expect(many.share).toBeLessThan(0.95);
    const three = projectUnitVectors(cosinesOf(unitVectors(40, 3, 1)), 40);
    for (let i = 0; i < 40; i++) expect(Math.hypot(...three.places.subarray(3 * i, 3 * i + 3))).toBeCloseTo(1, 6);
    expect(three.share).toBeCloseTo(1, 9);
  });

  it('of points that are all the same is one point', () => {
    const { places, share } = projectUnitVectors(new Float64Array(25).fill(1), 5);
    expect(share).toBe(1);
    expect(places.every((value) => Math.abs(value) < 1e-6)).toBe(true);
  });
});

describe('aligning with how it lay before', () => {
  it('takes back any turn and mirroring', () => {
    const before = Float64Array.from(unitVectors(9, 3, 8).flatMap((v) => [...v]));
    const [cosine, sine] = [Math.cos(1.1), Math.sin(1.1)];
    const turned = before.map((value, at) => {
      const from = at - (at % 3);
      if (at % 3 === 0) return cosine * before[from] - sine * before[from + 1];
      return at % 3 === 1 ? sine * before[from] + cosine * before[from + 1] : -value;
    });
    alignedTo(before, turned).forEach((value, at) => expect(value).toBeCloseTo(before[at], 9));
  });

  it('keeps distances where the places lie in a plane, and leaves a single point alone', () => {
    const flat = Float64Array.of(1, 0, 0, 0, 1, 0, -1, 0, 0);
    const aligned = alignedTo(Float64Array.of(0, 0, 1, 0, 1, 0, 0, 0, -1), flat);
    expect(Math.hypot(aligned[0] - aligned[3], aligned[1] - aligned[4], aligned[2] - aligned[5])).toBeCloseTo(
      Math.SQRT2,
    );
    expect(aligned[2]).toBeCloseTo(1);
    const point = Float64Array.of(0, 0, 1, 0, 0, 1);
    expect(alignedTo(point, point)).toBe(point);
  });
});
