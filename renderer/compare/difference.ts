/** Where two signatures laid over each other coincide, and where only one of them has ink. */
import { distanceAt, hasInk, type InkField } from './ink.ts';
import { applyTo, invert, type Similarity } from './similarity.ts';
import { boundsOf, cornersOf, unionOf, type Bounds } from './viewport.ts';

/** Ink of one signature, with the way from its pixels to the plane. */
export interface PlacedInk {
  readonly field: InkField;
  readonly toPlane: Similarity;
}

export const both = 1;
export const onlyLeft = 2;
export const onlyRight = 3;

/**
 * @property classes  row by row: 0 for paper, else `both`, `onlyLeft` or `onlyRight`
 * @property toPlane  from pixels of the grid to the plane
 * @property left     share of the left signature's ink that has the right one's within the tolerance
 * @property right    and the other way round
 */
export interface Difference {
  readonly width: number;
  readonly height: number;
  readonly classes: Uint8Array;
  readonly toPlane: Similarity;
  readonly left: number;
  readonly right: number;
}

const longestSide = 1400;

export function boundsOnPlane({ field, toPlane }: PlacedInk): Bounds {
  const own = { left: 0, top: 0, right: field.width, bottom: field.height };
  return boundsOf(cornersOf(own).map((corner) => applyTo(toPlane, corner)));
}

/** @param tolerance in units of the plane: ink this near to the other's counts as coinciding */
export function differenceOf(left: PlacedInk, right: PlacedInk, tolerance: number): Difference {
  const bounds = unionOf(boundsOnPlane(left), boundsOnPlane(right));
  const finest = Math.min(left.toPlane.scale, right.toPlane.scale);
  const step = Math.max(finest, Math.max(bounds.right - bounds.left, bounds.bottom - bounds.top) / longestSide);
  const width = Math.max(1, Math.ceil((bounds.right - bounds.left) / step));
  const height = Math.max(1, Math.ceil((bounds.bottom - bounds.top) / step));
  const toPlane = { scale: step, angle: 0, x: bounds.left, y: bounds.top };
  const classes = new Uint8Array(width * height);
  const [intoLeft, intoRight] = [left, right].map((placed) => walkInto(placed, toPlane));
  const count = { left: 0, right: 0, leftFound: 0, rightFound: 0 };
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [lx, ly] = intoLeft(column + 0.5, row + 0.5);
      const [rx, ry] = intoRight(column + 0.5, row + 0.5);
      const inLeft = hasInk(left.field, lx, ly);
      const inRight = hasInk(right.field, rx, ry);
      if (!inLeft && !inRight) continue;
      const leftFound = inLeft && distanceAt(right.field, rx, ry) * right.toPlane.scale <= tolerance;
      const rightFound = inRight && distanceAt(left.field, lx, ly) * left.toPlane.scale <= tolerance;
      if (inLeft) count.left++;
      if (inRight) count.right++;
      if (leftFound) count.leftFound++;
      if (rightFound) count.rightFound++;
      const found = (inLeft && inRight) || leftFound || rightFound;
      classes[row * width + column] = found ? both : inLeft ? onlyLeft : onlyRight;
    }
  }
  const share = (found: number, all: number) => (all === 0 ? 0 : found / all);
  return {
    width,
    height,
    classes,
    toPlane,
    left: share(count.leftFound, count.left),
    right: share(count.rightFound, count.right),
  };
}

/** From pixels of the grid to pixels of one ink, without an object for each of a million pixels. */
function walkInto(
  { toPlane }: PlacedInk,
  gridToPlane: Similarity,
): (x: number, y: number) => readonly [number, number] {
  const back = invert(toPlane);
  const origin = applyTo(back, gridToPlane);
  const cosine = back.scale * Math.cos(back.angle) * gridToPlane.scale;
  const sine = back.scale * Math.sin(back.angle) * gridToPlane.scale;
  const place: [number, number] = [0, 0];
  return (x, y) => {
    place[0] = cosine * x - sine * y + origin.x;
    place[1] = sine * x + cosine * y + origin.y;
    return place;
  };
}
