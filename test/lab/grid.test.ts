import { describe, expect, it } from 'vitest';
import { GridSettings } from '../../main/contract/lab/grid.ts';
import { LabSettings } from '../../main/contract/lab/records.ts';
import { endsFirst, labSettingsOf, nextCell, plannedCells, remainingOf, withCell } from '../../main/lab/grid.ts';
import { smallGrid, smallSettings } from './small-grid.ts';

const place = (loss: 'l2-triplet' | 'cosine-triplet' | 'contrastive', size: number, seed = 1) => ({ loss, size, seed });

describe('plannedCells', () => {
  it('holds every loss at every size once a seed, seed by seed', () => {
    const cells = plannedCells({ ...smallSettings, seeds: [4, 5] });
    expect(cells).toHaveLength(18);
    expect(new Set(cells.map(({ loss, size, seed }) => `${loss} ${size} ${seed}`)).size).toBe(18);
    expect(cells.slice(0, 9).every(({ seed }) => seed === 4)).toBe(true);
  });

  it('begins with both ends of the sizes', () => {
    const cells = plannedCells(smallSettings);
    expect(cells.map(({ size }) => size)).toEqual([3, 3, 3, 64, 64, 64, 16, 16, 16]);
  });
});

describe('endsFirst', () => {
  it('goes from the ends to the middle of what is left', () => {
    expect(endsFirst([3, 16, 64, 128, 512, 2048])).toEqual([3, 2048, 64, 16, 128, 512]);
    expect(endsFirst([64])).toEqual([64]);
    expect(endsFirst([64, 3])).toEqual([3, 64]);
  });

  it('leaves none out', () => {
    for (let count = 1; count <= 12; count++) {
      const values = Array.from({ length: count }, (_, i) => i);
      expect(endsFirst(values).sort((a, b) => a - b)).toEqual(values);
    }
  });
});

describe('labSettingsOf', () => {
  it('is a network that can be learnt alone', () => {
    const settings = labSettingsOf(smallSettings, place('cosine-triplet', 16, 3));
    expect(LabSettings.parse(settings)).toEqual(settings);
    expect(settings).toMatchObject({
      objective: { kind: 'triplet', distance: 'cosine', margin: 0.2, miner: 'batch-all' },
      size: 16,
      seed: 3,
      steps: 10,
    });
    expect(labSettingsOf(smallSettings, place('contrastive', 3)).objective).toEqual({
      kind: 'contrastive',
      distance: 'l2',
      margin: 1,
    });
  });
});

describe('GridSettings', () => {
  it('refuses what is named twice, and what is out of bounds', () => {
    expect(GridSettings.safeParse(smallSettings).success).toBe(true);
    for (const wrong of [{ sizes: [3, 3] }, { losses: [] }, { ways: [1] }, { sizes: [4_096] }, { trials: 1 }]) {
      expect(GridSettings.safeParse({ ...smallSettings, ...wrong }).success, JSON.stringify(wrong)).toBe(false);
    }
  });
});

describe('nextCell', () => {
  it('is the one that was interrupted, then the first that waits, then none', () => {
    const grid = smallGrid();
    expect(nextCell(grid)).toMatchObject(place('l2-triplet', 3));
    const later = place('contrastive', 64);
    expect(nextCell(withCell(grid, later, { state: 'learning' }))).toMatchObject(later);
    const over = {
      ...grid,
      cells: grid.cells.map((cell, i) => ({ ...cell, state: i ? ('done' as const) : 'failed' })),
    };
    expect(nextCell(over as typeof grid)).toBeNull();
  });
});

describe('withCell', () => {
  it('changes the one cell alone', () => {
    const grid = smallGrid();
    const changed = withCell(grid, place('contrastive', 3), { step: 7 });
    expect(changed.cells.filter(({ step }) => step === 7)).toHaveLength(1);
    expect(grid.cells.every(({ step }) => step === 0)).toBe(true);
  });
});

describe('remainingOf', () => {
  it('is unknown, then the pace of a probe, then that of the cells that are done', () => {
    const grid = smallGrid();
    expect(remainingOf(grid, null)).toBeNull();
    expect(remainingOf(grid, 10)).toBe(900);
    const done = withCell(grid, place('l2-triplet', 3), { state: 'done', step: 10, tookMs: 500 });
    expect(remainingOf(withCell(done, place('contrastive', 3), { state: 'learning', step: 4 }), 10)).toBe(50 * 76);
    expect(remainingOf(withCell(done, place('contrastive', 3), { state: 'failed', step: 4 }), 10)).toBe(50 * 70);
  });
});
