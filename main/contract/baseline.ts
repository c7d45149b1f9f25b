/** The line a signature is written on, as far as its ink shows it: one estimate for whoever draws it and whoever measures it. */

/** 1 where there is ink, row by row from the top left. */
interface Ink {
  readonly width: number;
  readonly height: number;
  readonly ink: Uint8Array;
}

/** y = intercept + slope · x, in pixels of the ink. */
export interface Baseline {
  readonly slope: number;
  readonly intercept: number;
}

/** Where the writing stands in one band of columns, in pixels of the ink. */
export interface Foot {
  readonly x: number;
  readonly y: number;
}

const bands = 32;
/** Ink below this share of a band's ink does not count: tails and flourishes reach below the line. */
const lowShare = 0.85;

/** The lower edge of the writing, band by band, from the left; bands without ink are left out. */
export function feetOf(picture: Ink): Foot[] {
  return Array.from({ length: bands }, (_, band) => footOf(picture, band)).filter((foot) => foot !== null);
}

/**
 * A line through the feet: the median of the slopes between all pairs of bands (Theil and Sen), which a few descenders
 * do not bend. Null where fewer than three bands hold ink.
 */
export function baselineOf(picture: Ink, feet = feetOf(picture)): Baseline | null {
  if (feet.length < 3) return null;
  const slopes = feet.flatMap((one, i) => feet.slice(i + 1).map((other) => (other.y - one.y) / (other.x - one.x)));
  const slope = medianOf(slopes);
  return { slope, intercept: medianOf(feet.map(({ x, y }) => y - slope * x)) };
}

function footOf({ width, height, ink }: Ink, band: number): Foot | null {
  const from = Math.floor((band * width) / bands);
  const to = Math.floor(((band + 1) * width) / bands);
  const mass = new Uint32Array(height);
  let total = 0;
  for (let y = 0; y < height; y++) for (let x = from; x < to; x++) mass[y] += ink[y * width + x];
  for (const row of mass) total += row;
  if (total === 0) return null;
  let sum = 0;
  let y = 0;
  while (sum < lowShare * total) sum += mass[y++];
  return { x: (from + to) / 2, y };
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
