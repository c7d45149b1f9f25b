import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRandom } from '../../../main/base/random.ts';
import { trainThroughKills } from './kills.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paraph-kills-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('training killed again and again ends with the weights of the run that was let alone, to the bit', async () => {
  const run = { network: 'tiny', steps: 160 } as const;
  const alone = await trainThroughKills({ ...run, kills: 0, checkpoint: join(folder, 'alone') }, createRandom(1));
  const killed = await trainThroughKills({ ...run, kills: 4, checkpoint: join(folder, 'killed') }, createRandom(2));
  expect(killed.sha256).toBe(alone.sha256);
  expect(killed.deaths).toHaveLength(4);
  for (const { at, resumedAt } of killed.deaths) {
    // A kill loses what came after the last checkpoint, and nothing else.
    expect(resumedAt).toBeLessThanOrEqual(at + 1);
    expect(resumedAt).toBeGreaterThan(at - 25);
    expect(resumedAt % 25).toBe(1);
  }
  // Nothing half-written is left but what a kill in the middle of writing leaves, under another name.
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(['alone', 'killed']));
}, 300_000);
