import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { Workspace } from '../../main/storage/workspace.ts';
import { codeOf, open, temporaryFolder } from './fixture.ts';
import { identifyCase, pictures, verifyCase } from './records.ts';

const random = createRandom(11);

function enrolled(workspace: Workspace) {
  return ['Ada', 'Bob', 'Cyd'].map((name) => workspace.signatories.create({ id: name.toLowerCase(), name }));
}

describe('cases', () => {
  it('come back as they were recorded, after closing too', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory });
    const [ada, bob, cyd] = enrolled(workspace);
    const recorded = [
      verifyCase(ada, ['s1', 's2']),
      identifyCase([cyd, bob], 'identified'),
      identifyCase([bob, ada], 'unknown'),
      { ...identifyCase([], 'unknown'), region: null },
    ];
    const taken = recorded.map(() => pictures(random));
    for (const [index, one] of recorded.entries()) expect(workspace.cases.record(one, taken[index])).toEqual(one);
    workspace.close();

    const { cases } = open({ directory });
    expect(cases.list()).toEqual({ total: 4, rows: recorded.toReversed() });
    for (const [index, { id }] of recorded.entries()) {
      expect(cases.get(id)).toEqual(recorded[index]);
      expect(cases.picture(id, 'scanned')).toEqual(taken[index].scanned);
      expect(cases.picture(id, 'cleaned')).toEqual(taken[index].cleaned);
    }
  });

  it('are narrowed by kind, person and search, page by page', () => {
    const workspace = open();
    const { cases } = workspace;
    const [ada, bob] = enrolled(workspace);
    const record = (one: ReturnType<typeof verifyCase> | ReturnType<typeof identifyCase>) =>
      cases.record(one, pictures(random)).id;
    const first = record(verifyCase(ada, [], { fileName: 'Überweisung 1.pdf' }));
    const second = record(verifyCase(bob, [], { fileName: 'cheque.png' }));
    const third = record(identifyCase([bob, ada], 'identified'));
    const fourth = record(identifyCase([bob, ada], 'unknown'));
    const ids = (query: Parameters<typeof cases.list>[0]) => cases.list(query).rows.map(({ id }) => id);
    expect(ids({ kind: 'verify' })).toEqual([second, first]);
    expect(ids({ signatory: 'bob' })).toEqual([third, second]);
    expect(ids({ signatory: 'bob', kind: 'identify' })).toEqual([third]);
    expect(ids({ search: 'uberweisung' })).toEqual([first]);
    expect(ids({ search: 'BOB' })).toEqual([third, second]);
    expect(ids({ search: fourth })).toEqual([fourth]);
    expect(cases.list({ offset: 1, limit: 2 })).toMatchObject({ total: 4, rows: [{ id: third }, { id: second }] });
  });

  it('have an identifier once', () => {
    const workspace = open();
    const [ada] = enrolled(workspace);
    const one = verifyCase(ada, []);
    workspace.cases.record(one, pictures(random));
    expect(codeOf(() => workspace.cases.record(one, pictures(random)))).toBe('already-exists');
    expect(workspace.counts().cases).toBe(1);
  });

  it('name persons who are enrolled', () => {
    const { cases, counts } = open();
    const nobody = { id: 'nobody', name: 'Nobody', note: '', createdAt: 0, specimens: 0, face: null };
    expect(codeOf(() => cases.record(verifyCase(nobody, []), pictures(random)))).toBe('not-found');
    expect(codeOf(() => cases.record(identifyCase([nobody], 'unknown'), pictures(random)))).toBe('not-found');
    expect(counts().cases).toBe(0);
  });

  it('keep verdict and disposition, the latest one', () => {
    const workspace = open({ now: () => 9_000 });
    const { cases } = workspace;
    const [ada] = enrolled(workspace);
    const one = cases.record(verifyCase(ada, []), pictures(random));
    cases.dispose(one.id, { outcome: 'confirmed', by: 'Eve', why: '' });
    const overruled = cases.dispose(one.id, { outcome: 'overruled', by: 'Eve', why: 'the pen skipped' });
    expect(overruled).toEqual({
      ...one,
      disposition: { outcome: 'overruled', by: 'Eve', why: 'the pen skipped', at: 9_000 },
    });
    expect(cases.get(one.id)).toEqual(overruled);
    expect(workspace.audit.list({ offset: 0, limit: 2 }).rows.map(({ details }) => details?.['outcome'])).toEqual([
      'overruled',
      'confirmed',
    ]);
  });

  it('can be removed and brought back', () => {
    const workspace = open();
    const { cases } = workspace;
    const [ada] = enrolled(workspace);
    const { id } = cases.record(verifyCase(ada, []), pictures(random));
    cases.remove(id);
    expect(cases.list().total).toBe(0);
    for (const call of [() => cases.get(id), () => cases.picture(id, 'scanned'), () => cases.remove(id)]) {
      expect(codeOf(call)).toBe('not-found');
    }
    expect(cases.restore(id).id).toBe(id);
    expect(cases.restore(id).id).toBe(id);
    expect(cases.list().total).toBe(1);
  });

  it('stay when the person they are about is removed, as verdicts must', () => {
    const workspace = open();
    const [ada] = enrolled(workspace);
    const one = workspace.cases.record(verifyCase(ada, []), pictures(random));
    workspace.signatories.remove(ada.id);
    expect(workspace.cases.get(one.id)).toEqual(one);
  });
});
