import { describe, expect, it } from 'vitest';
import { boxOf, breadthOf, extended, fitStrokes, lineShares, type Stroke } from '../../../renderer/drawing/strokes.ts';

const at = (x: number, y: number, breadth = 1) => ({ x, y, breadth });
const hook: Stroke = [at(0.2, 0.1), at(0.6, 0.1), at(0.6, 0.3)];

describe('breadthOf', () => {
  it('follows the pressure of a pen and of nothing else', () => {
    expect(breadthOf('pen', 0.5)).toBe(1);
    expect(breadthOf('pen', 1)).toBeGreaterThan(breadthOf('pen', 0.1));
    expect(breadthOf('mouse', 0.5)).toBe(1);
    expect(breadthOf('touch', 0)).toBe(1);
  });

  it('takes no pressure beyond its ends', () => {
    expect(breadthOf('pen', 7)).toBe(breadthOf('pen', 1));
    expect(breadthOf('pen', -1)).toBe(breadthOf('pen', 0));
  });
});

describe('extended', () => {
  it('goes on where the pen moved', () => {
    expect(extended(hook, at(0.5, 0.4))).toHaveLength(4);
    expect(extended([], at(0, 0))).toEqual([at(0, 0)]);
  });

  it('stays the same stroke where it did not', () => {
    expect(extended(hook, at(0.6005, 0.3005))).toBe(hook);
  });
});

describe('boxOf', () => {
  it('holds every point', () => {
    const box = boxOf([hook, [at(0.1, 0.9)]]);
    expect(box?.left).toBeCloseTo(0.1);
    expect(box?.top).toBeCloseTo(0.1);
    expect(box?.width).toBeCloseTo(0.5);
    expect(box?.height).toBeCloseTo(0.8);
  });

  it('is none of nothing', () => {
    expect(boxOf([])).toBeNull();
  });
});

describe('fitStrokes', () => {
  const share = lineShares.character;

  it('fills the longer side but for the paper round the ink', () => {
    const fit = fitStrokes([hook], 500, share);
    expect(fit).toMatchObject({ width: 500 });
    expect((fit?.left ?? 0) + 0.2 * (fit?.scale ?? 0) - (fit?.line ?? 0) / 2).toBeCloseTo(30);
    expect((fit?.left ?? 0) + 0.6 * (fit?.scale ?? 0) + (fit?.line ?? 0) / 2).toBeCloseTo(470);
  });

  it('keeps the shape', () => {
    const fit = fitStrokes([hook], 500, share);
    const paper = 2 * 30 + (fit?.line ?? 0);
    expect((500 - paper) / ((fit?.height ?? 0) - paper)).toBeCloseTo(2, 1);
  });

  it('draws the same, however large and wherever it was drawn', () => {
    const small: Stroke = hook.map(({ x, y }) => at(0.7 + x / 5, 0.2 + y / 5));
    const [large, little] = [fitStrokes([hook], 500, share), fitStrokes([small], 500, share)];
    expect(little?.line).toBe(large?.line);
    expect(little).toMatchObject({ width: large?.width, height: large?.height });
  });

  it('gives a dot a place, and nothing none', () => {
    const dot = fitStrokes([[at(0.5, 0.5)]], 500, share);
    expect(dot?.width).toBeGreaterThan(0);
    expect(Number.isFinite(dot?.scale)).toBe(true);
    expect(fitStrokes([], 500, share)).toBeNull();
  });
});
