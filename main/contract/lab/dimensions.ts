/** Two embeddings of one network, number by number: what each adds to their distances. */

/** One number of two embeddings. */
export interface Dimension {
  /** Its place in the embedding, from 0. */
  readonly index: number;
  readonly one: number;
  readonly other: number;
  readonly difference: number;
  /** What it adds to the squared L2 distance: the difference squared. */
  readonly toSquared: number;
  /** What it adds to the cosine: the product. */
  readonly toCosine: number;
}

export interface ComparedEmbeddings {
  readonly dimensions: readonly Dimension[];
  /** Sums over the dimensions. On the unit sphere `squared` = 2 − 2 · `cosine`. */
  readonly squared: number;
  readonly cosine: number;
}

/** @param one @param other embeddings of the same network */
export function compareDimensions(one: readonly number[], other: readonly number[]): ComparedEmbeddings {
  const dimensions = one.map((value, index): Dimension => {
    const difference = value - other[index];
    return {
      index,
      one: value,
      other: other[index],
      difference,
      toSquared: difference ** 2,
      toCosine: value * other[index],
    };
  });
  const sum = (of: (dimension: Dimension) => number) => dimensions.reduce((total, next) => total + of(next), 0);
  return { dimensions, squared: sum(({ toSquared }) => toSquared), cosine: sum(({ toCosine }) => toCosine) };
}
