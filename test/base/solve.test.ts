import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solvePositive } from '../../main/base/solve.ts';

describe('solvePositive', () => {
  it('solves A x = b', () => {
    const numbers = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 9, maxLength: 9 }), fc.tuple(numbers, numbers, numbers), (raw, x) => {
        // BᵀB + 1 is positive definite whatever B.
        const at = (i: number, j: number) => raw[3 * i + j];
        const matrix = [0, 1, 2].map((i) =>
          [0, 1, 2].map((j) => [0, 1, 2].reduce((sum, k) => sum + at(k, i) * at(k, j), i === j ? 1 : 0)),
        );
        const right = matrix.map((row) => row.reduce((sum, value, j) => sum + value * x[j], 0));
        solvePositive(matrix, right).forEach((value, i) => expect(value).toBeCloseTo(x[i], 8));
      }),
    );
  });

  it('refuses what is not positive definite', () => {
    expect(() => solvePositive([[-1]], [1])).toThrow('positive definite');
  });
});
