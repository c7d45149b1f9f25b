import type { InkImage } from '../base/rasters.ts';
import { strokeWidth } from './measures.ts';

/** Ink along a border shorter than this share of the pen's line, or than so many pixels, is the tip of a stroke. */
const leastShareOfStroke = 0.8;
const leastLength = 3;
/** How far inside a stroke is looked at again, in pixels. */
const depth = 3;
/** A stroke that ends or turns at the border is much wider further in; one cut off is about as wide. */
const greatestGrowth = 1.4;

/** One side of a picture as rows parallel to it: `at(along, inwards)` is an index of `ink`. */
interface Side {
  readonly length: number;
  readonly at: (along: number, inwards: number) => number;
}

function sidesOf({ width, height }: InkImage): Side[] {
  return [
    { length: width, at: (along, inwards) => inwards * width + along },
    { length: width, at: (along, inwards) => (height - 1 - inwards) * width + along },
    { length: height, at: (along, inwards) => along * width + inwards },
    { length: height, at: (along, inwards) => along * width + width - 1 - inwards },
  ];
}

/** Length of the stretch of ink at `inwards` around what lies under [start, end). */
function stretchUnder(ink: Uint8Array, { length, at }: Side, start: number, end: number, inwards: number): number {
  let count = 0;
  for (let along = start; along < end; along++) count += ink[at(along, inwards)];
  if (count === 0) return 0;
  for (let along = start - 1; along >= 0 && ink[at(along, inwards)] === 1; along--) count++;
  for (let along = end; along < length && ink[at(along, inwards)] === 1; along++) count++;
  return count;
}

function runsOutAt(ink: Uint8Array, side: Side, least: number): boolean {
  for (let along = 0; along < side.length; along++) {
    const start = along;
    while (along < side.length && ink[side.at(along, 0)] === 1) along++;
    const length = along - start;
    if (length < least) continue;
    const inside = stretchUnder(ink, side, start, along, depth);
    if (inside > 0 && inside <= greatestGrowth * length + 1) return true;
  }
  return false;
}

/** Whether a stroke is cut off by the picture's border, rather than just reaching it. */
export function runsOutAtBorder(image: InkImage): boolean {
  if (Math.min(image.width, image.height) <= depth) return false;
  const least = Math.max(leastLength, leastShareOfStroke * strokeWidth(image));
  return sidesOf(image).some((side) => runsOutAt(image.ink, side, least));
}
