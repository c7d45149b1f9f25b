import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { labPresets } from '../../main/contract/lab/presets.ts';
import type { LabNetwork, LabSnapshot, LabWatched } from '../../main/contract/lab/records.ts';
import type { Workspace } from '../../main/storage/workspace.ts';
import { keptForUndoMs } from '../../main/storage/erasure.ts';
import { open, temporaryFolder } from './fixture.ts';
import { newSpecimen } from './records.ts';

const random = createRandom(4);
const network = (id: string): LabNetwork => ({
  ...{ id, name: id, startedAt: 0, state: 'finished', settings: { ...labPresets.sphere, set: 'workspace' } },
  ...{ setName: 'workspace', parameters: 1, step: 3, points: [], accuracy: [], remainingMs: null, failure: null },
  learntFromErased: false,
  origin: 'own',
});
const watched: LabWatched = {
  classes: [{ name: '1', group: '', part: 'learnt' }],
  classOf: [0, 0],
  pictures: { count: 2, coverage: Uint8Array.from({ length: 2 * 28 * 28 }, () => random.below(256)) },
};
const snapshot = (step: number): LabSnapshot => ({
  ...{ step, share: 1, normError: 1e-8 },
  places: Uint8Array.of(1, 2, 3),
  distances: Uint8Array.of(4),
});

/** One learnt from `anna`, the other from nobody of this workspace. */
function withTwoNetworks(workspace: Workspace): string[] {
  workspace.signatories.create({ id: 'anna', name: 'Anna' });
  const specimens = [0, 1].map(() => workspace.specimens.add(newSpecimen(random, 'anna')).id);
  workspace.labNetworks.add(network('hers'));
  workspace.labNetworks.learnsFrom('hers', ['anna']);
  workspace.labNetworks.add(network('other'));
  for (const id of ['hers', 'other']) {
    workspace.labNetworks.keepWatched(id, watched);
    for (const step of [2, 0, 1]) workspace.labNetworks.keepSnapshot(id, snapshot(step));
  }
  return specimens;
}

const keptOf = ({ labNetworks }: Workspace, id: string) => [labNetworks.watched(id), labNetworks.snapshots(id).length];

describe('what is watched of a network', () => {
  it('comes back as it was, by rising step, and a step done again takes its place', () => {
    const workspace = open();
    withTwoNetworks(workspace);
    workspace.labNetworks.keepSnapshot('hers', { ...snapshot(1), share: 0.5 });
    expect(workspace.labNetworks.watched('hers')).toEqual(watched);
    expect(workspace.labNetworks.snapshots('hers')).toEqual([snapshot(0), { ...snapshot(1), share: 0.5 }, snapshot(2)]);
  });

  it('goes with the person whose signatures it shows', () => {
    const workspace = open();
    withTwoNetworks(workspace);
    workspace.signatories.erase('anna');
    expect(workspace.labNetworks.get('hers').learntFromErased).toBe(true);
    expect(keptOf(workspace, 'hers')).toEqual([null, 0]);
    expect(keptOf(workspace, 'other')).toEqual([watched, 3]);
  });

  it('is not kept any more by a network that goes on learning meanwhile, until it watches others', () => {
    const workspace = open();
    withTwoNetworks(workspace);
    workspace.signatories.erase('anna');
    workspace.labNetworks.keepSnapshot('hers', snapshot(3));
    expect(keptOf(workspace, 'hers')).toEqual([null, 0]);
    workspace.labNetworks.keepWatched('hers', watched);
    workspace.labNetworks.keepSnapshot('hers', snapshot(4));
    expect(keptOf(workspace, 'hers')).toEqual([watched, 1]);
  });

  it('goes with a specimen that is destroyed, not with one that can still be restored', () => {
    let now = 1_000;
    const directory = temporaryFolder();
    const workspace = open({ directory, now: () => now });
    const [specimen] = withTwoNetworks(workspace);
    workspace.specimens.remove(specimen);
    expect(keptOf(workspace, 'hers')).toEqual([watched, 3]);
    now += keptForUndoMs + 1;
    workspace.close();
    const later = open({ directory, now: () => now });
    expect(keptOf(later, 'hers')).toEqual([null, 0]);
    expect(keptOf(later, 'other')).toEqual([watched, 3]);
  });
});

describe('what a learner of the lab learns from', () => {
  it('lacks nothing until a specimen, or whom it is of, is removed or erased', () => {
    const workspace = open();
    const [first, second] = withTwoNetworks(workspace);
    workspace.labLessons.note('hers', [first]);
    workspace.labLessons.note('hers', [first, second]);
    expect(workspace.labLessons.of('hers').sort()).toEqual([first, second].sort());
    expect(workspace.labLessons.lacking()).toEqual([]);
    workspace.specimens.remove(first);
    expect(workspace.labLessons.lacking()).toEqual(['hers']);
    workspace.specimens.restore(first);
    expect(workspace.labLessons.lacking()).toEqual([]);
    workspace.signatories.remove('anna');
    expect(workspace.labLessons.lacking()).toEqual(['hers']);
    workspace.signatories.restore('anna');
    const told: string[][] = [];
    workspace.onErased(() => told.push(workspace.labLessons.lacking()));
    workspace.signatories.erase('anna');
    expect(told).toEqual([['hers']]);
    workspace.labLessons.forget('hers');
    expect(workspace.labLessons.lacking()).toEqual([]);
  });

  it('leaves neither weights nor pictures, and no mark, in a network that begins anew', () => {
    const workspace = open();
    withTwoNetworks(workspace);
    workspace.labNetworks.keepWeights('hers', Uint8Array.of(1));
    const version = workspace.labNetworks.weightsVersion('hers');
    workspace.signatories.erase('anna');
    workspace.labNetworks.beginAnew({ ...network('hers'), state: 'paused', step: 0 });
    expect(workspace.labNetworks.get('hers')).toMatchObject({ state: 'paused', step: 0, learntFromErased: false });
    expect([workspace.labNetworks.weights('hers'), ...keptOf(workspace, 'hers')]).toEqual([null, null, 0]);
    expect(workspace.labNetworks.weightsVersion('hers')).toBeGreaterThan(version);
    expect(keptOf(workspace, 'other')).toEqual([watched, 3]);
  });
});
