import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { Workspace } from '../../main/storage/workspace.ts';
import { codeOf, open } from './fixture.ts';
import { newSpecimen } from './records.ts';

/** Somebody enrolled by hand, and an import that added somebody else and gave the first a specimen more. */
function imported() {
  const random = createRandom(1);
  const workspace = open();
  const add = (signatory: string) => workspace.specimens.add(newSpecimen(random, signatory));
  workspace.signatories.create({ id: 'old', name: 'Old' });
  const own = add('old');
  const id = workspace.imports.begin('people');
  workspace.signatories.create({ id: 'new', name: 'New' });
  workspace.imports.addedSignatory(id, 'new');
  add('new');
  const more = add('old');
  workspace.imports.addedSpecimen(id, more.id);
  return { workspace, id, own, more };
}

const ids = ({ signatories }: Workspace) => signatories.list().rows.map(({ id }) => id);

describe('an import', () => {
  it('is told with what it added', () => {
    const { workspace, id } = imported();
    expect(workspace.imports.list()).toMatchObject([{ id, signatories: 1, specimens: 1, undone: false }]);
  });

  it('that added nothing is not told', () => {
    const workspace = open();
    workspace.imports.begin('people');
    expect(workspace.imports.list()).toEqual([]);
  });

  it('is undone as one, and nothing else with it', () => {
    const { workspace, id, own } = imported();
    workspace.imports.undo(id);
    expect(ids(workspace)).toEqual(['old']);
    expect(workspace.specimens.of('old').map((specimen) => specimen.id)).toEqual([own.id]);
    expect(workspace.imports.list()).toMatchObject([{ undone: true }]);
  });

  it('comes back whole', () => {
    const { workspace, id, own, more } = imported();
    workspace.imports.undo(id);
    workspace.imports.restore(id);
    expect(ids(workspace)).toEqual(['new', 'old']);
    expect(workspace.specimens.of('old').map((specimen) => specimen.id)).toEqual([own.id, more.id]);
    expect(workspace.imports.list()).toMatchObject([{ undone: false }]);
    expect(workspace.audit.verify().intact).toBe(true);
  });

  it('does not bring back what was removed by hand', () => {
    const { workspace, id } = imported();
    workspace.signatories.remove('new');
    workspace.imports.undo(id);
    workspace.imports.restore(id);
    expect(ids(workspace)).toEqual(['old']);
  });

  it('forgets whoever was erased', () => {
    const { workspace, id } = imported();
    workspace.signatories.erase('new');
    expect(workspace.imports.list()).toMatchObject([{ id, signatories: 0, specimens: 1 }]);
    workspace.signatories.erase('old');
    expect(workspace.imports.list()).toEqual([]);
  });

  it('unheard of is said to be so', () => {
    const workspace = open();
    for (const call of ['require', 'undo', 'restore'] as const) {
      expect(codeOf(() => workspace.imports[call]('nothing'))).toBe('not-found');
    }
  });
});
