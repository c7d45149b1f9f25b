import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { groupByForm } from '../../main/contract/forms.ts';
import type { Workspace } from '../../main/storage/workspace.ts';
import { codeOf, open, temporaryFolder } from './fixture.ts';
import { identifyCase, newSpecimen, pictures, randomEmbedding, verifyCase } from './records.ts';

const random = createRandom(9);

/** Two records of one person: each with specimens, one of them removed, and cases. */
function twoRecords(workspace: Workspace) {
  const { signatories, specimens, embeddings, cases } = workspace;
  const old = signatories.create({ id: 'old', name: 'A. Old', note: 'left-handed' });
  const kept = signatories.create({ id: 'kept', name: 'A. Kept', note: 'blue ink' });
  const third = signatories.create({ id: 'third', name: 'Third' });
  const offered = newSpecimen(random, 'old', { form: 'initials', note: 'from a card', signedOn: '2019-01-02' });
  const first = specimens.add(offered);
  const removed = specimens.add(newSpecimen(random, 'old'));
  embeddings.put(first.id, randomEmbedding(random, 'model-2'));
  specimens.remove(removed.id);
  const own = specimens.add(newSpecimen(random, 'kept'));
  const record = (one: Parameters<Workspace['cases']['record']>[0]) => cases.record(one, pictures(random)).id;
  const ids = {
    compared: record(verifyCase(old, [first.id])),
    identified: record(identifyCase([old, kept], 'identified')),
    other: record(identifyCase([third, old], 'identified')),
    ofKept: record(verifyCase(kept, [own.id])),
  };
  const says = { signatory: 'old', name: 'A. Old', says: 'same' as const, by: 'Reviewer', why: 'the loop of the d' };
  cases.correct(ids.other, says);
  return { offered, first, removed, own, ids };
}

/** Everything that can be read about a person. */
function everythingOf({ signatories, specimens, embeddings, cases }: Workspace, id: string) {
  const present = specimens.of(id);
  return {
    signatory: signatories.get(id),
    specimens: present,
    pictures: present.map((one) => [specimens.picture(one.id, 'scanned'), specimens.normalised(one.id)]),
    embeddings: ['model-1', 'model-2'].map((model) => embeddings.of(id, model)),
    cases: cases.list({ signatory: id }).rows,
  };
}

describe('merging two persons', () => {
  it('passes specimens, embeddings of every model, cases, notes and places among candidates', () => {
    const directory = temporaryFolder();
    let workspace = open({ directory });
    const { offered, first, removed, own, ids } = twoRecords(workspace);
    const merged = workspace.signatories.merge('old', 'kept');
    expect(merged).toMatchObject({ id: 'kept', name: 'A. Kept', note: 'blue ink\nleft-handed', specimens: 2 });
    workspace.close();

    workspace = open({ directory });
    const { signatories, specimens, embeddings, cases } = workspace;
    expect(codeOf(() => signatories.get('old'))).toBe('not-found');
    expect(signatories.list().rows.map(({ id }) => id)).toEqual(['kept', 'third']);
    expect(specimens.of('kept').map(({ id }) => id)).toEqual([first.id, own.id]);
    expect(specimens.get(first.id)).toEqual({ ...first, signatory: 'kept' });
    expect(specimens.picture(first.id, 'scanned')).toEqual(offered.scanned);
    expect(specimens.normalised(first.id)).toEqual(offered.normalised);
    expect(specimens.findByContent('kept', 'initials', offered.normalised)).toBe(first.id);
    expect(embeddings.of('kept', 'model-1')[0]).toEqual({
      specimen: first.id,
      form: 'initials',
      embedding: offered.embedding,
    });
    expect(embeddings.of('kept', 'model-2')).toHaveLength(1);
    specimens.restore(removed.id);
    expect(specimens.get(removed.id).signatory).toBe('kept');

    expect(cases.list({ signatory: 'kept' }).total).toBe(3);
    // The name stays as it was recorded, the identifier is the holder's.
    expect(cases.get(ids.compared)).toMatchObject({ signatory: { id: 'kept', name: 'A. Old' } });
    expect(cases.get(ids.identified)).toMatchObject({
      decision: { signatory: 'kept' },
      candidates: [
        { signatory: 'kept', name: 'A. Old' },
        { signatory: 'kept', name: 'A. Kept' },
      ],
    });
    expect(cases.get(ids.other)).toMatchObject({
      candidates: [{ signatory: 'third' }, { signatory: 'kept' }],
      corrections: [{ signatory: 'kept', name: 'A. Old', why: 'the loop of the d' }],
    });
    expect(cases.picture(ids.compared, 'scanned').length).toBeGreaterThan(0);
    expect(workspace.audit.verify()).toMatchObject({ intact: true });
  });

  it('is undone to the last bit by restoring, but for what was done since', () => {
    const workspace = open();
    const { first, removed, own, ids } = twoRecords(workspace);
    const before = { old: everythingOf(workspace, 'old'), kept: everythingOf(workspace, 'kept') };
    const other = workspace.cases.get(ids.other);
    workspace.signatories.merge('old', 'kept');
    expect(workspace.signatories.mergedInto('kept')).toMatchObject([{ id: 'old', name: 'A. Old' }]);
    expect(workspace.signatories.restore('old')).toEqual(before.old.signatory);
    expect({ old: everythingOf(workspace, 'old'), kept: everythingOf(workspace, 'kept') }).toEqual(before);
    expect(workspace.cases.get(ids.other)).toEqual(other);
    expect(workspace.signatories.mergedInto('kept')).toEqual([]);
    workspace.specimens.restore(removed.id);
    expect(workspace.specimens.get(removed.id).signatory).toBe('old');
    workspace.specimens.remove(removed.id);

    workspace.signatories.merge('old', 'kept');
    const added = workspace.specimens.add(newSpecimen(random, 'kept'));
    workspace.specimens.change([{ specimen: first.id, signatory: 'third' }]);
    workspace.signatories.update('kept', { note: 'written since' });
    workspace.signatories.restore('old');
    expect(workspace.specimens.of('old')).toEqual([]);
    expect(workspace.specimens.of('third').map(({ id }) => id)).toEqual([first.id]);
    expect(workspace.specimens.of('kept').map(({ id }) => id)).toEqual([own.id, added.id]);
    expect(workspace.signatories.get('kept').note).toBe('written since');
    expect(workspace.cases.list({ signatory: 'old' }).total).toBe(2);
    expect(workspace.audit.verify()).toMatchObject({ intact: true });
  });

  it('in a row is undone in the opposite order, and never into somebody who is gone', () => {
    const workspace = open();
    const { first } = twoRecords(workspace);
    workspace.signatories.merge('old', 'kept');
    workspace.signatories.merge('kept', 'third');
    expect(workspace.specimens.get(first.id).signatory).toBe('third');
    expect(codeOf(() => workspace.signatories.restore('old'))).toBe('refused');
    workspace.signatories.restore('kept');
    workspace.signatories.restore('old');
    expect(workspace.specimens.get(first.id).signatory).toBe('old');
    expect(workspace.signatories.list().total).toBe(3);
  });

  it('takes what was thought of the specimens beside their new neighbours', () => {
    const workspace = open();
    const { first, own } = twoRecords(workspace);
    const judgement = { concerns: ['duplicate' as const], duplicateOf: own.id, nearForm: null };
    workspace.signatories.merge('old', 'kept', new Map([[first.id, judgement]]));
    expect(workspace.specimens.get(first.id)).toMatchObject({ ...judgement, note: 'from a card' });
  });

  it('is refused for nobody, for one and the same, and for notes that are too long together', () => {
    const { signatories } = open();
    signatories.create({ id: 'a', name: 'A', note: 'x'.repeat(1_500) });
    signatories.create({ id: 'b', name: 'B', note: 'y'.repeat(1_500) });
    expect(codeOf(() => signatories.merge('a', 'a'))).toBe('bad-input');
    expect(codeOf(() => signatories.merge('a', 'nobody'))).toBe('not-found');
    expect(codeOf(() => signatories.merge('nobody', 'a'))).toBe('not-found');
    expect(codeOf(() => signatories.merge('a', 'b'))).toBe('too-large');
    expect(signatories.list().total).toBe(2);
    expect(codeOf(() => signatories.create({ id: 'a', name: 'A' }))).toBe('already-exists');
  });

  it('writes in both logs what passed, without naming one in the log of the other', () => {
    const workspace = open();
    const { first, removed, ids } = twoRecords(workspace);
    workspace.signatories.merge('old', 'kept');
    const entries = workspace.audit.list({ offset: 0, limit: 2 }).rows;
    for (const { kind, details } of entries) {
      expect(kind).toBe('signatory-merged');
      expect(details).toMatchObject({ specimens: [first.id, removed.id], cases: [ids.compared, ids.identified] });
      expect(JSON.stringify(details)).not.toMatch(/"(old|kept)"/);
    }
  });
});

describe('a specimen', () => {
  it('changes form, date and note, and who it belongs to, all or nothing', () => {
    const directory = temporaryFolder();
    let workspace = open({ directory });
    const { first, own, offered } = twoRecords(workspace);
    const [changed] = workspace.specimens.change([
      { specimen: first.id, form: 'full', signedOn: null, note: 'checked', concerns: ['faint'] },
    ]);
    expect(changed).toEqual({ ...first, form: 'full', signedOn: null, note: 'checked', concerns: ['faint'] });
    const failing = [
      { specimen: own.id, note: 'lost' },
      { specimen: first.id, signatory: 'nobody' },
    ];
    expect(codeOf(() => workspace.specimens.change(failing))).toBe('not-found');
    expect(workspace.specimens.get(own.id).note).toBe('');

    workspace.specimens.change([{ specimen: first.id, signatory: 'third', form: 'as director' }]);
    workspace.close();
    workspace = open({ directory });
    expect(workspace.specimens.of('old')).toEqual([]);
    expect(workspace.specimens.of('third')).toEqual([{ ...changed, signatory: 'third', form: 'as director' }]);
    expect(workspace.specimens.picture(first.id, 'cleaned')).toEqual(offered.cleaned);
    expect(workspace.embeddings.of('third', 'model-1')[0].form).toBe('as director');
    expect(workspace.audit.verify()).toMatchObject({ intact: true });
  });

  it('is found by its content within its form, and makes a reference set for each form', () => {
    const workspace = open();
    const { id } = workspace.signatories.create({ name: 'Ada' });
    const offered = newSpecimen(random, id);
    const full = workspace.specimens.add(offered);
    const initials = workspace.specimens.add({ ...offered, form: 'initials' });
    expect(workspace.specimens.findByContent(id, 'full', offered.normalised)).toBe(full.id);
    expect(workspace.specimens.findByContent(id, 'initials', offered.normalised)).toBe(initials.id);
    expect(workspace.specimens.findByContent(id, 'initials', offered.normalised, initials.id)).toBeNull();
    workspace.specimens.add(newSpecimen(random, id));
    const sets = groupByForm(workspace.embeddings.of(id, 'model-1')).map(({ form, items }) => [form, items.length]);
    expect(sets).toEqual([
      ['full', 2],
      ['initials', 1],
    ]);
  });
});
