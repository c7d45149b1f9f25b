import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  capOnNearHalf,
  circleAround,
  cutAtOutline,
  netOfSphere,
  pointAt,
  startTurn,
  turned,
  turnedBy,
  turnedPlaces,
  type Polygon,
  type Turn,
  type Vector,
} from '../../../main/contract/lab/sphere-geometry.ts';

const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const close = (a: Vector, b: Vector) => a.forEach((value, i) => expect(value).toBeCloseTo(b[i], 9));

/** Even-odd rule, by a ray to the right. */
function isInside(polygons: readonly Polygon[], x: number, y: number): boolean {
  let crossings = 0;
  for (const polygon of polygons) {
    polygon.forEach(([ax, ay], i) => {
      const [bx, by] = polygon[(i + 1) % polygon.length];
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) crossings++;
    });
  }
  return crossings % 2 === 1;
}

const direction = fc
  .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }))
  .map(([z, at]): Vector => [Math.sqrt(1 - z * z) * Math.cos(at), Math.sqrt(1 - z * z) * Math.sin(at), z]);

describe('turning', () => {
  it('moves the front to the right and down, as a hand does', () => {
    close(turned(turnedBy([1, 0, 0, 0], Math.PI / 2, 0), [0, 0, 1]), [1, 0, 0]);
    close(turned(turnedBy([1, 0, 0, 0], 0, Math.PI / 2), [0, 0, 1]), [0, -1, 0]);
    expect(turnedBy(startTurn, 0, 0)).toBe(startTurn);
  });

  it('keeps lengths and angles however often it is done', () => {
    let turn: Turn = startTurn;
    for (let i = 0; i < 2_000; i++) turn = turnedBy(turn, 0.01 * (i % 7), -0.02);
    const [a, b] = [turned(turn, [0.6, 0.8, 0]), turned(turn, [0, 0.6, 0.8])];
    expect(dot(a, a)).toBeCloseTo(1, 9);
    expect(dot(a, b)).toBeCloseTo(0.48, 9);
    expect(turnedPlaces(turn, [0.6, 0.8, 0, 0, 0.6, 0.8])).toEqual([a, b]);
  });
});

describe('circles on the sphere', () => {
  it('lie at their angle from the middle', () => {
    fc.assert(
      fc.property(direction, fc.double({ min: 0.01, max: 3.1, noNaN: true }), (centre, angle) => {
        for (const point of circleAround(centre, angle, 12)) {
          expect(dot(point, point)).toBeCloseTo(1, 9);
          expect(dot(point, centre)).toBeCloseTo(Math.cos(angle), 9);
        }
      }),
    );
  });

  it('are cut where they pass behind, without a gap', () => {
    const { near, far } = cutAtOutline(circleAround([1, 0, 0], Math.PI / 2, 40));
    expect(near.flat()).not.toHaveLength(0);
    expect(near.length + far.length).toBeGreaterThanOrEqual(2);
    const ends = [...near, ...far].flatMap((run) => [run[0], run[run.length - 1]]);
    for (const [x, y] of ends)
      expect(ends.filter(([a, b]) => Math.hypot(a - x, b - y) < 1e-9).length).toBeGreaterThan(1);
    expect(cutAtOutline(circleAround([0, 0, 1], 0.3)).far).toEqual([]);
  });

  it('make a net that lies on it', () => {
    for (const point of netOfSphere(startTurn).flat()) expect(dot(point, point)).toBeCloseTo(1, 9);
  });
});

describe('what is seen of a cap', () => {
  it('is what lies within its angle, on either half, whatever its size and place', () => {
    const spot = fc.tuple(fc.double({ min: 0, max: 0.98, noNaN: true }), fc.double({ min: 0, max: 6.28, noNaN: true }));
    fc.assert(
      fc.property(
        direction,
        fc.double({ min: 0.02, max: 3.12, noNaN: true }),
        fc.array(spot, { minLength: 12, maxLength: 12 }),
        fc.boolean(),
        (centre, angle, spots, far) => {
          const seen: Vector = far ? [centre[0], centre[1], -centre[2]] : centre;
          const polygons = capOnNearHalf(seen, angle, 720);
          for (const [radius, at] of spots) {
            const [x, y] = [radius * Math.cos(at), radius * Math.sin(at)];
            const z = Math.sqrt(1 - x * x - y * y) * (far ? -1 : 1);
            const apart = Math.acos(Math.min(1, Math.max(-1, dot(centre, [x, y, z]))));
            // A polygon has corners: who lies on the rim is not asked.
            if (Math.abs(apart - angle) > 0.02) expect(isInside(polygons, x, y)).toBe(apart < angle);
          }
        },
      ),
      { numRuns: 600 },
    );
  });

  it('is nothing behind, a disc in front, and all of the sphere where the margin spans it', () => {
    expect(capOnNearHalf([0, 0, -1], 1)).toEqual([]);
    expect(capOnNearHalf([0, 0, -1], 2)).toHaveLength(2);
    expect(capOnNearHalf([0, 0, 1], 1)).toHaveLength(1);
    expect(isInside(capOnNearHalf([0, 0, -1], Math.PI), 0.01, 0.2)).toBe(true);
    expect(isInside(capOnNearHalf([0.6, 0, 0.8], 0), 0.6, 0)).toBe(false);
  });
});

describe('pointing', () => {
  const points: Vector[] = [
    [0, 0, -1],
    [0.01, 0, 1],
    [0.5, 0.5, 0],
  ];
  it('takes what is in front, within reach and shown', () => {
    const all = () => true;
    expect(pointAt(points, [0, 0], 0.05, all)).toBe(1);
    expect(pointAt(points, [0, 0], 0.05, (i) => i !== 1)).toBe(0);
    expect(pointAt(points, [0.52, 0.5], 0.05, all)).toBe(2);
    expect(pointAt(points, [0.3, 0.3], 0.05, all)).toBeNull();
  });
});
