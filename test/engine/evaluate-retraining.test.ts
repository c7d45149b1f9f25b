import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Request } from '../../main/contract/api.ts';
import { methods } from '../../main/contract/api.ts';
import { z } from '../../main/contract/schema.ts';
import { trainingPresets } from '../../main/contract/training.ts';
import { createEngine, type Engine } from '../../main/engine/create-engine.ts';
import { createSpawn } from '../../main/hosts/spawn.ts';
import { writeGeneratedSet } from '../synthesis/generated-set.ts';

// A whole run, judged on generated signatures: a minute or two on a busy machine.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 100_000 });

const modelDirectory = fileURLToPath(new URL('../../resources/model', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'paraph-retraining-'));
const settings = { ...trainingPresets.adapt, steps: 10, batch: { writers: 3, genuine: 2, forged: 1 } };
const spawned: string[] = [];
let engine: Engine;

beforeAll(async () => {
  await writeGeneratedSet({ directory: join(folder, 'set'), writers: 8, genuine: 12, forged: 2, seed: 31 });
  const spawn = createSpawn(process.execPath);
  engine = await createEngine({
    directory: join(folder, 'workspace'),
    modelDirectory,
    spawn: (role) => {
      spawned.push(role);
      return spawn(role);
    },
    emit: () => undefined,
    version: 'test',
  });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const evaluate = (changes: object) => {
  const keep = join(folder, 'kept');
  const given = { sets: [{ directory: join(folder, 'set') }], people: 6, seeds: [3], settings, keep, ...changes };
  const request = z.parse(methods['evaluation.retraining'].input, given) as Request<'evaluation.retraining'>;
  return engine.handlers['evaluation.retraining'](request, new AbortController().signal);
};

it('retrains on some writers’ earlier signatures, measures later ones and the others, and keeps its models', async () => {
  const report = await evaluate({});
  // Six of eight writers: the first six of their twelve signatures, the first of their two forgeries.
  expect(report.learnt).toEqual({ genuine: 36, forged: 6 });
  expect(report.people).toMatchObject({ writers: 6, comparisons: { genuine: 36, skilled: 6, random: 30 } });
  expect(report.others).toMatchObject({ writers: 2, comparisons: { genuine: 12, skilled: 2, random: 2 } });
  expect(report.people.skilled?.perRun).toHaveLength(1);
  expect(report.runs).toMatchObject([{ seed: 3, gate: { against: report.model } }]);

  const trainers = spawned.filter((role) => role === 'trainer').length;
  expect(await evaluate({})).toEqual(report);
  expect(spawned.filter((role) => role === 'trainer')).toHaveLength(trainers);
  expect(readdirSync(join(folder, 'kept')).filter((name) => name.endsWith('.json'))).toHaveLength(1);
});

it('refuses more people than the folders hold', async () => {
  await expect(evaluate({ people: 9 })).rejects.toMatchObject({ code: 'refused' });
});
