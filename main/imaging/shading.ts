/** Uneven paper: a photograph's shadows, a cheque's printed ground. Measured on a coarse grid, and divided away. */
import type { GreyImage } from '../base/rasters.ts';
import { quantile } from '../base/vectors.ts';

/** Blocks along the long side; a block is many strokes wide, so that most of it is paper. */
const blocksAlong = 16;
/** A block's paper is the grey that this share of its pixels does not exceed. */
const paperQuantile = 0.9;
/** A block darker than this share of the lightest is a logo or a blot, not paper in shadow. */
const leastPaperShare = 0.35;
/** Grey levels between light and dark paper that call for correction; flatbed scans stay below 3. */
const toleratedSpread = 12;

/** Paper grey of each block of a grid; blocks are `side` pixels square, smaller at the right and lower edges. */
interface PaperGrid {
  readonly side: number;
  readonly columns: number;
  readonly rows: number;
  readonly levels: Float64Array;
}

function paperLevel(image: GreyImage, left: number, top: number, side: number): number {
  const right = Math.min(image.width, left + side);
  const bottom = Math.min(image.height, top + side);
  const histogram = new Uint32Array(256);
  for (let y = top; y < bottom; y++) {
    for (let i = y * image.width + left; i < y * image.width + right; i++) histogram[image.pixels[i]]++;
  }
  const wanted = paperQuantile * (right - left) * (bottom - top);
  let grey = 0;
  for (let sum = histogram[0]; sum < wanted; sum += histogram[grey]) grey++;
  return grey;
}

function measurePaper(image: GreyImage): PaperGrid {
  const side = Math.max(16, Math.ceil(Math.max(image.width, image.height) / blocksAlong));
  const columns = Math.ceil(image.width / side);
  const rows = Math.ceil(image.height / side);
  const levels = Float64Array.from({ length: columns * rows }, (_, block) =>
    paperLevel(image, (block % columns) * side, Math.floor(block / columns) * side, side),
  );
  return { side, columns, rows, levels };
}

/** Levels of the blocks that are paper, ascending. */
function paperBlocks({ levels }: PaperGrid): Float64Array {
  const lightest = levels.reduce((a, b) => Math.max(a, b), 0);
  return levels.filter((level) => level >= leastPaperShare * lightest).sort();
}

/** The mean of a block and its neighbours, of those that are at least `least` light; `least` where none is. */
function smoothedLevel({ columns, rows, levels }: PaperGrid, column: number, row: number, least: number): number {
  let sum = 0;
  let count = 0;
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
      if (levels[y * columns + x] < least) continue;
      sum += levels[y * columns + x];
      count++;
    }
  }
  return count === 0 ? least : sum / count;
}

function smoothGrid(grid: PaperGrid, least: number): PaperGrid {
  const levels = grid.levels.map((_, block) =>
    smoothedLevel(grid, block % grid.columns, Math.floor(block / grid.columns), least),
  );
  return { ...grid, levels };
}

/** Between which two blocks' centres each pixel lies, and how far along. */
function blendsAlong(length: number, side: number, blocks: number) {
  return Array.from({ length }, (_, pixel) => {
    const position = Math.min(blocks - 1, Math.max(0, (pixel + 0.5) / side - 0.5));
    const before = Math.min(Math.floor(position), Math.max(0, blocks - 2));
    return { before, after: Math.min(before + 1, blocks - 1), share: position - before };
  });
}

/** Divides by the paper's grey, interpolated between blocks: paper becomes white everywhere. */
function divideByPaper(image: GreyImage, { side, columns, rows, levels }: PaperGrid): GreyImage {
  const across = blendsAlong(image.width, side, columns);
  const down = blendsAlong(image.height, side, rows);
  const pixels = new Uint8Array(image.pixels.length);
  const line = new Float64Array(columns);
  for (let y = 0; y < image.height; y++) {
    const { before, after, share } = down[y];
    for (let x = 0; x < columns; x++) {
      line[x] = levels[before * columns + x] * (1 - share) + levels[after * columns + x] * share;
    }
    for (let x = 0, i = y * image.width; x < image.width; x++, i++) {
      const blend = across[x];
      const paper = line[blend.before] * (1 - blend.share) + line[blend.after] * blend.share;
      pixels[i] = Math.min(255, Math.round((255 * image.pixels[i]) / Math.max(1, paper)));
    }
  }
  return { width: image.width, height: image.height, pixels };
}

/** Evens out paper that is visibly uneven; returns the very same picture where it is not. */
export function evenPaper(image: GreyImage): GreyImage {
  const grid = measurePaper(image);
  const paper = paperBlocks(grid);
  if (quantile(paper, 0.95) - quantile(paper, 0.05) <= toleratedSpread) return image;
  return divideByPaper(image, smoothGrid(grid, paper[0]));
}
