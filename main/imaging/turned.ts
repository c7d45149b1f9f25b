/** A normalised signature as it would be, had it been written or scanned askew. */
import type { NormalisedImage } from '../base/rasters.ts';
import { normalisingScale } from './normalise.ts';
import { toBytes } from './resample.ts';

/** Below this much ink a pixel is the edge of a stroke, and does not say where the signature ends. */
const edge = 64;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Turned clockwise about its middle and laid into the frame anew, as `normaliseInk` would lay it: aspect kept, centred, as
 * large as fits. Interpolated once, bilinearly. The very same picture where it has no ink.
 */
export function turnNormalised(image: NormalisedImage, degrees: number): NormalisedImage {
  const { width, height } = image;
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const there = ({ x, y }: Point): Point => ({ x: cos * x - sin * y, y: sin * x + cos * y });
  const back = ({ x, y }: Point): Point => ({ x: cos * x + sin * y, y: cos * y - sin * x });
  const box = boundsOf(inkedPoints(image).map(there));
  if (box === null) return image;
  const scale = normalisingScale(box, image);
  const coverage = new Float64Array(width * height);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const onInk = {
        x: (column + 0.5 - width / 2) / scale + box.middle.x,
        y: (row + 0.5 - height / 2) / scale + box.middle.y,
      };
      coverage[row * width + column] = coverageAt(image, back(onInk));
    }
  }
  return { width, height, coverage: toBytes(coverage) };
}

/** Middles of inked pixels, from the middle of the picture. */
function inkedPoints({ width, height, coverage }: NormalisedImage): Point[] {
  const points: Point[] = [];
  coverage.forEach((ink, i) => {
    if (ink < edge) return;
    points.push({ x: (i % width) + 0.5 - width / 2, y: Math.floor(i / width) + 0.5 - height / 2 });
  });
  return points;
}

function boundsOf(points: readonly Point[]): { width: number; height: number; middle: Point } | null {
  if (points.length === 0) return null;
  const low = { x: Infinity, y: Infinity };
  const high = { x: -Infinity, y: -Infinity };
  for (const { x, y } of points) {
    low.x = Math.min(low.x, x);
    low.y = Math.min(low.y, y);
    high.x = Math.max(high.x, x);
    high.y = Math.max(high.y, y);
  }
  return {
    width: high.x - low.x + 1,
    height: high.y - low.y + 1,
    middle: { x: (low.x + high.x) / 2, y: (low.y + high.y) / 2 },
  };
}

/** Bilinear, at a point from the middle of the picture; paper beyond it. */
function coverageAt({ width, height, coverage }: NormalisedImage, { x, y }: Point): number {
  const [across, down] = [x + width / 2 - 0.5, y + height / 2 - 0.5];
  const [column, row] = [Math.floor(across), Math.floor(down)];
  const [right, below] = [across - column, down - row];
  const at = (dx: number, dy: number) => {
    const [i, j] = [column + dx, row + dy];
    return i < 0 || j < 0 || i >= width || j >= height ? 0 : coverage[j * width + i];
  };
  const upper = (1 - right) * at(0, 0) + right * at(1, 0);
  const lower = (1 - right) * at(0, 1) + right * at(1, 1);
  return (1 - below) * upper + below * lower;
}
