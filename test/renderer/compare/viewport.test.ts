import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyTo } from '../../../renderer/compare/similarity.ts';
import { fitted, panned, planeAt, toScreen, unionOf, zoomed } from '../../../renderer/compare/viewport.ts';

const pane = { width: 800, height: 500 };
const place = fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 500 }) });
const viewport = fc.record({
  scale: fc.double({ min: 0.1, max: 10, noNaN: true }),
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
});

describe('a viewport', () => {
  it('goes from the plane to the screen and back', () => {
    fc.assert(
      fc.property(viewport, place, (view, screen) => {
        const back = applyTo(toScreen(view, pane), planeAt(view, pane, screen));
        expect(back.x).toBeCloseTo(screen.x, 4);
        expect(back.y).toBeCloseTo(screen.y, 4);
      }),
    );
  });

  it('zooms towards the pointer: what lies under it stays there', () => {
    fc.assert(
      fc.property(viewport, place, fc.double({ min: 0.5, max: 2, noNaN: true }), (view, screen, factor) => {
        const before = planeAt(view, pane, screen);
        const after = planeAt(zoomed(view, pane, factor, screen), pane, screen);
        expect(after.x).toBeCloseTo(before.x, 4);
        expect(after.y).toBeCloseTo(before.y, 4);
      }),
    );
  });

  it('follows the pointer when it is dragged', () => {
    const view = { scale: 2, x: 10, y: 20 };
    expect(panned(view, 30, -10)).toEqual({ scale: 2, x: -5, y: 25 });
  });

  it('fits a whole signature, whatever its shape', () => {
    for (const bounds of [
      { left: -50, top: 10, right: 950, bottom: 110 },
      { left: 0, top: 0, right: 40, bottom: 900 },
    ]) {
      const view = fitted(bounds, pane);
      const corner = applyTo(toScreen(view, pane), { x: bounds.left, y: bounds.top });
      const opposite = applyTo(toScreen(view, pane), { x: bounds.right, y: bounds.bottom });
      expect(Math.min(corner.x, corner.y)).toBeGreaterThanOrEqual(0);
      expect(opposite.x).toBeLessThanOrEqual(pane.width);
      expect(opposite.y).toBeLessThanOrEqual(pane.height);
      expect(Math.max((opposite.x - corner.x) / pane.width, (opposite.y - corner.y) / pane.height)).toBeCloseTo(0.9);
    }
  });

  it('has limits to its zoom', () => {
    expect(zoomed({ scale: 1, x: 0, y: 0 }, pane, 1e9).scale).toBe(40);
    expect(zoomed({ scale: 1, x: 0, y: 0 }, pane, 1e-9).scale).toBe(0.02);
    expect(unionOf({ left: 0, top: 5, right: 2, bottom: 6 }, { left: 1, top: 1, right: 3, bottom: 2 })).toEqual({
      left: 0,
      top: 1,
      right: 3,
      bottom: 6,
    });
  });
});
