import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { standingCorrections } from '../../main/contract/decisions.ts';
import type { Case } from '../../main/contract/records.ts';
import type { Workspace } from '../../main/storage/workspace.ts';
import { codeOf, open, temporaryFolder } from './fixture.ts';
import { identifyCase, pictures, quality, verifyCase } from './records.ts';

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

  it('keep the verdict and every step people took about it', () => {
    const workspace = open({ now: () => 9_000 });
    const { cases } = workspace;
    const [ada] = enrolled(workspace);
    const one = cases.record(verifyCase(ada, []), pictures(random));
    cases.dispose(one.id, { outcome: 'sent-on', by: 'Eve', why: 'a hurried hand' });
    expect(cases.get(one.id)).toMatchObject({ state: 'sent-on', disposition: null });
    cases.dispose(one.id, { outcome: 'settled-genuine', by: 'Fay', why: '' });
    expect(cases.list({ states: ['settled-genuine'] }).total).toBe(1);
    const overruled = cases.dispose(one.id, { outcome: 'overruled', by: 'Fay', why: 'the pen skipped' });
    const steps = [
      { outcome: 'sent-on', by: 'Eve', why: 'a hurried hand', at: 9_000 },
      { outcome: 'settled-genuine', by: 'Fay', why: '', at: 9_000 },
      { outcome: 'overruled', by: 'Fay', why: 'the pen skipped', at: 9_000 },
    ];
    expect(overruled).toEqual({ ...one, state: 'overruled', disposition: steps[2], history: steps });
    expect(cases.get(one.id)).toEqual(overruled);
    expect(
      workspace.audit.list({ offset: 0, limit: 3 }).rows.map(({ kind, details }) => [kind, details?.['by']]),
    ).toEqual([
      ['case-disposed', 'Fay'],
      ['case-disposed', 'Fay'],
      ['case-sent-on', 'Eve'],
    ]);
  });

  it('take decisions back one by one, and keep that too', () => {
    const workspace = open();
    const { cases } = workspace;
    const [ada] = enrolled(workspace);
    const { id } = cases.record(verifyCase(ada, []), pictures(random));
    const back = () => cases.withdraw(id, { by: 'Eve', why: '' });
    expect(codeOf(back)).toBe('refused');
    cases.dispose(id, { outcome: 'sent-on', by: 'Eve', why: '' });
    cases.dispose(id, { outcome: 'confirmed', by: 'Fay', why: '' });
    expect(back()).toMatchObject({ state: 'sent-on', disposition: null });
    expect(back()).toMatchObject({ state: 'open', disposition: null });
    expect(codeOf(back)).toBe('refused');
    expect(cases.get(id).history.map(({ outcome }) => outcome)).toEqual([
      'sent-on',
      'confirmed',
      'withdrawn',
      'withdrawn',
    ]);
    expect(workspace.audit.verify().intact).toBe(true);
  });

  it('keep what people say about whose signature it is', () => {
    const workspace = open({ now: () => 5 });
    const { cases } = workspace;
    const [ada, bob] = enrolled(workspace);
    const { id } = cases.record(identifyCase([bob, ada], 'unknown'), pictures(random));
    const say = (signatory: string, says: 'same' | 'different' | 'withdrawn') =>
      cases.correct(id, { signatory, name: signatory, says, by: 'Eve', why: 'I saw it' });
    say('ada', 'same');
    say('bob', 'different');
    const { corrections } = say('ada', 'withdrawn');
    expect(corrections[1]).toEqual({
      signatory: 'bob',
      name: 'bob',
      says: 'different',
      by: 'Eve',
      why: 'I saw it',
      at: 5,
    });
    expect(standingCorrections(corrections).map(({ signatory }) => signatory)).toEqual(['bob']);
    expect(codeOf(() => say('nobody', 'same'))).toBe('not-found');

    workspace.signatories.erase('bob');
    expect(cases.get(id).corrections.map(({ signatory }) => signatory)).toEqual(['ada', 'ada']);
    expect(workspace.audit.verify().intact).toBe(true);
  });

  it('are removed and brought back, all of them or none', () => {
    const workspace = open();
    const { cases } = workspace;
    const [ada] = enrolled(workspace);
    const ids = [1, 2].map(() => cases.record(verifyCase(ada, []), pictures(random)).id);
    expect(codeOf(() => cases.remove([...ids, 'nothing']))).toBe('not-found');
    expect(cases.list().total).toBe(2);
    cases.remove(ids);
    expect(cases.list().total).toBe(0);
    for (const call of [() => cases.get(ids[0]), () => cases.picture(ids[0], 'scanned'), () => cases.remove(ids)]) {
      expect(codeOf(call)).toBe('not-found');
    }
    cases.restore(ids);
    cases.restore(ids);
    expect(cases.list().total).toBe(2);
  });

  it('are filtered and sorted by what is sealed', () => {
    let now = 0;
    const workspace = open({ now: () => now });
    const { cases } = workspace;
    const [ada, bob] = enrolled(workspace);
    const record = (one: Case) => cases.record({ ...one, createdAt: ++now }, pictures(random)).id;
    const forged = { word: 'forged', reason: null, thresholds: null, supports: null } as const;
    const first = record(verifyCase(bob, [], { fileName: 'b 10.png', decision: forged }));
    const second = record(verifyCase(ada, [], { fileName: 'b 9.png', flags: ['copy-of-specimen'] }));
    const third = record(identifyCase([bob], 'unknown'));
    const ids = (query: Parameters<typeof cases.list>[0]) => cases.list(query).rows.map(({ id }) => id);
    cases.dispose(first, { outcome: 'confirmed', by: 'Eve', why: '' });
    cases.dispose(second, { outcome: 'overruled', by: 'Eve', why: 'no' });
    expect(ids({ words: ['forged', 'unknown'] })).toEqual([third, first]);
    expect(ids({ states: ['confirmed'] })).toEqual([first]);
    expect(ids({ states: ['overruled', 'open'] })).toEqual([third, second]);
    expect(ids({ flags: ['copy-of-specimen'] })).toEqual([second]);
    expect(ids({ from: 2, to: 3 })).toEqual([second]);
    expect(ids({ sort: 'oldest', offset: 1, limit: 1 })).toEqual([second]);
    expect(ids({ sort: 'person' })).toEqual([third, second, first]);
    expect(ids({ sort: 'file', kind: 'verify' })).toEqual([second, first]);
    expect(cases.select({ search: '.png' })).toEqual([second, first]);
    cases.withdraw(first, { by: 'Eve', why: '' });
    expect(ids({ states: ['confirmed'] })).toEqual([]);
  });

  it('are opened ahead of a search, one at a time', () => {
    const workspace = open();
    const [ada] = enrolled(workspace);
    for (let number = 0; number < 3; number++) workspace.cases.record(verifyCase(ada, []), pictures(random));
    expect([...workspace.cases.ahead()]).toHaveLength(3);
    expect([...workspace.cases.ahead()]).toHaveLength(0);
    workspace.cases.record(verifyCase(ada, [], { fileName: 'late.png' }), pictures(random));
    expect([...workspace.cases.ahead()]).toHaveLength(1);
    expect(workspace.cases.select({ search: 'late' })).toHaveLength(1);
  });

  it('wait for a person as long as nobody decided, each with its reasons', () => {
    const workspace = open();
    const { cases } = workspace;
    const [ada] = enrolled(workspace);
    const record = (one: Case) => cases.record(one, pictures(random)).id;
    const faint = { ...quality, reasons: ['faint' as const] };
    const plain = record(verifyCase(ada, []));
    const poor = record(verifyCase(ada, [], { quality: faint, flags: ['faint', 'few-specimens'] }));
    const stranger = record(identifyCase([ada], 'unknown'));
    const waiting = () => cases.queue().rows.map((item) => [item.case.id, item.reasons]);
    expect(waiting()).toEqual([
      [poor, ['low-quality', 'flagged']],
      [stranger, ['unknown']],
    ]);
    cases.dispose(plain, { outcome: 'sent-on', by: 'Eve', why: 'look again' });
    expect(cases.queue({ sort: 'newest', reasons: ['sent-on', 'unknown'] })).toMatchObject({
      waiting: 3,
      total: 2,
      counts: { 'sent-on': 1, inconclusive: 0, unknown: 1, 'low-quality': 1, flagged: 1 },
      rows: [{ case: { id: stranger } }, { case: { id: plain } }],
    });
    for (const id of [plain, poor]) cases.dispose(id, { outcome: 'confirmed', by: 'Eve', why: '' });
    expect(waiting()).toEqual([[stranger, ['unknown']]]);
    cases.withdraw(poor, { by: 'Eve', why: '' });
    expect(waiting()).toHaveLength(2);
    cases.remove([stranger]);
    expect(waiting()).toHaveLength(1);
  });

  it('know where the log tells of them', () => {
    const workspace = open({ now: () => 7 });
    const [ada] = enrolled(workspace);
    const { id } = workspace.cases.record(verifyCase(ada, []), pictures(random));
    expect(workspace.cases.logged(id)).toEqual({
      sequence: 5,
      at: 7,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it('stay when the person they are about is removed, as verdicts must', () => {
    const workspace = open();
    const [ada] = enrolled(workspace);
    const one = workspace.cases.record(verifyCase(ada, []), pictures(random));
    workspace.signatories.remove(ada.id);
    expect(workspace.cases.get(one.id)).toEqual(one);
  });
});
