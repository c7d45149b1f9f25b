import { describe, expect, it } from 'vitest';
import type { GridPlace, GridQuestion, LabGrid } from '../../main/contract/lab/grid.ts';
import { withCell } from '../../main/lab/grid.ts';
import { claimsOf } from '../../main/lab/grid-claims.ts';
import { measuredGrid, smallGrid } from './small-grid.ts';

const claim = (grid: LabGrid, question: GridQuestion) => claimsOf(grid).find((one) => one.question === question);

const even = () => 0.9;

describe('claimsOf', () => {
  it('says nothing before anything is measured', () => {
    expect(claimsOf(smallGrid())).toEqual([]);
  });

  it('tells nothing apart where all is the same', () => {
    const claims = claimsOf(measuredGrid(even));
    expect(claims.map(({ question }) => question)).toEqual([
      'contrastive-overfits',
      'contrastive-falls',
      'cosine-at-small-sizes',
      'size-helps',
      'size-helps-further',
    ]);
    for (const { answer, difference, interval } of claims) {
      expect(answer).toBe('open');
      expect(difference).toBeCloseTo(0, 12);
      expect(interval[0]).toBeLessThan(0);
      expect(interval[1]).toBeGreaterThan(0);
    }
  });

  it('sees contrastive overfit by its lead on learnt classes over the triplet losses’', () => {
    const grid = measuredGrid(({ loss }, part) => (part === 'learnt' ? 0.99 : loss === 'contrastive' ? 0.8 : 0.95));
    const found = claim(grid, 'contrastive-overfits');
    expect(found?.answer).toBe('yes');
    expect(found?.sides[0]).toBeCloseTo(0.19, 10);
    expect(found?.sides[1]).toBeCloseTo(0.04, 10);
    expect(found?.difference).toBeCloseTo(0.15, 10);
  });

  it('sees contrastive fall with n only where it loses more than the triplet losses', () => {
    const falling =
      (contrastive: number) =>
      ({ loss }: GridPlace, _part: string, n: number) =>
        n === 5 ? 0.95 : loss === 'contrastive' ? contrastive : 0.9;
    expect(claim(measuredGrid(falling(0.7)), 'contrastive-falls')).toMatchObject({ answer: 'yes', ways: [5, 20] });
    expect(claim(measuredGrid(falling(0.9)), 'contrastive-falls')?.answer).toBe('open');
    expect(claim(measuredGrid(falling(0.95)), 'contrastive-falls')?.answer).toBe('no');
  });

  it('holds cosine against whichever other loss did best at small sizes', () => {
    const grid = measuredGrid(({ loss, size }) => {
      if (size > 16) return 0.9;
      return { 'l2-triplet': 0.7, 'cosine-triplet': 0.8, contrastive: 0.85 }[loss];
    });
    const found = claim(grid, 'cosine-at-small-sizes');
    expect(found).toMatchObject({
      answer: 'no',
      losses: [['cosine-triplet'], ['contrastive']],
      sizes: [
        [3, 16],
        [3, 16],
      ],
    });
    expect(found?.difference).toBeCloseTo(-0.05, 10);
  });

  it('asks of size twice: from the least to the middling, and on to the greatest', () => {
    const grid = measuredGrid(({ size }) => (size === 3 ? 0.7 : 0.9));
    expect(claim(grid, 'size-helps')).toMatchObject({ answer: 'yes', sizes: [[16], [3]] });
    expect(claim(grid, 'size-helps-further')).toMatchObject({ answer: 'open', sizes: [[64], [16]] });
  });

  it('leaves out what failed on either side, and asks nothing of a loss alone', () => {
    const grid = measuredGrid(even);
    const failed = withCell(grid, { loss: 'contrastive', size: 3, seed: 1 }, { state: 'failed' });
    expect(claim(failed, 'contrastive-overfits')?.sizes).toEqual([
      [16, 64],
      [16, 64],
    ]);
    expect(claim(failed, 'size-helps')?.losses[0]).toEqual(['l2-triplet', 'cosine-triplet']);
    const alone = claimsOf(measuredGrid(even, { losses: ['contrastive'], ways: [5] }));
    expect(alone.map(({ question }) => question)).toEqual(['size-helps', 'size-helps-further']);
    expect(claimsOf(measuredGrid(even, { losses: ['contrastive'], sizes: [64] }))).toEqual([]);
  });

  it('takes the interval over seeds from three on, and a seed only when it is whole', () => {
    const shares = ({ loss, seed }: GridPlace, part: string) =>
      part === 'learnt' ? 0.95 : loss === 'contrastive' ? 0.9 - 0.1 * (seed - 2) : 0.95;
    const three = measuredGrid(shares, { seeds: [1, 2, 3] });
    expect(claim(three, 'contrastive-overfits')).toMatchObject({ covers: 'seeds', answer: 'open' });
    const two = withCell(three, { loss: 'contrastive', size: 3, seed: 3 }, { state: 'waiting' });
    const found = claim(two, 'contrastive-overfits');
    expect(found).toMatchObject({ covers: 'trials', answer: 'open' });
    expect(found?.difference).toBeCloseTo(0, 2);
  });
});
