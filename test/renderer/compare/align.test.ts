import { describe, expect, it } from 'vitest';
import { alignInk, misfit } from '../../../renderer/compare/align.ts';
import { applyTo, identity, withinHalfTurn, type Similarity } from '../../../renderer/compare/similarity.ts';
import { disturbed, fieldOfTrace, signTwice } from './generated-ink.ts';

const free = { angle: true, scale: true };
const degrees = (angle: number) => (angle * Math.PI) / 180;

/** How far apart two similarities put the corners of a picture, at most. */
function gap(one: Similarity, other: Similarity, { width, height }: { width: number; height: number }): number {
  const corners = [0, width].flatMap((x) => [0, height].map((y) => ({ x, y })));
  return Math.max(
    ...corners.map((corner) => {
      const [a, b] = [applyTo(one, corner), applyTo(other, corner)];
      return Math.hypot(a.x - b.x, a.y - b.y);
    }),
  );
}

describe('alignInk', () => {
  const cases = [1, 2, 3, 5, 8, 13].flatMap((seed) =>
    [
      [0, 1],
      [3, 1],
      [-12, 0.85],
      [25, 1.3],
      [-40, 1.1],
    ].map(([angle, scale]) => [seed, angle, scale] as const),
  );

  it.each(cases)('recovers signature %i turned by %i° and scaled by %f', (seed, angle, scale) => {
    const [trace] = signTwice(seed);
    const { trace: turned, back } = disturbed(trace, degrees(angle), scale);
    const [fixed, moving] = [fieldOfTrace(trace), fieldOfTrace(turned)];
    const found = alignInk(fixed, moving, identity, free);
    expect(Math.abs(withinHalfTurn(found.angle - back.angle))).toBeLessThan(degrees(0.25));
    expect(Math.abs(found.scale / back.scale - 1)).toBeLessThan(0.005);
    expect(gap(found, back, moving)).toBeLessThan(1.5);
  });

  it('recovers a signature scanned upside down', () => {
    const [trace] = signTwice(3);
    const { trace: turned, back } = disturbed(trace, Math.PI, 1);
    const found = alignInk(fieldOfTrace(trace), fieldOfTrace(turned), identity, free);
    expect(Math.abs(withinHalfTurn(found.angle - back.angle))).toBeLessThan(degrees(0.25));
  });

  it('leaves what is not free as it was', () => {
    const [trace] = signTwice(5);
    const { trace: turned } = disturbed(trace, degrees(8), 1.2);
    const [fixed, moving] = [fieldOfTrace(trace), fieldOfTrace(turned)];
    const start = { scale: 0.9, angle: 0.05, x: 40, y: -30 };
    expect(alignInk(fixed, moving, start, { angle: false, scale: false })).toMatchObject({ scale: 0.9, angle: 0.05 });
    expect(alignInk(fixed, moving, start, { angle: true, scale: false }).scale).toBe(0.9);
    expect(alignInk(fixed, moving, start, { angle: false, scale: true }).angle).toBe(0.05);
  });

  it.each([1, 2, 3, 5, 8])('brings two signatures of hand %i nearer than centre on centre does', (seed) => {
    const [one, other] = signTwice(seed).map(fieldOfTrace);
    const centred = { ...identity, x: one.centre.x - other.centre.x, y: one.centre.y - other.centre.y };
    const found = alignInk(one, other, identity, free);
    expect(misfit(one, other, found, 30)).toBeLessThan(misfit(one, other, centred, 30));
    // A hand hardly varies by more than this: nothing was turned over or shrunk to a dot.
    expect(Math.abs(found.angle)).toBeLessThan(degrees(15));
    expect(Math.abs(Math.log(found.scale))).toBeLessThan(0.3);
  });
});
