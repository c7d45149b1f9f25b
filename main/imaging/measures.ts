/** Trivial features of a signature: what a comparison must not rest on, measured so that it can be shown beside it. */
import type { GreyImage, InkImage } from '../base/rasters.ts';

/** Mean grey, 0 black to 255 white, of the picture where `ink` is `kind`: 1 ink, 0 paper; null where there is none. */
export function meanGrey(scanned: GreyImage, { ink }: InkImage, kind: 0 | 1): number | null {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < ink.length; i++) {
    if (ink[i] !== kind) continue;
    sum += scanned.pixels[i];
    count++;
  }
  return count === 0 ? null : sum / count;
}

/** How many ink pixels have paper, or the picture's end, to the right, and how many below: half the outline's edges. */
function halfOutline({ width, height, ink }: InkImage): number {
  let edges = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) {
      if (ink[i] === 0) continue;
      if (x + 1 === width || ink[i + 1] === 0) edges++;
      if (y + 1 === height || ink[i + width] === 0) edges++;
    }
  }
  return edges;
}

/**
 * Mean width of the pen's line in pixels: a long thin figure has twice its area over its outline. An outline counted in
 * the edges of pixels is 4/π too long, averaged over all directions (Crofton 1868).
 */
export function strokeWidth(ink: InkImage): number {
  const outline = 2 * halfOutline(ink) * (Math.PI / 4);
  if (outline === 0) return 0;
  let area = 0;
  for (let i = 0; i < ink.ink.length; i++) area += ink.ink[i];
  return (2 * area) / outline;
}
