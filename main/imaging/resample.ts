/** Area resampling: every target pixel is the exact mean of the source area it covers, so no platform rounds differently. */
import type { GreyImage } from '../base/rasters.ts';

/** Where a run of target pixels falls on the source axis: target pixel i covers source [origin + i·step, origin + (i+1)·step). */
interface Axis {
  readonly origin: number;
  readonly step: number;
  readonly count: number;
}

/**
 * For each target pixel the source pixels it covers, with the share of the target pixel that each fills. Source outside
 * [0, length) is left out, so shares may sum to less than 1 at the ends.
 */
interface Taps {
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Shares of all target pixels, one after the other; those of pixel i begin at `offset[i]`. */
  readonly offset: Int32Array;
  readonly shares: Float64Array;
}

function tapsOf({ origin, step, count }: Axis, length: number): Taps {
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  const offset = new Int32Array(count);
  const shares: number[] = [];
  for (let i = 0; i < count; i++) {
    const from = Math.max(0, origin + i * step);
    const to = Math.min(length, origin + (i + 1) * step);
    first[i] = Math.floor(from);
    last[i] = to > from ? Math.min(length, Math.ceil(to)) : first[i];
    offset[i] = shares.length;
    for (let s = first[i]; s < last[i]; s++) shares.push((Math.min(to, s + 1) - Math.max(from, s)) / step);
  }
  return { first, last, offset, shares: Float64Array.from(shares) };
}

/**
 * Averages `source` (width × height, row by row) over the cells of a target grid laid on it. Returns columns.count ×
 * rows.count means in the source's unit; area outside the source counts as 0.
 */
export function averageOverGrid(
  source: Uint8Array,
  width: number,
  height: number,
  columns: Axis,
  rows: Axis,
): Float64Array {
  const across = tapsOf(columns, width);
  const down = tapsOf(rows, height);
  const target = new Float64Array(columns.count * rows.count);
  const line = new Float64Array(width);
  for (let y = 0; y < rows.count; y++) {
    line.fill(0);
    for (let s = down.first[y]; s < down.last[y]; s++) {
      const share = down.shares[down.offset[y] + s - down.first[y]];
      const start = s * width;
      for (let x = 0; x < width; x++) line[x] += share * source[start + x];
    }
    for (let x = 0; x < columns.count; x++) {
      let sum = 0;
      const base = across.offset[x] - across.first[x];
      for (let s = across.first[x]; s < across.last[x]; s++) sum += across.shares[base + s] * line[s];
      target[y * columns.count + x] = sum;
    }
  }
  return target;
}

/** Rounds means to bytes. */
export function toBytes(values: Float64Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) bytes[i] = Math.min(255, Math.floor(values[i] + 0.5));
  return bytes;
}

/** Shrinks so that the long side is at most `limit` pixels; a smaller image is returned as it is. */
export function shrinkToFit(image: GreyImage, limit: number): GreyImage {
  const longSide = Math.max(image.width, image.height);
  if (longSide <= limit) return image;
  const width = Math.max(1, Math.round((image.width * limit) / longSide));
  const height = Math.max(1, Math.round((image.height * limit) / longSide));
  const columns = { origin: 0, step: image.width / width, count: width };
  const rows = { origin: 0, step: image.height / height, count: height };
  return { width, height, pixels: toBytes(averageOverGrid(image.pixels, image.width, image.height, columns, rows)) };
}
