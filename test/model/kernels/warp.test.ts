import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../main/base/random.ts';
import { warpImages } from '../../../main/model/kernels/warp.ts';
import { tf } from '../../../main/model/ops.ts';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { randomArray } from '../numeric-gradient.ts';

beforeAll(() => loadRuntime());

const [rows, columns] = [6, 8];
const numbers = randomArray(2 * rows * columns, createRandom(31));
const images = () => tf.tensor4d(numbers, [2, rows, columns, 1]);
const pixel = (image: number, row: number, column: number) =>
  row < 0 || row >= rows || column < 0 || column >= columns ? 0 : numbers[(image * rows + row) * columns + column];

/** The same displacement everywhere in the first image, another in the second. */
function shifted(first: readonly [number, number], second: readonly [number, number]): number[] {
  const knots = [first, second].flatMap((shift) => Array.from({ length: 4 }, () => shift).flat());
  return Array.from(warpImages(images(), tf.tensor4d(knots, [2, 2, 2, 2])).dataSync());
}

describe('warping', () => {
  it('leaves images where nothing is displaced', () => {
    shifted([0, 0], [0, 0]).forEach((value, i) => expect(value).toBeCloseTo(numbers[i], 6));
  });

  it('takes each pixel from its place plus the displacement, paper from beyond the edges', () => {
    const moved = shifted([1, -2], [0, 3]);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        expect(moved[row * columns + column]).toBeCloseTo(pixel(0, row + 1, column - 2), 5);
        expect(moved[(rows + row) * columns + column]).toBeCloseTo(pixel(1, row, column + 3), 5);
      }
    }
  });

  it('interpolates between pixels', () => {
    const moved = shifted([0.25, 0], [0, 0.5]);
    expect(moved[2 * columns + 3]).toBeCloseTo(0.75 * pixel(0, 2, 3) + 0.25 * pixel(0, 3, 3), 5);
    expect(moved[(rows + 2) * columns + 3]).toBeCloseTo((pixel(1, 2, 3) + pixel(1, 2, 4)) / 2, 5);
  });
});
