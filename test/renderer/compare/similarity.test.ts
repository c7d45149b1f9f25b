import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyTo,
  compose,
  invert,
  matrixOf,
  turnedAbout,
  withinHalfTurn,
  type Point,
  type Similarity,
} from '../../../renderer/compare/similarity.ts';

const number = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const similarity: fc.Arbitrary<Similarity> = fc.record({
  scale: fc.double({ min: 0.2, max: 5, noNaN: true }),
  angle: number(3),
  x: number(500),
  y: number(500),
});
const point: fc.Arbitrary<Point> = fc.record({ x: number(1000), y: number(1000) });

function expectNear(one: Point, other: Point): void {
  expect(one.x).toBeCloseTo(other.x, 5);
  expect(one.y).toBeCloseTo(other.y, 5);
}

describe('similarities', () => {
  it('compose as their maps do, and invert', () => {
    fc.assert(
      fc.property(similarity, similarity, point, (outer, inner, p) => {
        expectNear(applyTo(compose(outer, inner), p), applyTo(outer, applyTo(inner, p)));
        expectNear(applyTo(invert(outer), applyTo(outer, p)), p);
      }),
    );
  });

  it('turn about a point that stays, and go onto a canvas as they are', () => {
    fc.assert(
      fc.property(similarity, point, (start, p) => {
        const centre = applyTo(start, p);
        expectNear(applyTo(turnedAbout(start, centre, { angle: 0.3, scale: 1.2 }), p), centre);
        const [a, b, c, d, e, f] = matrixOf(start);
        expectNear({ x: a * p.x + c * p.y + e, y: b * p.x + d * p.y + f }, centre);
      }),
    );
    // Down the page is y: a quarter turn to the right takes right to down.
    expectNear(applyTo({ scale: 1, angle: Math.PI / 2, x: 0, y: 0 }, { x: 1, y: 0 }), { x: 0, y: 1 });
  });

  it('know that a full turn is none', () => {
    expect(withinHalfTurn(2 * Math.PI + 0.1)).toBeCloseTo(0.1);
    expect(withinHalfTurn(-3.5 * Math.PI)).toBeCloseTo(Math.PI / 2);
  });
});
