import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceAt, fieldOf, hasInk, inkOf, penWidth, stepOf, type Ink } from '../../../renderer/compare/ink.ts';
import { disturbed, fieldOfTrace, inkOfTrace, signTwice } from './generated-ink.ts';

const small = fc
  .record({ width: fc.integer({ min: 1, max: 14 }), height: fc.integer({ min: 1, max: 11 }) })
  .chain(({ width, height }) =>
    fc
      .array(fc.boolean(), { minLength: width * height, maxLength: width * height })
      .map((dots): Ink => ({ width, height, ink: Uint8Array.from(dots, Number) })),
  );

describe('a field of ink', () => {
  it('holds for every pixel the distance to the nearest ink', () => {
    fc.assert(
      fc.property(small, (picture) => {
        const field = fieldOf(picture);
        const places = [...picture.ink.keys()].filter((place) => picture.ink[place] === 1);
        if (!field) return void expect(places).toEqual([]);
        const { width } = picture;
        field.distance.forEach((distance, place) => {
          const to = places.map((ink) =>
            Math.hypot((ink % width) - (place % width), Math.floor(ink / width) - Math.floor(place / width)),
          );
          expect(distance).toBeCloseTo(Math.min(...to), 4);
          const middle = [(place % width) + 0.5, Math.floor(place / width) + 0.5] as const;
          expect(distanceAt(field, ...middle)).toBeCloseTo(distance, 4);
        });
      }),
    );
  });

  it('goes on beyond the picture', () => {
    const field = fieldOf({ width: 2, height: 1, ink: Uint8Array.of(1, 0) });
    if (!field) throw new Error('there is ink');
    expect(distanceAt(field, -9.5, 0.5)).toBeCloseTo(10);
    expect(hasInk(field, 0.9, 0.9)).toBe(true);
    expect(hasInk(field, -0.1, 0.5)).toBe(false);
    expect(hasInk(field, 1.1, 0.5)).toBe(false);
  });

  it('knows the centre, the reach and the direction of a signature', () => {
    const [trace] = signTwice(4);
    const straight = fieldOfTrace(trace);
    const turned = fieldOfTrace(disturbed(trace, 0.2, 1.1).trace);
    expect(turned.axis - straight.axis).toBeCloseTo(0.2, 1);
    expect(turned.radius / straight.radius).toBeCloseTo(1.1, 2);
  });
});

describe('inkOf', () => {
  it('takes dark pixels, and a huge picture at half its size', () => {
    const rgba = new Uint8ClampedArray(4 * 2_000).fill(255);
    rgba.set([0, 0, 0, 255], 4 * 1_001);
    const ink = inkOf(rgba, 2_000, 1);
    expect(stepOf(2_000, 1)).toBe(2);
    expect([ink.width, ink.height, ink.ink.indexOf(1)]).toEqual([1_000, 1, 500]);
  });
});

describe('penWidth', () => {
  it('is near the width of a bar, however it lies', () => {
    const bar = (slope: number) => {
      const ink = Uint8Array.from({ length: 200 * 200 }, (_, place) => {
        const [x, y] = [(place % 200) - 100, Math.floor(place / 200) - 100];
        return Math.abs(y - slope * x) / Math.hypot(1, slope) <= 4 ? 1 : 0;
      });
      return penWidth({ width: 200, height: 200, ink });
    };
    for (const slope of [0, 0.4, 1]) expect(Math.abs(Math.log(bar(slope) / 9))).toBeLessThan(0.35);
    expect(penWidth(inkOfTrace(signTwice(8)[0]))).toBeGreaterThan(1);
  });
});
