import { describe, expect, it } from 'vitest';
import { compareDimensions } from '../../../main/contract/lab/dimensions.ts';
import { addedBy, barPaths, countToHalf, inOrder } from '../../../renderer/lab/dimension-bars.ts';

describe('the dimensions of two embeddings', () => {
  const compared = compareDimensions([0.1, 0.9, -0.4], [0.2, -0.1, 0.4]);

  it('stand by place, or those that add most first', () => {
    expect(inOrder(compared, 'squared', 'place').map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(inOrder(compared, 'squared', 'size').map(({ index }) => index)).toEqual([1, 2, 0]);
    // −0.16 counts for more than −0.09 and 0.02.
    expect(inOrder(compared, 'cosine', 'size').map(({ index }) => index)).toEqual([2, 1, 0]);
    expect(addedBy(compared.dimensions[2], 'squared')).toBeCloseTo(0.64);
  });

  it('make half of the squared distance by the fewest that can', () => {
    // 1 of 1.65 in all.
    expect(countToHalf(compared)).toBe(1);
    expect(countToHalf(compareDimensions([0, 0, 0, 0], [1, 1, 1, 1]))).toBe(2);
  });

  it('are bars from nought, in both directions', () => {
    const { zero, above, beneath } = barPaths([1, -1, 0.5], { width: 30, height: 100 });
    expect(zero).toBe(50);
    expect(above).toBe('M0.00 50.00h9.00v-50.00h-9.00zM20.00 50.00h9.00v-25.00h-9.00z');
    expect(beneath).toBe('M10.00 50.00h9.00v50.00h-9.00z');
    expect(barPaths([0, 0], { width: 10, height: 10 })).toMatchObject({ above: '', beneath: '' });
  });
});
