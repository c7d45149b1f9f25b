import { expect, it } from 'vitest';
import { createModelRegistry } from '../../main/engine/model-registry.ts';
import { modelFolder } from '../../main/hosts/locations.ts';
import { begunRun } from '../contract/begun-run.ts';
import { codeOf, open } from '../storage/fixture.ts';

it('keeps a model that a run has yet to go on from', () => {
  const workspace = open();
  const registry = createModelRegistry(workspace, modelFolder);
  const key = 'a'.repeat(64);
  registry.add({
    ...{ key, name: 'Model', description: '', origin: 'imported', parent: null, run: null },
    ...{ parameters: 10, weightsHash: 'b'.repeat(64), gate: null },
  });
  const run = { ...begunRun, id: 'run', parent: key, state: 'paused' as const };
  workspace.trainingRuns.start(run, []);
  expect(codeOf(() => registry.remove(key))).toBe('refused');
  expect(registry.find(key)).not.toBeNull();
  workspace.trainingRuns.update({ ...run, state: 'cancelled' });
  registry.remove(key);
  expect(registry.find(key)).toBeNull();
});
