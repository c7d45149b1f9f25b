/** Trivial features of a signature: what a comparison must not rest on, measured so that it can be shown beside it. */
import type { GreyImage, InkImage } from '../base/rasters.ts';

/** Mean grey of the ink, 0 black to 255 white, in the picture as scanned; null without ink. */
export function inkDarkness(scanned: GreyImage, ink: InkImage): number | null {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < ink.ink.length; i++) {
    sum += ink.ink[i] * scanned.pixels[i];
    count += ink.ink[i];
  }
  return count === 0 ? null : sum / count;
}

/** How many ink pixels have paper to the right or below: half the outline, in pixels. */
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
 * Mean width of the pen's line in pixels: twice the area over the outline of a long thin figure. Outlines counted in
 * pixel edges are 4/π too long on average over all directions.
 */
export function strokeWidth(ink: InkImage): number {
  let area = 0;
  for (const pixel of ink.ink) area += pixel;
  if (area === 0) return 0;
  // Edges to the right and below are half of all edges, whose mean over directions is 4/π of the true outline.
  return area / (halfOutline(ink) * (Math.PI / 4));
}
