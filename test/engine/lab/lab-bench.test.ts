import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { labPresets } from '../../../main/contract/lab/presets.ts';
import type { EngineContext } from '../../../main/engine/context.ts';
import { createLabBench } from '../../../main/engine/lab/lab-bench.ts';
import { createSpawn } from '../../../main/hosts/spawn.ts';

/** Generated pictures need no workspace. */
const context = { spawn: createSpawn(process.execPath) } as EngineContext;

it('does one work at a time, and never begins one that was ended while it waited', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-bench-'));
  const bench = createLabBench(context);
  onTestFinished(() => {
    bench.close();
    rmSync(folder, { recursive: true });
  });
  const set = 'generated-signatures';
  const batch = { classes: 4, pictures: 2 };
  const settings = { ...labPresets.quick, set, size: 3, steps: 10_000, batch };
  const begun: string[] = [];
  const work = (id: string) =>
    bench.work('train', { id, set, settings, checkpoint: join(folder, id), watchedBefore: null }, ({ network }) => {
      if (!begun.includes(network)) begun.push(network);
    });
  const [first, second, third] = [work('first'), work('second'), work('third')];
  second.kill();
  first.pause();
  await expect(first.outcome).resolves.toMatchObject({ paused: true });
  await expect(second.outcome).rejects.toMatchObject({ code: 'cancelled' });
  third.finish();
  await expect(third.outcome).resolves.toMatchObject({ paused: false });
  expect(begun).toEqual(['first', 'third']);
}, 120_000);
