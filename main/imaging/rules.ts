/** Ruled and printed lines, which cross signatures on forms and cheques. */
import { forEachRun, keepComponents, labelComponents } from './components.ts';
import type { InkImage } from '../base/rasters.ts';

/** What counts as a rule, in pixels. */
export interface RuleShape {
  /** A rule is made of runs in single rows of pixels, each at least this long... */
  readonly leastRun: number;
  /** ...that together reach at least this far... */
  readonly leastLength: number;
  /** ...and rise or fall by at most this much on their way: paper lies askew. */
  readonly greatestDrift: number;
  readonly greatestThickness: number;
}

/** The same picture with rows as columns. */
function transpose({ width, height, ink }: InkImage): InkImage {
  const turned = new Uint8Array(ink.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + y] = ink[y * width + x];
  }
  return { width: height, height: width, ink: turned };
}

/** Only the horizontal runs of at least `leastRun` pixels. */
function longRuns(image: InkImage, leastRun: number): InkImage {
  const ink = new Uint8Array(image.ink.length);
  forEachRun(image, (row, start, end) => {
    if (end - start >= leastRun) ink.fill(1, row * image.width + start, row * image.width + end);
  });
  return { width: image.width, height: image.height, ink };
}

/** First and one past the last row of the vertical stretch of ink through (x, y). */
function stretchThrough({ width, height, ink }: InkImage, x: number, y: number): readonly [number, number] {
  let top = y;
  while (top > 0 && ink[(top - 1) * width + x] === 1) top--;
  let bottom = y + 1;
  while (bottom < height && ink[bottom * width + x] === 1) bottom++;
  return [top, bottom];
}

function eraseHorizontal(image: InkImage, shape: RuleShape): InkImage {
  const runs = longRuns(image, shape.leastRun);
  const rules = keepComponents(
    runs,
    labelComponents(runs),
    ({ left, right, top, bottom }) => right - left >= shape.leastLength && bottom - top <= shape.greatestDrift,
  );
  const ink = image.ink.slice();
  for (let i = rules.ink.indexOf(1); i >= 0; i = rules.ink.indexOf(1, i + 1)) {
    const x = i % image.width;
    const [top, bottom] = stretchThrough(image, x, (i - x) / image.width);
    // Thicker than a rule, it is a stroke that crosses.
    if (bottom - top > shape.greatestThickness) continue;
    for (let y = top; y < bottom; y++) ink[y * image.width + x] = 0;
  }
  return { width: image.width, height: image.height, ink };
}

/**
 * Erases rules; strokes that cross them stay whole.
 *
 * @param down what counts as a vertical rule, where it differs from a horizontal one
 */
export function eraseRules(image: InkImage, across: RuleShape, down: RuleShape = across): InkImage {
  return transpose(eraseHorizontal(transpose(eraseHorizontal(image, across)), down));
}
