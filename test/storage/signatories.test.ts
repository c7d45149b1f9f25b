import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { codeOf, open, processorMilliseconds, temporaryFolder } from './fixture.ts';
import { newSpecimen } from './records.ts';

describe('signatories', () => {
  it('come back as they were created, after closing too', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory, now: () => 1_234 });
    const created = workspace.signatories.create({ id: 'ada', name: 'Ada Lovelace', note: 'signs in blue' });
    expect(created).toEqual({
      id: 'ada',
      name: 'Ada Lovelace',
      note: 'signs in blue',
      createdAt: 1_234,
      specimens: 0,
      face: null,
    });
    workspace.close();
    expect(open({ directory }).signatories.get('ada')).toEqual(created);
  });

  it('may share a name but not an identifier, not even a removed one', () => {
    const { signatories } = open();
    const [first, second] = [signatories.create({ name: 'Ada' }), signatories.create({ name: 'Ada' })];
    expect(first.id).not.toBe(second.id);
    expect(codeOf(() => signatories.create({ id: first.id, name: 'Eve' }))).toBe('already-exists');
    signatories.remove(first.id);
    expect(codeOf(() => signatories.create({ id: first.id, name: 'Eve' }))).toBe('already-exists');
  });

  it('are listed by name, page by page, with what a search leaves', () => {
    const { signatories } = open();
    for (const [id, name] of [
      ['3', 'Zoë Müller'],
      ['1', 'anton'],
      ['2', 'Émile'],
      ['muller-4', 'Bob'],
    ]) {
      signatories.create({ id, name });
    }
    const names = (query?: Parameters<typeof signatories.list>[0]) =>
      signatories.list(query).rows.map(({ name }) => name);
    expect(names()).toEqual(['anton', 'Bob', 'Émile', 'Zoë Müller']);
    expect(names({ offset: 1, limit: 2 })).toEqual(['Bob', 'Émile']);
    expect(names({ search: ' MULLER ' })).toEqual(['Bob', 'Zoë Müller']);
    expect(signatories.list({ search: 'e', limit: 1 }).total).toBe(3);
    expect(names({ search: 'nobody' })).toEqual([]);
  });

  it('keep their place in the list when renamed', () => {
    const { signatories } = open();
    for (const name of ['Ada', 'Bob', 'Cyd']) signatories.create({ id: name, name });
    expect(signatories.update('Ada', { name: 'Dan' })).toMatchObject({ name: 'Dan', note: '' });
    signatories.update('Bob', { name: undefined, note: 'left-handed' });
    expect(signatories.list().rows.map(({ name }) => name)).toEqual(['Bob', 'Cyd', 'Dan']);
    expect(signatories.get('Bob')).toMatchObject({ name: 'Bob', note: 'left-handed' });
  });

  it('show how many specimens they have, and the first', () => {
    const workspace = open();
    const random = createRandom(1);
    const { id } = workspace.signatories.create({ name: 'Ada' });
    const first = workspace.specimens.add(newSpecimen(random, id));
    workspace.specimens.add(newSpecimen(random, id));
    expect(workspace.signatories.list().rows[0]).toMatchObject({ specimens: 2, face: first.id });
    workspace.specimens.remove(first.id);
    expect(workspace.signatories.get(id).specimens).toBe(1);
  });

  it('can be removed and brought back with everything they had', () => {
    const workspace = open();
    const { id } = workspace.signatories.create({ name: 'Ada', note: 'n' });
    workspace.specimens.add(newSpecimen(createRandom(1), id));
    const before = workspace.signatories.get(id);
    workspace.signatories.remove(id);
    expect(workspace.signatories.list().total).toBe(0);
    expect(workspace.counts()).toEqual({ signatories: 0, specimens: 0, cases: 0 });
    for (const call of [
      () => workspace.signatories.get(id),
      () => workspace.signatories.update(id, { name: 'Eve' }),
      () => workspace.signatories.remove(id),
      () => workspace.specimens.of(id),
    ]) {
      expect(codeOf(call)).toBe('not-found');
    }
    expect(workspace.signatories.restore(id)).toEqual(before);
    expect(workspace.signatories.restore(id)).toEqual(before);
    expect(workspace.signatories.list().rows).toEqual([before]);
  });

  it('forget what a transaction took back', () => {
    const workspace = open();
    workspace.signatories.create({ id: 'ada', name: 'Ada' });
    const failing = () =>
      workspace.transaction(() => {
        workspace.signatories.create({ name: 'Bob' });
        workspace.signatories.update('ada', { name: 'Zoe' });
        throw new RangeError('no');
      });
    expect(failing).toThrow(RangeError);
    expect(workspace.signatories.list().rows.map(({ name }) => name)).toEqual(['Ada']);
    expect(workspace.audit.verify()).toMatchObject({ entries: 2, intact: true });
  });

  it('are searched and listed in no time when there are 10,000', () => {
    const directory = temporaryFolder();
    const random = createRandom(1);
    const workspace = open({ directory });
    workspace.transaction(() => {
      for (let i = 0; i < 10_000; i++) workspace.signatories.create({ name: `Person ${random.below(1e9)}` });
    });
    workspace.close();

    const reopened = open({ directory });
    expect(processorMilliseconds(() => reopened.signatories.list())).toBeLessThan(1_500);
    const search = () => reopened.signatories.list({ search: 'person 12', offset: 20 });
    expect(processorMilliseconds(search)).toBeLessThan(100);
    expect(processorMilliseconds(() => reopened.signatories.create({ name: 'Newcomer' }))).toBeLessThan(100);
    expect(reopened.signatories.list({ search: 'newcomer' }).total).toBe(1);
  });
});
