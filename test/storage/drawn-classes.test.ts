import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../main/storage/database.ts';
import { keptForUndoMs } from '../../main/storage/erasure.ts';
import { codeOf, databaseFile, filesOf, open, temporaryFolder } from './fixture.ts';

const picture = (seed: number) => Uint8Array.from({ length: 96 }, (_, i) => (i * 37 + seed * 101) % 251);

function drawn() {
  const workspace = open();
  const one = workspace.drawnClasses.create('character', 'Hook');
  const other = workspace.drawnClasses.create('signature', 'Mine');
  const drawings = [1, 2].map((seed) => workspace.drawnClasses.add(one.id, picture(seed)));
  return { workspace, classes: workspace.drawnClasses, one, other, drawings };
}

describe('classes of one’s own', () => {
  it('are listed in the order they were made, with their drawings in theirs', () => {
    const { classes, one, other, drawings } = drawn();
    expect(classes.list()).toEqual([
      { id: one.id, kind: 'character', name: 'Hook', drawings },
      { id: other.id, kind: 'signature', name: 'Mine', drawings: [] },
    ]);
    expect(classes.picture(drawings[1])).toEqual(picture(2));
  });

  it('are renamed', () => {
    const { classes, one } = drawn();
    expect(classes.rename(one.id, 'Crook').name).toBe('Crook');
    expect(classes.get(one.id).name).toBe('Crook');
  });

  it('are removed and come back whole', () => {
    const { classes, one, other, drawings } = drawn();
    classes.remove(one.id);
    expect(classes.list().map(({ id }) => id)).toEqual([other.id]);
    expect(codeOf(() => classes.get(one.id))).toBe('not-found');
    expect(codeOf(() => classes.add(one.id, picture(3)))).toBe('not-found');
    expect(codeOf(() => classes.picture(drawings[0]))).toBe('not-found');
    classes.restore(one.id);
    expect(classes.get(one.id).drawings).toEqual(drawings);
  });

  it('lose a drawing and get it back where it was', () => {
    const { classes, one, drawings } = drawn();
    classes.remove(drawings[0]);
    expect(classes.get(one.id).drawings).toEqual([drawings[1]]);
    expect(codeOf(() => classes.picture(drawings[0]))).toBe('not-found');
    classes.restore(drawings[0]);
    expect(classes.get(one.id).drawings).toEqual(drawings);
  });

  it('unheard of are said to be so', () => {
    const { classes } = drawn();
    for (const call of ['get', 'remove', 'restore', 'picture'] as const) {
      expect(codeOf(() => classes[call]('nothing'))).toBe('not-found');
    }
  });

  it('can be read in no file, and by nobody while the workspace is locked', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory, passphrase: 'a passphrase' });
    const secret = Buffer.from('kanarienvogel'.repeat(20));
    const { id } = workspace.drawnClasses.create('signature', 'kanarienvogel');
    workspace.drawnClasses.add(id, secret);
    expect(filesOf(directory).filter(({ bytes }) => bytes.includes('kanarienvogel'))).toEqual([]);
    workspace.close();
    const locked = open({ directory });
    for (const work of [
      () => locked.drawnClasses.list(),
      () => locked.drawnClasses.get(id),
      () => locked.drawnClasses.create('character', 'x'),
      () => locked.drawnClasses.remove(id),
    ]) {
      expect(codeOf(work)).toBe('locked');
    }
  });

  it('are destroyed for good once their removal can no longer be undone, and so are drawings', () => {
    const directory = temporaryFolder();
    let time = 1_000;
    const workspace = open({ directory, now: () => time });
    const gone = workspace.drawnClasses.create('signature', 'Gone');
    workspace.drawnClasses.add(gone.id, picture(1));
    const kept = workspace.drawnClasses.create('signature', 'Kept');
    const [first, second] = [2, 3].map((seed) => workspace.drawnClasses.add(kept.id, picture(seed)));
    workspace.drawnClasses.remove(gone.id);
    workspace.drawnClasses.remove(first);
    workspace.close();
    time += keptForUndoMs + 1;
    const again = open({ directory, now: () => time });
    expect(again.drawnClasses.list()).toMatchObject([{ id: kept.id, drawings: [second] }]);
    expect(codeOf(() => again.drawnClasses.restore(gone.id))).toBe('not-found');
    expect(codeOf(() => again.drawnClasses.restore(first))).toBe('not-found');
    again.close();
    const database = openDatabase(databaseFile(directory));
    expect(database.sql<{ keys: number }>('SELECT count(*) AS keys FROM keys').get()).toEqual({ keys: 1 });
    database.close();
  });
});
