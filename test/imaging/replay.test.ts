import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { InkImage } from '../../main/base/rasters.ts';
import { decodeCentreLine, encodeCentreLine, traceCentreLine } from '../../main/imaging/centre-line.ts';
import { distanceTo, fieldOf } from '../../main/imaging/line-field.ts';
import { coincidenceOf, isCopy, readLine } from '../../main/imaging/replay.ts';
import { inkOfTrace, signTwice } from '../renderer/compare/generated-ink.ts';

/** A loop and a stroke under it, every coordinate passed through `place`; `pen` is half the line's width. */
function drawn(place: (x: number, y: number) => [number, number], pen = 3): InkImage {
  const [width, height] = [900, 700];
  const ink = new Uint8Array(width * height);
  for (let step = 0; step <= 4_000; step++) {
    const t = (step / 4_000) * 6 * Math.PI;
    const [x, y] = place(120 + 20 * t + 60 * Math.sin(t), 120 + 50 * Math.cos(t) + 30 * Math.sin(t / 3));
    for (let down = -pen; down <= pen; down++) {
      for (let across = -pen; across <= pen; across++) {
        if (down ** 2 + across ** 2 > pen ** 2) continue;
        ink[(Math.round(y) + down) * width + Math.round(x) + across] = 1;
      }
    }
  }
  return { width, height, ink };
}

function lineOf(ink: InkImage) {
  const line = traceCentreLine(ink);
  if (line === null) throw new Error('there is ink enough');
  return readLine(decodeCentreLine(encodeCentreLine(line)));
}

const plain = drawn((x, y) => [x, y]);

describe('a centre line', () => {
  it('has its centre at nought and a radius of one, whatever the size of the ink', () => {
    for (const { line } of [lineOf(plain), lineOf(drawn((x, y) => [1.6 * x, 1.6 * y]))]) {
      const { points } = line;
      const mean = (value: (i: number) => number) =>
        points.reduce((sum, _, i) => sum + (i % 2 === 0 ? value(i) : 0), 0) / (points.length / 2);
      expect(mean((i) => points[i])).toBeCloseTo(0, 3);
      expect(mean((i) => points[i + 1])).toBeCloseTo(0, 3);
      expect(mean((i) => points[i] ** 2 + points[i + 1] ** 2)).toBeCloseTo(1, 3);
    }
  });

  it('is none without ink, and of a dot', () => {
    expect(traceCentreLine({ width: 9, height: 9, ink: new Uint8Array(81) })).toBeNull();
    expect(traceCentreLine({ width: 5, height: 5, ink: new Uint8Array(25).fill(1) })).toBeNull();
  });
});

describe('a line’s field', () => {
  it('tells distances as a search through all points does', () => {
    const { line } = lineOf(plain);
    const field = fieldOf(line);
    const random = createRandom(3);
    for (let n = 0; n < 300; n++) {
      const at = 2 * random.below(line.points.length / 2);
      const [x, y] = [line.points[at] + 0.1 * random.normal(), line.points[at + 1] + 0.1 * random.normal()];
      let nearest = Infinity;
      for (let i = 0; i < line.points.length; i += 2) {
        nearest = Math.min(nearest, Math.hypot(line.points[i] - x, line.points[i + 1] - y));
      }
      // A pixel is 1/64; what is further away than the field's margin need not be told more exactly.
      const [told, wanted] = [distanceTo(field, x, y), nearest].map((distance) => Math.min(0.2, distance));
      expect(Math.abs(told - wanted)).toBeLessThan(0.2 / 16);
    }
  });
});

describe('two lines', () => {
  it('of the same ink agree point for point', () => {
    expect(coincidenceOf(lineOf(plain), lineOf(plain))).toMatchObject({ identical: true, share: 1 });
  });

  it.each([
    ['shifted', (x: number, y: number): [number, number] => [x + 40, y + 90], 3],
    ['half as large, with the pen scaled along', (x: number, y: number): [number, number] => [x / 2, y / 2], 2],
    [
      'turned by 5°',
      (x: number, y: number): [number, number] => [x * 0.9962 - y * 0.0872 + 60, x * 0.0872 + y * 0.9962],
      3,
    ],
    ['of a wider pen', (x: number, y: number): [number, number] => [x, y], 6],
  ])('of one signing %s are copies', (_, place, pen) => {
    const found = coincidenceOf(lineOf(drawn(place, pen)), lineOf(plain));
    expect(found && isCopy(found)).toBe(true);
    expect(found?.share).toBeGreaterThan(0.97);
  });

  it('tell the angle between them', () => {
    const turned = drawn((x, y) => [x * 0.9962 - y * 0.0872 + 60, x * 0.0872 + y * 0.9962]);
    expect(coincidenceOf(lineOf(turned), lineOf(plain))?.degrees).toBeCloseTo(-5, 0);
  });

  it('are no copies where the pen strayed by a fiftieth of the width here and there', () => {
    const strayed = drawn((x, y) => [x + 9 * Math.sin(y / 25), y + 9 * Math.sin(x / 60)]);
    const found = coincidenceOf(lineOf(strayed), lineOf(plain));
    expect(found && isCopy(found)).not.toBe(true);
  });

  it('of generated signatures are no copies, one hand or two', () => {
    const lines = [1, 2, 3, 4, 5, 6].flatMap((seed) => signTwice(seed).map((trace) => lineOf(inkOfTrace(trace))));
    let compared = 0;
    for (const [index, one] of lines.entries()) {
      for (const other of lines.slice(0, index)) {
        const found = coincidenceOf(one, other);
        expect(found && isCopy(found)).not.toBe(true);
        compared++;
      }
    }
    expect(compared).toBe((12 * 11) / 2);
  });
});
