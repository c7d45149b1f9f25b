import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { claimsOf } from '../../../main/lab/grid-claims.ts';
import { describeGrid } from '../../../main/hosts/cli/lab-grid-text.ts';
import { measuredGrid, smallGrid, smallSettings } from '../../lab/small-grid.ts';
import { createCommandLine } from './command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'paraph-grid-'));
afterAll(() => rmSync(folder, { recursive: true }));
const written = (value: unknown) => {
  const file = join(folder, 'settings.json');
  writeFileSync(file, JSON.stringify(value));
  return file;
};
const grid = (...words: string[]) => createCommandLine().run('lab', 'grid', ...words);

describe('lab grid', () => {
  it('measures and prints both parts, and what the guide says beside it', async () => {
    const { out, code } = await grid('--sizes', '3,16', '--ways', '5', '--seeds', '1', '--losses', 'contrastive');
    expect(code).toBe(0);
    expect(out).toMatch(/unseen classes +numbers +5-way +20-way/);
    expect(out).toMatch(/l2-triplet +3 +70.0 % +70.0 %/);
    expect(out).toContain('Is a middling size ahead of the smallest? The guide: little.');
    expect(out).toMatch(/measured: yes, \+20.0 points \(95 % \+\d/);
    expect(out).toContain('measured: not told apart by these trials');
  });

  it('tells how long it would take', async () => {
    expect((await grid('--probe')).out).toBe('9 networks, about 1.5 minutes.');
  });

  it('lists grids, and knows one by its identifier', async () => {
    expect((await grid('--list')).out).toMatch(/^grid +Grid +1970-01-01 00:00 +finished +9 of 9 networks/);
    expect((await createCommandLine().run('--json', 'lab', 'grid', '--results', 'grid')).out).toContain('"settings"');
    const missing = await grid('--results', 'nothing');
    expect([missing.code, missing.err]).toEqual([2, 'There is no grid with this identifier.']);
  });

  it('takes settings from a file, its own results among them', async () => {
    expect((await grid('--settings', written(smallSettings))).code).toBe(0);
    expect((await grid('--settings', written({ grid: { settings: smallSettings }, claims: [] }))).code).toBe(0);
    const wrong = await grid('--settings', written({ sizes: [] }));
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('The file holds no settings of a grid.');
  });

  it('refuses losses and numbers that are none', async () => {
    expect((await grid('--losses', 'hinge')).code).toBe(2);
    expect((await grid('--sizes', '3,x')).code).toBe(2);
  });
});

describe('a grid as text', () => {
  it('says what is missing, and how to go on', () => {
    const text = describeGrid({ grid: { ...smallGrid(), state: 'paused' }, claims: [] });
    expect(text).toContain('paused, 0 of 9 networks');
    expect(text).toMatch(/contrastive +64 +– +–/);
    expect(text).toContain('next: paraph lab grid --resume grid');
  });

  it('says whether an interval holds chance of learning', () => {
    const three = measuredGrid(({ size, seed }) => (size === 3 ? 0.7 : 0.9) + 0.01 * seed, { seeds: [1, 2, 3] });
    expect(describeGrid({ grid: three, claims: claimsOf(three) })).toContain('over seeds');
  });
});
