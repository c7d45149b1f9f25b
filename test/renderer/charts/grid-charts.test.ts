import { describe, expect, it } from 'vitest';
import { withCell } from '../../../main/lab/grid.ts';
import {
  againstFirst,
  bySize,
  byWays,
  evenScale,
  leadOnLearnt,
  percentScale,
  pointsScale,
} from '../../../renderer/charts/grid-charts.ts';
import { toCsv } from '../../../renderer/charts/series.ts';
import { measuredGrid, smallGrid } from '../../lab/small-grid.ts';

const names = { 'l2-triplet': 'L2', 'cosine-triplet': 'Cosine', contrastive: 'Contrastive' };

const shares = { 'l2-triplet': 0.9, 'cosine-triplet': 0.92, contrastive: 0.8 };
const grid = measuredGrid(({ loss, size }, part, n) => {
  return shares[loss] + (part === 'learnt' ? 0.05 : 0) + (size === 64 ? 0.01 : 0) - (n === 20 ? 0.1 : 0);
});

describe('lines of a grid', () => {
  it('are none before anything is measured', () => {
    expect(bySize(smallGrid(), names, { n: 5, part: 'unseen' })).toEqual([]);
  });

  it('give accuracy in percent by size, with intervals that hold it', () => {
    const [first, second, third] = bySize(grid, names, { n: 20, part: 'unseen' });
    expect([first.name, second.name, third.name]).toEqual(['L2', 'Cosine', 'Contrastive']);
    expect(first.points).toEqual([
      [3, expect.closeTo(80, 6)],
      [16, expect.closeTo(80, 6)],
      [64, expect.closeTo(81, 6)],
    ]);
    for (const { low, high } of first.intervals ?? []) expect([low < 80, high > 81]).toEqual([true, true]);
  });

  it('give accuracy by n, and leave out a network that is missing', () => {
    const missing = withCell(grid, { loss: 'l2-triplet', size: 64, seed: 1 }, { state: 'failed' });
    expect(byWays(grid, names, { size: 64, part: 'learnt' })[0].points).toEqual([
      [5, expect.closeTo(96, 6)],
      [20, expect.closeTo(86, 6)],
    ]);
    expect(byWays(missing, names, { size: 64, part: 'learnt' }).map(({ name }) => name)).toEqual([
      'Cosine',
      'Contrastive',
    ]);
  });

  it('hold the other losses against the first', () => {
    const [cosine, contrastive] = againstFirst(grid, names, { n: 5, part: 'unseen' });
    expect(cosine.points[0]).toEqual([3, expect.closeTo(2, 6)]);
    expect(contrastive.points[0]).toEqual([3, expect.closeTo(-10, 6)]);
  });

  it('show by how much learnt classes are ahead', () => {
    expect(leadOnLearnt(grid, names, 5)[2].points[1]).toEqual([16, expect.closeTo(5, 6)]);
  });

  it('put seeds together: the mean, with a narrower interval', () => {
    const seeds = measuredGrid(({ seed }) => (seed === 1 ? 0.8 : 0.9), { seeds: [1, 2] });
    const [line] = bySize(seeds, names, { n: 5, part: 'unseen' });
    expect(line.points[0][1]).toBeCloseTo(85, 6);
    const [one] = bySize(
      measuredGrid(() => 0.85),
      names,
      { n: 5, part: 'unseen' },
    );
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    expect(width(line.intervals?.[0] ?? { low: 0, high: 0 })).toBeLessThan(
      width(one.intervals?.[0] ?? { low: 0, high: 0 }),
    );
  });

  it('become a table with both ends of each interval', () => {
    const [head, first] = toCsv('size', bySize(grid, names, { n: 5, part: 'unseen' }).slice(0, 1)).split('\r\n');
    expect(head).toBe('"size","L2","L2 ≥","L2 ≤"');
    expect(first.split(',').map(Number)).toEqual([3, expect.closeTo(90), expect.any(Number), expect.any(Number)]);
  });
});

describe('evenScale', () => {
  const scale = evenScale([2048, 3, 64]);

  it('sets values equally far apart and reads the nearest', () => {
    expect([3, 64, 2048].map(scale.place)).toEqual([1 / 6, 3 / 6, 5 / 6].map((place) => expect.closeTo(place, 12)));
    expect([0, 0.4, 0.5, 1].map(scale.value)).toEqual([3, 64, 64, 2048]);
    expect(scale.place(33.5)).toBeCloseTo(2 / 6, 12);
  });

  it('holds a value alone in its middle', () => {
    expect(evenScale([64]).place(64)).toBe(0.5);
    expect(evenScale([64]).value(0)).toBe(64);
  });
});

describe('scales of a grid', () => {
  it('hold every whisker', () => {
    const series = bySize(grid, names, { n: 20, part: 'unseen' });
    const ends = series.flatMap(({ intervals = [] }) => intervals.map(({ low }) => low));
    const scale = percentScale(series);
    expect(scale.low).toBeLessThan(Math.min(...ends));
    expect(scale.high).toBe(100);
    const points = pointsScale(againstFirst(grid, names, { n: 5, part: 'unseen' }));
    expect(points.low).toBeLessThan(-10);
    expect(points.high).toBeGreaterThan(2);
    expect(percentScale([]).low).toBe(95);
    expect(pointsScale([]).low).toBeLessThan(0);
  });
});
