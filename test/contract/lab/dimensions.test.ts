import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../main/base/random.ts';
import { dot, l2Distance } from '../../../main/base/vectors.ts';
import { compareDimensions } from '../../../main/contract/lab/dimensions.ts';

function unitVector(size: number, seed: number): Float32Array {
  const random = createRandom(seed);
  const numbers = Float32Array.from({ length: size }, () => random.normal());
  const length = Math.hypot(...numbers);
  return numbers.map((value) => value / length);
}

describe('two embeddings dimension by dimension', () => {
  it.each([2, 3, 64, 2048])('add up to the squared distance and the cosine, with %i numbers', (size) => {
    const [one, other] = [unitVector(size, 1), unitVector(size, 2)];
    const { dimensions, squared, cosine } = compareDimensions([...one], [...other]);
    expect(dimensions).toHaveLength(size);
    expect(Math.abs(squared - l2Distance(one, other) ** 2)).toBeLessThan(1e-6);
    expect(Math.abs(cosine - dot(one, other))).toBeLessThan(1e-6);
    expect(Math.abs(squared - (2 - 2 * cosine))).toBeLessThan(1e-6);
  });

  it('say of each what it adds', () => {
    const { dimensions } = compareDimensions([0.6, 0.8], [1, 0]);
    expect(dimensions[0]).toEqual({
      index: 0,
      one: 0.6,
      other: 1,
      difference: -0.4,
      toSquared: expect.closeTo(0.16) as number,
      toCosine: 0.6,
    });
    expect(dimensions[1].toSquared).toBeCloseTo(0.64);
  });
});
