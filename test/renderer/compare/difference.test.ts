import { describe, expect, it } from 'vitest';
import { both, differenceOf, onlyLeft, onlyRight } from '../../../renderer/compare/difference.ts';
import { fieldOf } from '../../../renderer/compare/ink.ts';
import { identity, shifted } from '../../../renderer/compare/similarity.ts';
import { disturbed, fieldOfTrace, signTwice } from './generated-ink.ts';

const count = (classes: Uint8Array, wanted: number) =>
  classes.reduce((sum, value) => sum + Number(value === wanted), 0);

/** One stroke each, across and down, that cross. */
function cross() {
  const across = Uint8Array.from({ length: 400 }, (_, place) => Number(Math.floor(place / 20) === 10));
  const down = Uint8Array.from({ length: 400 }, (_, place) => Number(place % 20 === 5));
  const [left, right] = [across, down].map((ink) => fieldOf({ width: 20, height: 20, ink }));
  if (!left || !right) throw new Error('there is ink');
  return [left, right];
}

describe('differenceOf', () => {
  it('tells what both have from what one has, with a tolerance', () => {
    const [left, right] = cross().map((field) => ({ field, toPlane: identity }));
    const exact = differenceOf(left, right, 0);
    expect([both, onlyLeft, onlyRight].map((name) => count(exact.classes, name))).toEqual([1, 19, 19]);
    expect(exact.left).toBeCloseTo(1 / 20);
    const tolerant = differenceOf(left, right, 3);
    expect(tolerant.left).toBeCloseTo(7 / 20);
    expect(tolerant.right).toBeCloseTo(7 / 20);
    expect(count(tolerant.classes, both)).toBe(13);
  });

  it('finds a signature in itself wherever it was turned, and not beside it', () => {
    const [trace] = signTwice(2);
    const { trace: turned, back } = disturbed(trace, 0.3, 1.2);
    const [left, field] = [fieldOfTrace(trace), fieldOfTrace(turned)];
    const over = differenceOf({ field: left, toPlane: identity }, { field, toPlane: back }, 1.5);
    expect(Math.min(over.left, over.right)).toBeGreaterThan(0.99);
    const beside = differenceOf({ field: left, toPlane: identity }, { field, toPlane: shifted(back, 2_000, 0) }, 1.5);
    expect(Math.max(beside.left, beside.right)).toBe(0);
    expect(Math.max(beside.width, beside.height)).toBeLessThanOrEqual(1_401);
  });

  it('says the same in a plane of another scale', () => {
    const [one, other] = signTwice(7).map(fieldOfTrace);
    const fine = differenceOf({ field: one, toPlane: identity }, { field: other, toPlane: identity }, 4);
    const twice = { ...identity, scale: 2 };
    const coarse = differenceOf({ field: one, toPlane: twice }, { field: other, toPlane: twice }, 8);
    expect(coarse.left).toBeCloseTo(fine.left, 2);
    expect(coarse.right).toBeCloseTo(fine.right, 2);
  });
});
