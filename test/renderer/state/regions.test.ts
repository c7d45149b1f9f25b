import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Region } from '../../../main/contract/records.ts';
import {
  afterKey,
  dragged,
  edgeGrips,
  isWholePage,
  looksLikeSheet,
  regionBetween,
  shareOf,
  startingRegion,
  wholePage,
} from '../../../renderer/state/regions.ts';

const page = { page: 2, width: 1_000, height: 800 };
const region: Region = { page: 2, x: 100, y: 200, width: 300, height: 100 };

function isWithin({ x, y, width, height }: Region): boolean {
  return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= page.width && y + height <= page.height;
}

describe('regions of a page', () => {
  it('start with the best proposal on a sheet and with everything of a crop', () => {
    const proposals = [region];
    const preview = new Uint8Array();
    expect(startingRegion({ ...page, width: 2_480, height: 3_508, preview, proposals }, 300)).toEqual(region);
    expect(startingRegion({ ...page, preview, proposals }, 300)).toEqual(wholePage(page));
    expect(startingRegion({ ...page, width: 2_480, height: 3_508, preview, proposals: [] }, 300)).toMatchObject({
      width: 2_480,
    });
  });

  it('tell a sheet from a crop by inches, or by pixels where the resolution is unknown', () => {
    expect(looksLikeSheet({ width: 900, height: 1_100, dpi: 100 })).toBe(true);
    expect(looksLikeSheet({ width: 1_800, height: 600, dpi: 300 })).toBe(false);
    expect(looksLikeSheet({ width: 1_400, height: 500, dpi: null })).toBe(false);
    expect(looksLikeSheet({ width: 1_700, height: 2_200, dpi: null })).toBe(true);
    // A cheque of 200 × 90 mm, scanned and photographed.
    expect(looksLikeSheet({ width: 1_181, height: 531, dpi: 150 })).toBe(true);
    expect(looksLikeSheet({ width: 2_365, height: 1_100, dpi: null })).toBe(true);
  });

  it('are drawn between any two corners, but not too small', () => {
    const expected = { page: 2, x: 50, y: 60, width: 150, height: 40 };
    expect(regionBetween({ x: 50, y: 60 }, { x: 200, y: 100 }, page)).toEqual(expected);
    expect(regionBetween({ x: 200, y: 100 }, { x: 50, y: 60 }, page)).toEqual(expected);
    expect(regionBetween({ x: -50, y: -60 }, { x: 2_000, y: 2_000 }, page)).toEqual(wholePage(page));
    expect(regionBetween({ x: 50, y: 60 }, { x: 55, y: 200 }, page)).toBeNull();
  });

  it('keep to the page and the right way round, wherever they are dragged', () => {
    const grip = fc.constantFrom(...edgeGrips, 'move' as const);
    const distance = fc.integer({ min: -3_000, max: 3_000 });
    fc.assert(fc.property(grip, distance, distance, (held, dx, dy) => isWithin(dragged(region, held, dx, dy, page))));
  });

  it('move as a whole, and by one edge only by its grip', () => {
    expect(dragged(region, 'move', 10, -20, page)).toEqual({ ...region, x: 110, y: 180 });
    expect(dragged(region, 'w', 10, 99, page)).toEqual({ ...region, x: 110, width: 290 });
    expect(dragged(region, 'se', 10, 20, page)).toEqual({ ...region, width: 310, height: 120 });
  });

  it('follow the arrow keys: moved, sized with Shift, by single pixels with Alt', () => {
    const press = (key: string, shiftKey = false, altKey = false) => afterKey(region, { key, shiftKey, altKey }, page);
    expect(press('ArrowRight')).toEqual({ ...region, x: 110 });
    expect(press('ArrowDown', true)).toEqual({ ...region, height: 110 });
    expect(press('ArrowUp', false, true)).toEqual({ ...region, y: 199 });
    expect(press('a')).toBeNull();
  });

  it('are placed by shares of the page', () => {
    expect(shareOf(region, page)).toEqual({ left: 10, top: 25, width: 30, height: 12.5 });
    expect(isWholePage(wholePage(page), page)).toBe(true);
    expect(isWholePage(region, page)).toBe(false);
  });
});
