import { describe, expect, it } from 'vitest';
import type { LayerMaps } from '../../../main/contract/lab/look.ts';
import {
  coloursOf,
  mapAt,
  mapPixels,
  measuresOfMap,
  mosaicPixels,
  placeOfMap,
  planMosaic,
} from '../../../renderer/lab/feature-maps.ts';

/** Three maps of 2 × 4 whose bytes count up. */
const layer: LayerMaps = {
  ...{ name: 'conv', rows: 2, columns: 4, channels: 3, least: 0, greatest: 2 },
  values: Uint8Array.from({ length: 24 }, (_, i) => 10 * i),
};

describe('the mosaic of a layer', () => {
  it('has room for as many maps side by side as fit, and finds a map by its pixel', () => {
    const plan = planMosaic(layer, 80);
    expect(plan.across).toBe(2);
    expect(plan.width).toBeLessThanOrEqual(80);
    for (const map of [0, 1, 2]) {
      const { x, y, width, height } = placeOfMap(plan, map);
      expect(mapAt(layer, plan, x, y)).toBe(map);
      expect(mapAt(layer, plan, x + width - 1, y + height - 1)).toBe(map);
      expect(mapAt(layer, plan, x + width, y)).toBeNull();
    }
    // Beside the last map there is nothing.
    const { x, y, width } = placeOfMap(plan, 2);
    expect(mapAt(layer, plan, x + width + 3, y)).toBeNull();
    expect(mapAt(layer, plan, -1, 0)).toBeNull();
  });

  it('never gives up: one map at least, however little room', () => {
    expect(planMosaic(layer, 0).across).toBe(1);
    const wide = planMosaic(layer, 10_000);
    expect(wide.across).toBe(3);
  });

  it('is drawn cell by cell in the colours of the numbers', () => {
    const plan = planMosaic(layer, 80);
    const { width, height, pixels } = mosaicPixels(layer, plan, 'light');
    expect(pixels).toHaveLength(4 * width * height);
    const colours = coloursOf(layer, 'light');
    const at = (x: number, y: number) => [...pixels.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];
    const second = placeOfMap(plan, 1);
    // Map 1, row 1, column 2 is the value at 8 + 4 + 2.
    expect(at(second.x + 2 * plan.scale, second.y + plan.scale)).toEqual([...colours[140], 255]);
    expect(at(second.x - 1, 0)[3]).toBe(0);
  });

  it('shows one map a pixel a cell, with what it measures', () => {
    const { width, height, pixels } = mapPixels(layer, 2, 'dark');
    expect([width, height]).toEqual([4, 2]);
    expect([...pixels.subarray(0, 3)]).toEqual([...coloursOf(layer, 'dark')[160]]);
    const { least, greatest, mean } = measuresOfMap(layer, 2);
    expect(least).toBeCloseTo((160 / 255) * 2);
    expect(greatest).toBeCloseTo((230 / 255) * 2);
    expect(mean).toBeCloseTo((195 / 255) * 2);
  });
});

describe('the colours of a layer', () => {
  it.each(['light', 'dark'] as const)('have the same nought in every layer, on %s', (theme) => {
    const rising = coloursOf(layer, theme)[0];
    // Byte 100 stands for 0.
    const signed = coloursOf({ ...layer, least: -1, greatest: 1.55 }, theme);
    signed[100].forEach((value, i) => expect(Math.abs(value - rising[i])).toBeLessThan(4));
    expect(signed[0]).not.toEqual(signed[255]);
  });

  it('are all nought where a layer is silent', () => {
    const silent = coloursOf({ ...layer, least: 0, greatest: 0 }, 'light');
    expect(new Set(silent.map(String)).size).toBe(1);
  });
});
