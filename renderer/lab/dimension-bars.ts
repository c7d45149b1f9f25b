/** Two embeddings' dimensions as they are listed and drawn. Pure. */
import type { ComparedEmbeddings, Dimension } from '../../main/contract/lab/dimensions.ts';

/** What a dimension is looked at for. */
export type Share = 'squared' | 'cosine';
export type DimensionOrder = 'place' | 'size';

/** What it adds to the squared distance, or to the cosine. */
export const addedBy = (dimension: Dimension, share: Share) =>
  share === 'squared' ? dimension.toSquared : dimension.toCosine;

/** By place, or those first that add most, whichever the sign. */
export function inOrder({ dimensions }: ComparedEmbeddings, share: Share, order: DimensionOrder): Dimension[] {
  if (order === 'place') return [...dimensions];
  return [...dimensions].sort((a, b) => Math.abs(addedBy(b, share)) - Math.abs(addedBy(a, share)));
}

/** How few of the dimensions make half of the squared distance. */
export function countToHalf(compared: ComparedEmbeddings): number {
  let sum = 0;
  const at = inOrder(compared, 'squared', 'size').findIndex(
    ({ toSquared }) => (sum += toSquared) >= compared.squared / 2,
  );
  return at + 1;
}

export interface BarPlan {
  readonly width: number;
  readonly height: number;
}

/**
 * Bars from nought as the outline of one path, however many there are.
 * @returns where nought lies, and the paths of bars above and beneath it
 */
export function barPaths(values: readonly number[], { width, height }: BarPlan) {
  const [top, bottom] = [Math.max(0, ...values), Math.min(0, ...values)];
  const span = top - bottom || 1;
  const zero = (height * top) / span;
  const step = width / Math.max(1, values.length);
  const thick = step > 3 ? step - 1 : step;
  const path = (wanted: (value: number) => boolean) =>
    values
      .map((value, at) => {
        if (!wanted(value)) return '';
        const tall = (height * value) / span;
        return `M${(at * step).toFixed(2)} ${zero.toFixed(2)}h${thick.toFixed(2)}v${(-tall).toFixed(2)}h${(-thick).toFixed(2)}z`;
      })
      .join('');
  return { zero, above: path((value) => value > 0), beneath: path((value) => value < 0), top, bottom };
}
