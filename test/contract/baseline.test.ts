import { describe, expect, it } from 'vitest';
import { baselineOf } from '../../main/contract/baseline.ts';
import { angleAt, inMillimetres, lengthOf, roundLength, slopeInDegrees } from '../../renderer/compare/measures.ts';
import { disturbed, inkOfTrace, signTwice } from '../renderer/compare/generated-ink.ts';

describe('baselineOf', () => {
  it.each([1, 2, 3, 5])('turns with signature %i', (seed) => {
    const [trace] = signTwice(seed);
    const straight = slopeInDegrees(baselineOf(inkOfTrace(trace))?.slope ?? NaN);
    const turned = slopeInDegrees(baselineOf(inkOfTrace(disturbed(trace, -0.08, 1).trace))?.slope ?? NaN);
    // Counter-clockwise by 4.6 degrees; the bands of a turned signature hold other ink.
    expect(Math.abs(turned - straight - 4.58)).toBeLessThan(2);
  });

  it('is the foot of writing with descenders', () => {
    const ink = new Uint8Array(320 * 60);
    for (let x = 0; x < 320; x++) {
      const bottom = Math.round(30 + 0.05 * x) + (x % 80 < 20 ? 20 : 0);
      for (let y = bottom - 15; y < bottom; y++) ink[y * 320 + x] = 1;
    }
    const baseline = baselineOf({ width: 320, height: 60, ink });
    expect(baseline?.slope).toBeCloseTo(0.05, 1);
    expect(Math.abs((baseline?.intercept ?? 0) - 30)).toBeLessThan(4);
    expect(baselineOf({ width: 3, height: 1, ink: Uint8Array.of(0, 0, 0) })).toBeNull();
  });
});

describe('measures', () => {
  it('are lengths and angles', () => {
    expect(lengthOf([{ x: 1, y: 1 }, { x: 4, y: 5 }])).toBe(5); // prettier-ignore
    expect(inMillimetres(300, 300)).toBeCloseTo(25.4);
    expect(inMillimetres(300, null)).toBeNull();
    const origin = { x: 0, y: 0 };
    expect(angleAt([{ x: 5, y: 0 }, origin, { x: 0, y: -2 }])).toBeCloseTo(90);
    expect(angleAt([{ x: -5, y: 1 }, origin, { x: -5, y: -1 }])).toBeCloseTo(22.62, 2);
    expect(slopeInDegrees(-1)).toBeCloseTo(45);
  });

  it('have round steps for scale bars', () => {
    expect([0.3, 1, 4.9, 7, 10, 26, 999].map(roundLength)).toEqual([0.2, 1, 2, 5, 10, 20, 500]);
  });
});
