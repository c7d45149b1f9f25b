import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { createAudit } from '../../main/storage/audit.ts';
import { openDatabase } from '../../main/storage/database.ts';
import { createErasure } from '../../main/storage/erasure.ts';
import type { StoredPictures } from '../../main/storage/lab-sets.ts';
import { migrate } from '../../main/storage/migrate.ts';
import { migrations } from '../../main/storage/migrations/index.ts';
import { createSignatories } from '../../main/storage/signatories.ts';
import { createTrainingRuns } from '../../main/storage/training-runs.ts';
import { createVault } from '../../main/storage/vault.ts';
import { begunRun } from '../contract/begun-run.ts';
import { smallNetwork, smallSet } from '../hosts/cli/small-lab.ts';
import { codeOf, databaseFile, filesOf, open, temporaryFolder } from './fixture.ts';

const canary = 'kanarienvogel-7f3a';

/** Noise, which compression leaves as long as it was. */
function noise(length: number, seed: number): Uint8Array {
  const random = createRandom(seed);
  return Uint8Array.from({ length }, () => random.below(256));
}

function pictures(coverage = noise(4 * 784, 1)): StoredPictures {
  return {
    coverage,
    classes: [
      { name: canary, group: `${canary} group`, part: 'learnt', pictures: [0, 1] },
      { name: 'b', group: '', part: 'unseen', pictures: [2, 3] },
    ],
    officialRuns: [{ classes: [0, 2], tests: [1, 3], answers: [0, 1] }],
  };
}

describe('sets of the lab', () => {
  it('come back as they were, newest first, over closing', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory });
    workspace.labSets.add({ ...smallSet, id: 'a' }, pictures());
    workspace.labSets.add({ ...smallSet, id: 'b', name: 'Other' }, pictures(noise(784, 2)));
    workspace.close();
    const { labSets } = open({ directory });
    expect(labSets.list().map(({ id, name }) => [id, name])).toEqual([
      ['b', 'Other'],
      ['a', smallSet.name],
    ]);
    const { coverage, ...contents } = labSets.pictures('a');
    const { coverage: wanted, ...others } = pictures();
    expect(contents).toEqual(others);
    expect(Buffer.compare(coverage, wanted)).toBe(0);
  });

  it('may be larger than what is sealed in one go', () => {
    const { labSets } = open();
    const large = new Uint8Array(9 * 2 ** 20);
    large.set(noise(2 ** 16, 3), 4 * 2 ** 20 - 1_000);
    labSets.add({ ...smallSet, id: 'large' }, pictures(large));
    expect(Buffer.compare(labSets.pictures('large').coverage, large)).toBe(0);
  });

  it('lie sealed in the folder, and are gone when they are removed', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory });
    workspace.labSets.add({ ...smallSet, name: canary }, pictures(Buffer.from(canary.repeat(500))));
    workspace.close();
    const lying = () => filesOf(directory).filter(({ bytes }) => bytes.includes(canary));
    expect(lying()).toEqual([]);
    const { labSets } = open({ directory });
    labSets.remove(smallSet.id);
    expect(labSets.list()).toEqual([]);
    for (const work of [() => labSets.get(smallSet.id), () => labSets.pictures(smallSet.id)]) {
      expect(codeOf(work)).toBe('not-found');
    }
    expect(codeOf(() => labSets.remove(smallSet.id))).toBe('not-found');
  });
});

describe('networks of the lab', () => {
  it('keep their curves, weights and what was watched', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory });
    workspace.labNetworks.add({ ...smallNetwork, state: 'preparing' });
    expect(workspace.labNetworks.weights('n0')).toBeNull();
    expect(workspace.labNetworks.watched('n0')).toBeNull();
    workspace.labNetworks.update(smallNetwork);
    const before = workspace.labNetworks.weightsVersion('n0');
    workspace.labNetworks.keepWeights('n0', noise(40, 4));
    expect(workspace.labNetworks.weightsVersion('n0')).toBeGreaterThan(before);
    const watched = {
      classes: [{ name: 'a', group: '', part: 'learnt' as const }],
      classOf: [0],
      pictures: { count: 1, coverage: new Uint8Array(784) },
    };
    workspace.labNetworks.keepWatched('n0', watched);
    const snapshot = (step: number, share: number) => ({
      ...{ step, share, normError: 0 },
      ...{ places: new Uint8Array(12), distances: new Uint8Array(0) },
    });
    for (const step of [10, 0, 20]) workspace.labNetworks.keepSnapshot('n0', snapshot(step, 0.5));
    workspace.labNetworks.keepSnapshot('n0', snapshot(10, 0.7));
    workspace.close();
    const { labNetworks } = open({ directory });
    expect(labNetworks.list()).toEqual([smallNetwork]);
    expect(Buffer.from(labNetworks.weights('n0') ?? [])).toEqual(Buffer.from(noise(40, 4)));
    expect(labNetworks.watched('n0')).toEqual(watched);
    expect(labNetworks.snapshots('n0').map(({ step, share }) => [step, share])).toEqual([
      [0, 0.5],
      [10, 0.7],
      [20, 0.5],
    ]);
    labNetworks.remove('n0');
    expect([labNetworks.list(), labNetworks.snapshots('n0')]).toEqual([[], []]);
    expect(codeOf(() => labNetworks.get('n0'))).toBe('not-found');
    expect(codeOf(() => labNetworks.remove('n0'))).toBe('not-found');
  });

  it('are marked when somebody they learnt from is erased', () => {
    const workspace = open();
    for (const id of ['anna', 'bert']) workspace.signatories.create({ id, name: id });
    workspace.labNetworks.add(smallNetwork);
    workspace.labNetworks.learnsFrom(smallNetwork.id, ['anna']);
    workspace.labNetworks.add({ ...smallNetwork, id: 'n1' });
    workspace.labNetworks.learnsFrom('n1', ['bert']);
    const marked = () => workspace.labNetworks.list().map(({ learntFromErased }) => learntFromErased);
    expect(marked()).toEqual([false, false]);
    workspace.signatories.erase('anna');
    expect(marked()).toEqual([false, true]);
    // What is written of it afterwards does not take the mark away.
    workspace.labNetworks.update(smallNetwork);
    expect(marked()).toEqual([false, true]);
  });
});

describe('a workspace from before the lab', () => {
  it('goes on marking runs by whom they learnt from, and has an empty lab', () => {
    const directory = temporaryFolder();
    const before = migrations.findIndex(({ name }) => name === 'lab');
    const database = openDatabase(databaseFile(directory));
    migrate(database, migrations.slice(0, before));
    const vault = createVault(database, join(directory, 'workspace.key'));
    const context = { database, vault, audit: createAudit(database, vault, () => 0), now: () => 0 };
    database.transaction(() => vault.found(null, 0));
    createSignatories(context, createErasure(context)).create({ id: 'ada', name: 'Ada' });
    createTrainingRuns(context).start({ ...begunRun, id: 'run' }, ['ada']);
    database.close();

    const workspace = open({ directory });
    expect([workspace.labSets.list(), workspace.labNetworks.list()]).toEqual([[], []]);
    workspace.signatories.erase('ada');
    workspace.close();
    const after = openDatabase(databaseFile(directory));
    const marked = after.sql('SELECT trained_on_erased AS marked FROM training_runs').get();
    after.close();
    expect(marked).toEqual({ marked: 1 });
  });
});
