/** Eigenvalues and eigenvectors of small symmetric matrices. */

export interface Eigen {
  /** Falling. */
  readonly values: Float64Array;
  /** `vectors[k]` belongs to `values[k]`; unit vectors at right angles to each other. */
  readonly vectors: readonly Float64Array[];
}

/** Off the diagonal, as a share of the whole, below which nothing is turned any more. */
const precise = 1e-12;
const mostSweeps = 40;

/** By cyclic Jacobi rotations (Golub and Van Loan 2013, 8.5). @param matrix size × size, row by row; it is left as it is */
export function symmetricEigen(matrix: ArrayLike<number>, size: number): Eigen {
  const a = Float64Array.from(matrix);
  const turned = new Float64Array(size * size);
  for (let i = 0; i < size; i++) turned[i * size + i] = 1;
  const whole = Math.sqrt(a.reduce((sum, value) => sum + value * value, 0));
  for (let sweep = 0; sweep < mostSweeps && offDiagonal(a, size) > precise * whole; sweep++) {
    for (let p = 0; p < size - 1; p++) for (let q = p + 1; q < size; q++) rotate(a, turned, size, p, q);
  }
  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => a[j * size + j] - a[i * size + i]);
  return {
    values: Float64Array.from(order, (i) => a[i * size + i]),
    vectors: order.map((i) => turned.slice(i * size, (i + 1) * size)),
  };
}

function offDiagonal(a: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) sum += 2 * a[i * size + j] ** 2;
  return Math.sqrt(sum);
}

/** Turns the plane of axes p and q so that their common entry becomes nought. Rows of `turned` are the eigenvectors. */
function rotate(a: Float64Array, turned: Float64Array, size: number, p: number, q: number): void {
  const common = a[p * size + q];
  if (common === 0) return;
  const ratio = (a[q * size + q] - a[p * size + p]) / (2 * common);
  const tangent = Math.sign(ratio || 1) / (Math.abs(ratio) + Math.sqrt(1 + ratio * ratio));
  const cosine = 1 / Math.sqrt(1 + tangent * tangent);
  const sine = tangent * cosine;
  turnRows(a, size, p, q, cosine, sine);
  for (let row = 0, at = 0; row < size; row++, at += size) {
    const [left, right] = [a[at + p], a[at + q]];
    a[at + p] = cosine * left - sine * right;
    a[at + q] = sine * left + cosine * right;
  }
  turnRows(turned, size, p, q, cosine, sine);
}

function turnRows(a: Float64Array, size: number, p: number, q: number, cosine: number, sine: number): void {
  for (let i = 0, left = p * size, right = q * size; i < size; i++, left++, right++) {
    const [above, below] = [a[left], a[right]];
    a[left] = cosine * above - sine * below;
    a[right] = sine * above + cosine * below;
  }
}
