/** Ink taken off a normalised picture in blotches: where a map is strongest, or anywhere. */
import type { LocalMap } from '../base/embedding.ts';
import type { Random } from '../base/random.ts';
import type { NormalisedImage } from '../base/rasters.ts';

/** In shares of the picture's width: about a tenth of a signature's ink lies in two or three of them. */
const radiusShare = 1 / 12;
/** In radii: no two blotches are nearer, so that they are alike in kind wherever they lie. */
const apart = 1.2;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Centres on ink, strongest first: by what the map adds within a blotch there. */
export function strongestCentres(image: NormalisedImage, map: LocalMap, cells: Float32Array): Point[] {
  const radius = radiusOf(image);
  const strength = (point: Point) => {
    let sum = 0;
    cells.forEach((value, cell) => {
      const x = ((cell % map.columns) + 0.5) * (image.width / map.columns);
      const y = (Math.floor(cell / map.columns) + 0.5) * (image.height / map.rows);
      if ((x - point.x) ** 2 + (y - point.y) ** 2 <= radius ** 2) sum += value;
    });
    return sum;
  };
  const ranked = inkPoints(image, 5).map((point) => ({ point, strength: strength(point) }));
  ranked.sort((a, b) => b.strength - a.strength);
  return keepApart(
    ranked.map(({ point }) => point),
    radius,
  );
}

/** Centres on ink in random order. */
export function randomCentres(image: NormalisedImage, random: Random): Point[] {
  return keepApart(random.shuffled(inkPoints(image, 1)), radiusOf(image));
}

const radiusOf = ({ width }: NormalisedImage) => radiusShare * width;

/** Every nth pixel that is mostly ink. */
function inkPoints({ width, coverage }: NormalisedImage, step: number): Point[] {
  const points: Point[] = [];
  let count = 0;
  coverage.forEach((value, i) => {
    if (value > 127 && count++ % step === 0) points.push({ x: i % width, y: Math.floor(i / width) });
  });
  return points;
}

function keepApart(points: readonly Point[], radius: number): Point[] {
  const kept: Point[] = [];
  for (const { x, y } of points) {
    if (kept.every((other) => (other.x - x) ** 2 + (other.y - y) ** 2 > (apart * radius) ** 2)) kept.push({ x, y });
  }
  return kept;
}

/** The same picture without that share of its ink: blotch after blotch, the last one row by row, until it is gone. */
export function removeInk(image: NormalisedImage, centres: readonly Point[], share: number): NormalisedImage {
  const { width, height } = image;
  const coverage = Uint8Array.from(image.coverage);
  const radius = radiusOf(image);
  let left = share * coverage.reduce((sum, value) => sum + value, 0);
  for (const { x, y } of centres) {
    for (let row = Math.max(0, Math.ceil(y - radius)); row <= Math.min(height - 1, y + radius) && left > 0; row++) {
      const reach = Math.sqrt(radius ** 2 - (row - y) ** 2);
      const from = Math.max(0, Math.ceil(x - reach));
      for (let at = row * width + from; at <= row * width + Math.min(width - 1, x + reach); at++) {
        left -= coverage[at];
        coverage[at] = 0;
      }
    }
    if (left <= 0) break;
  }
  return { width, height, coverage };
}
