/** Small systems of linear equations. */
import { assert } from './assert.ts';

/**
 * x with A x = b, by Cholesky's decomposition.
 *
 * @param matrix A: symmetric and positive definite, row by row
 */
export function solvePositive(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const size = right.length;
  const lower = matrix.map(() => new Array<number>(size).fill(0));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i][j];
      for (let k = 0; k < j; k++) rest -= lower[i][k] * lower[j][k];
      assert(i !== j || rest > 0, 'the matrix is not positive definite');
      lower[i][j] = i === j ? Math.sqrt(rest) : rest / lower[j][j];
    }
  }
  const half: number[] = [];
  for (let i = 0; i < size; i++) {
    let rest = right[i];
    for (let k = 0; k < i; k++) rest -= lower[i][k] * half[k];
    half.push(rest / lower[i][i]);
  }
  const solution = new Array<number>(size).fill(0);
  for (let i = size - 1; i >= 0; i--) {
    let rest = half[i];
    for (let k = i + 1; k < size; k++) rest -= lower[k][i] * solution[k];
    solution[i] = rest / lower[i][i];
  }
  return solution;
}
