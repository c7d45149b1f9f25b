import { describe, expect, it } from 'vitest';
import type { Contributions } from '../../../main/contract/records.ts';
import {
  cellAt,
  heatColour,
  heatPixels,
  hotRegions,
  readCell,
  rectangleOf,
  strongest,
} from '../../../renderer/compare/heat.ts';

const [rows, columns] = [6, 10];
const usual = 0.01;

/** All cells weigh the same; those given add what is given, on the left or on the right. */
function contributionsWith(left: Record<number, number>, right: Record<number, number> = {}): Contributions {
  const map = (values: Record<number, number>) => ({
    frame: { x: -10, y: 20, width: 200, height: 120 },
    weights: Array<number>(rows * columns).fill(1 / (rows * columns)),
    cells: Array.from({ length: rows * columns }, (_, place) => values[place] ?? 0),
    held: Array.from({ length: rows * columns }, (_, place) => (place === 33 ? 0.6 : place === 3 ? 0.3 : 0)),
  });
  const [one, other] = [map(left), map(right)];
  const delta = [...one.cells, ...other.cells].reduce((sum, value) => sum + value, 0);
  return { model: 'm', distance: Math.sqrt(2 * delta), usual, rows, columns, one, other };
}

describe('cells', () => {
  it('lie on the cleaned picture where the network’s input covers it', () => {
    const contributions = contributionsWith({});
    const cell = { side: 'left', row: 2, column: 3 } as const;
    const box = rectangleOf(contributions, cell);
    expect(box).toEqual({ x: 50, y: 60, width: 20, height: 20 });
    expect(cellAt(contributions, 'left', { x: 69, y: 61 })).toEqual(cell);
    expect(cellAt(contributions, 'left', { x: -11, y: 61 })).toBeNull();
    expect(cellAt(contributions, 'right', { x: 0, y: 140 })).toBeNull();
  });

  it('say their share, their ink and their likeness', () => {
    const contributions = contributionsWith({ 5: 0.005 }, { 7: 0.015 });
    const read = readCell(contributions, { side: 'left', row: 0, column: 5 });
    expect(read.share).toBeCloseTo(0.25);
    expect(read).toMatchObject({ ink: 1 / 60, likeness: 1 - 2 * 0.005 * 60, timesUsual: 0.5 });
    expect(readCell(contributionsWith({}), { side: 'left', row: 0, column: 5 }).share).toBe(0);
  });
});

describe('hot regions', () => {
  it('are the strongest first, take in their neighbours and do not overlap', () => {
    const contributions = contributionsWith({ 22: 0.02, 23: 0.01, 47: 0.005 }, { 22: 0.015 });
    const regions = hotRegions(contributions, 3);
    expect(regions.map(({ side, share }) => [side, Math.round(share * 100)])).toEqual([
      ['left', 60],
      ['right', 30],
      ['left', 10],
    ]);
    expect(Math.abs(regions[0].column - 2)).toBeLessThanOrEqual(1);
    expect(hotRegions(contributionsWith({}), 3)).toEqual([]);
  });
});

describe('heat', () => {
  it('gets more opaque and darker with what a cell adds', () => {
    const colours = [0, 1, 2, 4, 6, strongest].map((at) => heatColour(at));
    const light = colours.map(([red, green, blue, opacity]) => {
      const over = (value: number) => (value * opacity + 255 * (255 - opacity)) / 255;
      return 0.2126 * over(red) + 0.7152 * over(green) + 0.0722 * over(blue);
    });
    light.slice(1).forEach((value, i) => expect(value).toBeLessThan(light[i]));
    expect(colours[0][3]).toBe(0);
    expect(heatColour(99)).toEqual(heatColour(strongest));
    const pixels = heatPixels(contributionsWith({ 1: usual * strongest }), 'left');
    expect([...pixels.slice(0, 8)]).toEqual([...heatColour(0), ...heatColour(strongest)]);
  });
});

describe('what holds together', () => {
  const contributions = contributionsWith({ 5: 0.005 });

  it('is told in shares of the likeness, which lies whole on each side', () => {
    const read = readCell(contributions, { side: 'right', row: 3, column: 3 }, 'together');
    expect(read.share).toBeCloseTo(2 / 3);
    expect(read.timesUsual).toBeCloseTo((2 / 3) * rows * columns);
    const [first] = hotRegions(contributions, 3, 'together');
    expect(first.share).toBeCloseTo(2 / 3);
    expect(Math.abs(first.row - 3)).toBeLessThanOrEqual(1);
  });

  it('has colours of its own, as dark where it is strongest', () => {
    expect(heatColour(strongest, 'together')).not.toEqual(heatColour(strongest));
    expect(heatColour(0, 'together')[3]).toBe(0);
    const pixels = heatPixels(contributions, 'left', 'together');
    expect([...pixels.slice(4 * 33, 4 * 34)]).toEqual([...heatColour(strongest, 'together')]);
    expect(pixels[4 * 5 + 3]).toBe(0);
  });
});
