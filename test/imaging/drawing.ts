/** Draws signatures to test with: Bézier strokes with a round, antialiased pen. */
import type { GreyImage, InkImage } from '../../main/base/rasters.ts';

type Point = readonly [number, number];
/** A quadratic Bézier curve: start, control, end. Units: tenths of a millimetre. */
type Curve = readonly [Point, Point, Point];

/** A looping name with a flourish beneath it, 60 × 22 mm. */
export const signatureStrokes: readonly Curve[] = [
  [
    [20, 120],
    [60, -60],
    [110, 110],
  ],
  [
    [110, 110],
    [130, 180],
    [150, 90],
  ],
  [
    [150, 90],
    [190, 20],
    [200, 110],
  ],
  [
    [200, 110],
    [240, 190],
    [270, 80],
  ],
  [
    [270, 80],
    [320, 10],
    [330, 120],
  ],
  [
    [330, 120],
    [380, 190],
    [420, 70],
  ],
  [
    [420, 70],
    [480, -30],
    [500, 130],
  ],
  [
    [500, 130],
    [530, 190],
    [590, 60],
  ],
  [
    [40, 190],
    [300, 250],
    [600, 170],
  ],
  [
    [180, 30],
    [210, 25],
    [240, 32],
  ],
];

export interface Drawing {
  /** Dots per inch. */
  readonly dpi?: number;
  /** Paper around the strokes, in tenths of a millimetre. */
  readonly margin?: number;
  /** Pen width in tenths of a millimetre. */
  readonly pen?: number;
  readonly ink?: number;
  readonly paper?: number;
  readonly strokes?: readonly Curve[];
  /** Size of the drawing without margins, in tenths of a millimetre. */
  readonly size?: readonly [number, number];
}

const segments = 48;

function along([a, b, c]: Curve, t: number): Point {
  const u = 1 - t;
  return [u * u * a[0] + 2 * u * t * b[0] + t * t * c[0], u * u * a[1] + 2 * u * t * b[1] + t * t * c[1]];
}

function distanceToSegment(x: number, y: number, [ax, ay]: Point, [bx, by]: Point): number {
  const dx = bx - ax;
  const dy = by - ay;
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.sqrt((x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2);
}

function drawSegment(coverage: Float64Array, width: number, height: number, a: Point, b: Point, radius: number): void {
  const reach = radius + 1;
  for (
    let y = Math.max(0, Math.floor(Math.min(a[1], b[1]) - reach));
    y < Math.min(height, Math.max(a[1], b[1]) + reach);
    y++
  ) {
    for (
      let x = Math.max(0, Math.floor(Math.min(a[0], b[0]) - reach));
      x < Math.min(width, Math.max(a[0], b[0]) + reach);
      x++
    ) {
      const share = Math.min(1, Math.max(0, radius + 0.5 - distanceToSegment(x + 0.5, y + 0.5, a, b)));
      coverage[y * width + x] = Math.max(coverage[y * width + x], share);
    }
  }
}

/** Ink coverage 0 to 1 of a drawing, and its size in pixels. */
export function coverageOf(drawing: Drawing = {}): { width: number; height: number; coverage: Float64Array } {
  const { dpi = 300, margin = 40, pen = 5, strokes = signatureStrokes, size = [620, 230] } = drawing;
  const scale = dpi / 254;
  const width = Math.round((size[0] + 2 * margin) * scale);
  const height = Math.round((size[1] + 2 * margin) * scale);
  const coverage = new Float64Array(width * height);
  const place = ([x, y]: Point): Point => [(x + margin) * scale, (y + margin) * scale];
  for (const curve of strokes) {
    for (let i = 0; i < segments; i++) {
      const from = place(along(curve, i / segments));
      drawSegment(coverage, width, height, from, place(along(curve, (i + 1) / segments)), (pen * scale) / 2);
    }
  }
  return { width, height, coverage };
}

/** A drawing in grey. */
export function draw(drawing: Drawing = {}): GreyImage {
  const { ink = 30, paper = 245 } = drawing;
  const { width, height, coverage } = coverageOf(drawing);
  return { width, height, pixels: Uint8Array.from(coverage, (share) => Math.round(paper + (ink - paper) * share)) };
}

export type Colour = readonly [number, number, number];

/** A drawing in colour, three bytes a pixel. */
export function drawInColour(
  drawing: Drawing,
  ink: Colour,
  paper: Colour,
): { width: number; height: number; rgb: Uint8Array } {
  const { width, height, coverage } = coverageOf(drawing);
  const rgb = new Uint8Array(width * height * 3);
  coverage.forEach((share, i) => {
    for (let c = 0; c < 3; c++) rgb[3 * i + c] = Math.round(paper[c] + (ink[c] - paper[c]) * share);
  });
  return { width, height, rgb };
}

/** Ink where a row has `#`. */
export function inkPicture(rows: readonly string[]): InkImage {
  const ink = Uint8Array.from(rows.join(''), (mark) => (mark === '#' ? 1 : 0));
  return { width: rows[0].length, height: rows.length, ink };
}

/** Blank paper. */
export function blankPage(width: number, height: number, paper = 245): GreyImage {
  return { width, height, pixels: new Uint8Array(width * height).fill(paper) };
}

/** A copy of `page` with `picture` laid on it at (left, top), the darker pixel winning. */
export function paste(page: GreyImage, picture: GreyImage, left: number, top: number): GreyImage {
  const pixels = page.pixels.slice();
  for (let y = 0; y < picture.height; y++) {
    for (let x = 0; x < picture.width; x++) {
      const at = (top + y) * page.width + left + x;
      pixels[at] = Math.min(pixels[at], picture.pixels[y * picture.width + x]);
    }
  }
  return { width: page.width, height: page.height, pixels };
}

/** A copy of `page` with a filled rectangle. */
export function fillRectangle(
  page: GreyImage,
  left: number,
  top: number,
  width: number,
  height: number,
  grey = 20,
): GreyImage {
  const pixels = page.pixels.slice();
  for (let y = top; y < top + height; y++) pixels.fill(grey, y * page.width + left, y * page.width + left + width);
  return { width: page.width, height: page.height, pixels };
}

/** Share of the input's pixels' ink that two normalised images have in common: 1 alike, 0 nothing in common. */
export function overlapOf(a: Uint8Array, b: Uint8Array): number {
  let shared = 0;
  let all = 0;
  for (let i = 0; i < a.length; i++) {
    shared += Math.min(a[i], b[i]);
    all += Math.max(a[i], b[i]);
  }
  return shared / all;
}
