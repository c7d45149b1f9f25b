/** Eigenvalues and eigenvectors of small symmetric matrices. */

export interface Eigen {
  /** Falling. */
  readonly values: Float64Array;
  /** `vectors[k]` belongs to `values[k]`; unit vectors at right angles to each other. */
  readonly vectors: readonly Float64Array[];
}

/** Directions followed beside those wanted: the more, the sooner those settle. */
const spare = 5;
const mostRounds = 300;
const roundsBetweenLooks = 15;
/** Of the greatest eigenvalue, by which a direction may still miss. */
const settled = 1e-10;

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

/**
 * The greatest few of a matrix whose eigenvalues are not negative, by orthogonal iteration with Rayleigh–Ritz steps (Golub and
 * Van Loan 2013, 8.2): of a large matrix many times sooner than all of them.
 */
export function leadingEigen(matrix: Float64Array, size: number, wanted: number): Eigen {
  let block: Float64Array[] = Array.from({ length: Math.min(size, wanted + spare) }, (_, k) =>
    Float64Array.from({ length: size }, (__, i) => Math.sin((k + 1) * (i + 1)) + (i === k ? 1 : 0)),
  );
  for (let round = 0; ; round += roundsBetweenLooks) {
    for (let i = 0; i < roundsBetweenLooks; i++) block = orthonormal(block.map((v) => product(matrix, v)));
    const images = block.map((v) => product(matrix, v));
    const ritz = symmetricEigen(
      block.flatMap((v) => images.map((other) => dot(v, other))),
      block.length,
    );
    const mixed = (parts: readonly Float64Array[]) => ritz.vectors.map((mix) => mixtureOf(parts, mix));
    const [vectors, turned] = [mixed(block), mixed(images)];
    const misses = vectors
      .slice(0, wanted)
      .map((v, k) => Math.hypot(...turned[k].map((x, i) => x - ritz.values[k] * v[i])));
    if (round >= mostRounds || Math.max(...misses) <= settled * ritz.values[0])
      return { values: ritz.values.slice(0, wanted), vectors: vectors.slice(0, wanted) };
    block = vectors;
  }
}

/** Gram–Schmidt, twice for what is nearly in the others' span; what is in it becomes nought. */
function orthonormal(block: readonly Float64Array[]): Float64Array[] {
  const done: Float64Array[] = [];
  for (const vector of block) {
    const v = vector.slice();
    const before = Math.sqrt(dot(v, v));
    for (const other of [...done, ...done]) {
      const along = dot(v, other);
      v.forEach((value, i) => (v[i] = value - along * other[i]));
    }
    const length = Math.sqrt(dot(v, v));
    done.push(length <= precise * before || length === 0 ? v.fill(0) : v.map((value) => value / length));
  }
  return done;
}

function product(matrix: Float64Array, v: Float64Array): Float64Array {
  return v.map((_, row) => dot(matrix.subarray(row * v.length, (row + 1) * v.length), v));
}

function mixtureOf(parts: readonly Float64Array[], mix: Float64Array): Float64Array {
  const sum = new Float64Array(parts[0].length);
  parts.forEach((part, k) => part.forEach((value, i) => (sum[i] += mix[k] * value)));
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}
