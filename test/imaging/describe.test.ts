import { describe, expect, it } from 'vitest';
import type { HandMeasures } from '../../main/contract/explanation.ts';
import type { InkImage } from '../../main/base/rasters.ts';
import { createRandom } from '../../main/base/random.ts';
import { cropInk, inkBox } from '../../main/imaging/crop.ts';
import { describeInk } from '../../main/imaging/describe.ts';
import { skeletonOf, stretchesOf } from '../../main/imaging/skeleton.ts';

type Path = (share: number) => readonly [number, number];

/** Lines drawn with a round pen, in pixels, y down. */
function draw(paths: readonly Path[], { scale = 1, radius = 4 } = {}): InkImage {
  const [width, height] = [Math.round(640 * scale), Math.round(400 * scale)];
  const ink = new Uint8Array(width * height);
  const reach = radius * scale;
  for (const path of paths) {
    for (let step = 0; step <= 3_000; step++) {
      const [x, y] = path(step / 3_000).map((value) => value * scale);
      for (let row = Math.ceil(y - reach); row <= y + reach; row++) {
        for (let column = Math.ceil(x - reach); column <= x + reach; column++) {
          if ((row - y) ** 2 + (column - x) ** 2 <= reach ** 2) ink[row * width + column] = 1;
        }
      }
    }
  }
  const image = { width, height, ink };
  const box = inkBox(image);
  return box ? cropInk(image, box) : image;
}

const measure = (paths: readonly Path[], more?: Parameters<typeof draw>[1], dpi: number | null = null): HandMeasures =>
  describeInk(draw(paths, more), { dpi, cleaned: { x: 0, y: 0, step: 1 } });

/** Straight strokes side by side, leaning by `degrees`, their feet on a line that rises by `rise` degrees and sags. */
function pickets(degrees: number, rise = 0, sag = 0): Path[] {
  const lean = Math.tan((degrees * Math.PI) / 180);
  return Array.from({ length: 17 }, (_, i): Path => {
    const x = 60 + 28 * i;
    const foot = 300 - Math.tan((rise * Math.PI) / 180) * (x - 60) + sag * (1 - ((i - 8) / 8) ** 2);
    return (share) => [x + 120 * share * lean, foot - 120 * share];
  });
}

const circle: Path = (share) => [300 + 90 * Math.cos(7 * share), 200 + 90 * Math.sin(7 * share)];
const bow: Path = (share) => [60 + 520 * share, 250 - 120 * Math.sin(Math.PI * share)];
/** The same bow from a hand that shakes: a tenth of a millimetre, every two millimetres or so. */
const shaken: Path = (share) => {
  const [x, y] = bow(share);
  return [x + 3 * Math.sin(190 * share), y + 3 * Math.cos(170 * share)];
};

describe('describeInk', () => {
  it.each([-30, -10, 0, 8, 25])('tells a slant of %i°', (degrees) => {
    expect(Math.abs((measure(pickets(degrees)).slant ?? NaN) - degrees)).toBeLessThan(1.5);
  });

  it.each([-6, 0, 4])('tells a baseline that rises by %i°', (rise) => {
    expect(Math.abs((measure(pickets(0, rise)).baselineAngle ?? NaN) - rise)).toBeLessThan(1);
  });

  it('tells a baseline that sags from one that arches', () => {
    expect(measure(pickets(0, 0, 25)).baselineBend).toBeGreaterThan(2);
    expect(measure(pickets(0, 0, -25)).baselineBend).toBeLessThan(-2);
    expect(Math.abs(measure(pickets(0)).baselineBend ?? NaN)).toBeLessThan(0.5);
  });

  it('counts pieces and loops', () => {
    expect(measure(pickets(0))).toMatchObject({ pieces: 17, loops: 0 });
    expect(measure([circle])).toMatchObject({ pieces: 1, loops: 1 });
    const crossed: Path = (share) => [180 + 240 * share, 200];
    expect(measure([circle, crossed])).toMatchObject({ pieces: 1, loops: 2 });
  });

  it('tells the size in millimetres where the resolution is known, and says so where it is not', () => {
    const { width, height } = measure([bow], {}, 254);
    expect(width).toBeCloseTo(52.8, 0);
    expect(height).toBeCloseTo(12.8, 0);
    expect(measure([bow])).toMatchObject({ width: null, height: null });
    expect(measure([bow]).proportion).toBeCloseTo((width ?? 0) / (height ?? 1), 5);
  });

  it('finds the pen wider, and wider in places', () => {
    const [thin, thick] = [3, 6].map((radius) => measure([bow], { radius }));
    expect((thick.strokeWidth ?? 0) / (thin.strokeWidth ?? 1)).toBeGreaterThan(1.6);
    const blotted = measure([bow, (share) => [300 + 12 * Math.cos(7 * share), 132 + 4 * Math.sin(7 * share)]]);
    expect(blotted.strokeVariation).toBeGreaterThan(1.5 * (thin.strokeVariation ?? NaN));
  });

  it('finds a shaken line less steady, and longer', () => {
    const [steady, unsteady] = [measure([bow]), measure([shaken])];
    expect(unsteady.tremor).toBeGreaterThan(2 * (steady.tremor ?? NaN));
    expect(unsteady.lineLength).toBeGreaterThan(1.03 * (steady.lineLength ?? NaN));
  });

  it.each([1.5, 2, 3])('says the same at %d times the resolution', (scale) => {
    const [small, large] = [measure([...pickets(12, 2), bow]), measure([...pickets(12, 2), bow], { scale })];
    expect(Math.abs((large.slant ?? NaN) - (small.slant ?? NaN))).toBeLessThan(1);
    expect(Math.abs((large.baselineAngle ?? NaN) - (small.baselineAngle ?? NaN))).toBeLessThan(0.5);
    for (const term of ['proportion', 'lineLength', 'strokeWidth'] as const) {
      expect((large[term] ?? NaN) / (small[term] ?? NaN)).toBeCloseTo(1, 1);
    }
    expect(large).toMatchObject({ pieces: small.pieces, loops: small.loops });
  });

  it('measures anything that has ink, and never a number that is none', () => {
    const random = createRandom(5);
    for (let round = 0; round < 40; round++) {
      const [width, height] = [1 + random.below(40), 1 + random.below(40)];
      const ink = Uint8Array.from({ length: width * height }, () => (random.chance(0.4) ? 1 : 0));
      ink[0] = 1;
      const measures = describeInk({ width, height, ink }, null);
      for (const value of Object.values(measures)) expect(value === null || Number.isFinite(value)).toBe(true);
    }
  });
});

describe('skeletonOf', () => {
  it('keeps the middle of a line, one pixel wide, whole', () => {
    const [line] = stretchesOf(skeletonOf(draw([bow])), 10);
    expect(line.x.length).toBeGreaterThan(500);
    const steps = Array.from(line.x.subarray(1), (x, i) => Math.hypot(x - line.x[i], line.y[i + 1] - line.y[i]));
    expect(Math.max(...steps)).toBeLessThan(1.5);
  });

  it('parts a cross into four arms', () => {
    const [down, across]: Path[] = [(share) => [300, 60 + 280 * share], (share) => [160 + 280 * share, 200]];
    expect(stretchesOf(skeletonOf(draw([down, across])), 20)).toHaveLength(4);
  });
});
