import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { Random } from '../../main/base/random.ts';
import { openDatabase } from '../../main/storage/database.ts';
import { keptForUndoMs } from '../../main/storage/erasure.ts';
import type { Workspace } from '../../main/storage/workspace.ts';
import { codeOf, databaseFile, filesOf, open, temporaryFolder } from './fixture.ts';
import { identifyCase, newSpecimen, pictures, verifyCase } from './records.ts';

/** Enrols a person with two specimens. */
function enrol(workspace: Workspace, random: Random, id: string) {
  const { specimens } = { specimens: [0, 1].map(() => workspace.specimens.add(newSpecimen(random, id))) };
  return specimens.map((specimen) => specimen.id);
}

/** Every byte string stored about a person, as it lies in the database; keyed by where. */
function storedAbout(directory: string, key: string): Buffer[] {
  const database = openDatabase(databaseFile(directory));
  const rows = database
    .sql<Record<string, unknown>>(
      `SELECT wrapped AS a, NULL AS b, NULL AS c, NULL AS d FROM keys WHERE id = :key OR under = :key
       UNION ALL SELECT person, NULL, NULL, NULL FROM signatories WHERE key = :key
       UNION ALL SELECT content_mark, details, NULL, NULL FROM specimens JOIN signatories ON signatories.id = signatory WHERE key = :key
       UNION ALL SELECT scanned, cleaned, normalised, NULL FROM specimen_pictures
         WHERE specimen IN (SELECT specimens.id FROM specimens JOIN signatories ON signatories.id = signatory WHERE key = :key)
       UNION ALL SELECT global, map, NULL, NULL FROM embeddings JOIN local_maps USING (specimen, model)
         WHERE specimen IN (SELECT specimens.id FROM specimens JOIN signatories ON signatories.id = signatory WHERE key = :key)
       UNION ALL SELECT headline, record, disposition, NULL FROM cases WHERE key IN (SELECT id FROM keys WHERE under = :key)
       UNION ALL SELECT scanned, cleaned, NULL, NULL FROM case_pictures
         WHERE "case" IN (SELECT id FROM cases WHERE key IN (SELECT id FROM keys WHERE under = :key))
       UNION ALL SELECT record, NULL, NULL, NULL FROM candidates WHERE key = :key
       UNION ALL SELECT sealed, NULL, NULL, NULL FROM case_corrections WHERE key = :key
       UNION ALL SELECT sealed, NULL, NULL, NULL FROM case_steps
         WHERE "case" IN (SELECT id FROM cases WHERE key IN (SELECT id FROM keys WHERE under = :key))
       UNION ALL SELECT sealed, NULL, NULL, NULL FROM audit_details WHERE key = :key OR key IN (SELECT id FROM keys WHERE under = :key)`,
    )
    .all({ key });
  database.close();
  return rows
    .flatMap((row) => Object.values(row))
    .filter((value) => value instanceof Uint8Array)
    .map((value) => Buffer.from(value));
}

function mergeRecords(directory: string): Buffer[] {
  const database = openDatabase(databaseFile(directory));
  const rows = database.sql<{ record: Uint8Array }>('SELECT record FROM merges').all();
  database.close();
  return rows.map(({ record }) => Buffer.from(record));
}

function keyOf(directory: string, signatory: string): string {
  const database = openDatabase(databaseFile(directory));
  const row = database.sql<{ key: string }>('SELECT key FROM signatories WHERE id = ?').get(signatory);
  database.close();
  return row?.key ?? '';
}

/** How many 8-byte pieces of `secrets` occur anywhere in the folder's files. */
function piecesLeft(directory: string, secrets: readonly Uint8Array[]): number {
  const pieces = new Set<bigint>();
  for (const secret of secrets.map((bytes) => Buffer.from(bytes))) {
    for (let i = 0; i + 8 <= secret.length; i += 8) pieces.add(secret.readBigUInt64LE(i));
  }
  let left = 0;
  for (const { bytes } of filesOf(directory)) {
    for (let i = 0; i + 8 <= bytes.length; i++) if (pieces.has(bytes.readBigUInt64LE(i))) left++;
  }
  return left;
}

describe('erasing a person', () => {
  it('leaves no byte of what was stored about them in any file, log included', () => {
    const directory = temporaryFolder();
    const random = createRandom(3);
    let workspace = open({ directory });
    // Others come and go around them, so that pages split, merge and are used again.
    for (let i = 0; i < 40; i++) {
      const { id } = workspace.signatories.create({ id: `person-${i}`, name: `Person ${i}` });
      workspace.specimens.add(newSpecimen(random, id));
      if (i % 3 === 2) workspace.signatories.erase(`person-${i - 1}`);
      if (i === 20) {
        const eve = workspace.signatories.create({ id: 'eve-the-erased', name: 'Eve' });
        const specimens = enrol(workspace, random, eve.id);
        const one = workspace.cases.record(verifyCase(eve, specimens), pictures(random));
        workspace.cases.dispose(one.id, { outcome: 'confirmed', by: 'Mallory', why: 'seen it' });
        workspace.cases.record(
          identifyCase([eve, workspace.signatories.get('person-0')], 'identified'),
          pictures(random),
        );
        workspace.cases.record(identifyCase([workspace.signatories.get('person-0'), eve], 'unknown'), pictures(random));
        workspace.signatories.update(eve.id, { name: 'Eve Erased', note: 'a note long enough to move the row' });
      }
    }
    workspace.close();
    const secrets = storedAbout(directory, keyOf(directory, 'eve-the-erased'));
    expect(secrets.length).toBeGreaterThan(20);
    expect(piecesLeft(directory, secrets)).toBeGreaterThan(1_000);

    workspace = open({ directory });
    workspace.specimens.add(newSpecimen(random, 'person-0'));
    writeFileSync(join(directory, 'workspace.sqlite.schema-1.backup'), secrets[0]);
    workspace.signatories.erase('eve-the-erased');
    expect(piecesLeft(directory, [...secrets, Buffer.from('eve-the-erased')])).toBe(0);
    workspace.close();
    expect(piecesLeft(directory, [...secrets, Buffer.from('eve-the-erased')])).toBe(0);
  });

  it('leaves no byte of whoever was merged into them either, nor of what they were given', () => {
    const directory = temporaryFolder();
    const random = createRandom(8);
    let workspace = open({ directory });
    for (let i = 0; i < 10; i++) enrol(workspace, random, workspace.signatories.create({ name: `Person ${i}` }).id);
    const giver = workspace.signatories.create({ id: 'giver', name: 'Giver' });
    const [eve, twin] = ['eve-the-erased', 'twin-the-merged'].map((id) => {
      const person = workspace.signatories.create({ id, name: `${id} by name`, note: `${id} has a note of her own` });
      workspace.cases.record(verifyCase(person, enrol(workspace, random, id)), pictures(random));
      return person;
    });
    workspace.cases.record(identifyCase([giver, twin], 'unknown'), pictures(random));
    const [given] = enrol(workspace, random, 'giver');
    workspace.close();
    const secrets = [eve, twin].flatMap(({ id }) => storedAbout(directory, keyOf(directory, id)));

    workspace = open({ directory });
    workspace.signatories.merge(twin.id, eve.id);
    workspace.specimens.change([{ specimen: given, signatory: eve.id }]);
    workspace.close();
    secrets.push(...storedAbout(directory, keyOf(directory, eve.id)), ...mergeRecords(directory));
    expect(piecesLeft(directory, secrets)).toBeGreaterThan(1_000);

    workspace = open({ directory });
    workspace.signatories.erase(eve.id);
    const names = [eve.id, twin.id].map((id) => Buffer.from(id));
    expect(piecesLeft(directory, [...secrets, ...names])).toBe(0);
    expect(codeOf(() => workspace.signatories.restore(twin.id))).toBe('not-found');
    expect(codeOf(() => workspace.specimens.get(given))).toBe('not-found');
    expect(workspace.counts()).toEqual({ signatories: 11, specimens: 21, cases: 1 });
    expect(workspace.audit.verify()).toMatchObject({ intact: true });
    expect(JSON.stringify(workspace.audit.list({ offset: 0, limit: 1_000 }))).not.toMatch(/eve|twin/);
    // What the giver's log says of the specimen stays readable, and names nobody.
    expect(workspace.audit.list({ offset: 0, limit: 1_000 }).rows).toContainEqual(
      expect.objectContaining({
        kind: 'specimen-moved',
        details: expect.objectContaining({ specimen: given }) as unknown,
      }),
    );
  });

  it('forgets who was merged when the merge is older than it can be undone, and keeps what they brought', () => {
    const directory = temporaryFolder();
    const random = createRandom(9);
    let now = 1_000_000;
    let workspace = open({ directory, now: () => now });
    for (const id of ['kept', 'old', 'older'])
      enrol(workspace, random, workspace.signatories.create({ id, name: id }).id);
    workspace.signatories.merge('older', 'old');
    workspace.signatories.merge('old', 'kept');
    workspace.close();
    now += keptForUndoMs + 1;
    workspace = open({ directory, now: () => now });
    expect(codeOf(() => workspace.signatories.restore('old'))).toBe('not-found');
    expect(workspace.specimens.of('kept')).toHaveLength(6);
    expect(workspace.audit.verify()).toMatchObject({ intact: true });
    // Both go together when the one they are with goes the same way.
    workspace.signatories.merge(workspace.signatories.create({ id: 'late', name: 'Late' }).id, 'kept');
    workspace.signatories.remove('kept');
    workspace.close();
    now += keptForUndoMs + 1;
    workspace = open({ directory, now: () => now });
    for (const id of ['late', 'kept']) expect(codeOf(() => workspace.signatories.restore(id))).toBe('not-found');
    expect(workspace.counts()).toEqual({ signatories: 0, specimens: 0, cases: 0 });
  });

  it('destroys the cases with their signature, and takes them out of the others', () => {
    const workspace = open();
    const random = createRandom(4);
    const [ada, bob] = ['Ada', 'Bob'].map((name) => workspace.signatories.create({ id: name, name }));
    enrol(workspace, random, ada.id);
    const record = (one: Parameters<Workspace['cases']['record']>[0]) =>
      workspace.cases.record(one, pictures(random)).id;
    const compared = record(verifyCase(ada, []));
    const identified = record(identifyCase([ada, bob], 'identified'));
    const other = record(identifyCase([bob, ada], 'identified'));
    const unknown = record(identifyCase([ada, bob], 'unknown'));
    expect(workspace.cases.list({ search: 'ada' }).total).toBe(2);

    workspace.signatories.erase(ada.id);
    for (const id of [compared, identified]) expect(codeOf(() => workspace.cases.get(id))).toBe('not-found');
    for (const id of [other, unknown]) {
      expect(workspace.cases.get(id)).toMatchObject({ candidates: [{ signatory: 'Bob' }] });
      expect(workspace.cases.picture(id, 'scanned').length).toBeGreaterThan(0);
    }
    expect(workspace.cases.list({ search: 'ada' }).total).toBe(0);
    expect(workspace.counts()).toEqual({ signatories: 1, specimens: 0, cases: 2 });
    expect(codeOf(() => workspace.signatories.restore(ada.id))).toBe('not-found');
    expect(workspace.signatories.create({ id: ada.id, name: 'another Ada' }).specimens).toBe(0);
  });

  it('keeps the log whole, without what it said about them', () => {
    const workspace = open();
    const random = createRandom(5);
    const ada = workspace.signatories.create({ id: 'ada', name: 'Ada' });
    workspace.cases.record(verifyCase(ada, enrol(workspace, random, 'ada')), pictures(random));
    workspace.signatories.erase('ada');
    expect(workspace.audit.verify()).toEqual({ entries: 6, intact: true, firstBroken: null });
    expect(workspace.audit.list({ offset: 0, limit: 10 }).rows.map(({ kind, details }) => [kind, details])).toEqual([
      ['signatory-erased', { specimens: 2, cases: 1 }],
      ['case-recorded', null],
      ['specimen-added', null],
      ['specimen-added', null],
      ['signatory-created', null],
      ['workspace-created', {}],
    ]);
  });

  it('is refused for nobody, and within a transaction', () => {
    const workspace = open();
    workspace.signatories.create({ id: 'ada', name: 'Ada' });
    expect(codeOf(() => workspace.signatories.erase('nobody'))).toBe('not-found');
    expect(() => workspace.transaction(() => workspace.signatories.erase('ada'))).toThrow(/taken back/);
    expect(workspace.signatories.get('ada').name).toBe('Ada');
  });
});

describe('what was removed', () => {
  it('is destroyed when the time to undo it has passed, and not before', () => {
    const directory = temporaryFolder();
    const random = createRandom(6);
    let now = 1_000_000;
    let workspace = open({ directory, now: () => now });
    const [ada, bob] = ['Ada', 'Bob'].map((name) => workspace.signatories.create({ id: name, name }));
    enrol(workspace, random, 'Ada');
    const [first, second] = enrol(workspace, random, 'Bob');
    const ofAda = workspace.cases.record(verifyCase(ada, []), pictures(random));
    const ofBob = workspace.cases.record(verifyCase(bob, [first]), pictures(random));
    workspace.signatories.remove('Ada');
    workspace.specimens.remove(first);
    workspace.cases.remove([ofBob.id]);
    const reopen = () => {
      workspace.close();
      workspace = open({ directory, now: () => now });
    };

    now += keptForUndoMs;
    reopen();
    workspace.specimens.restore(first);
    workspace.specimens.remove(first);
    expect(workspace.signatories.restore('Ada').specimens).toBe(2);
    workspace.signatories.remove('Ada');
    workspace.cases.restore([ofBob.id]);
    workspace.cases.remove([ofBob.id]);

    now += keptForUndoMs + 1;
    reopen();
    for (const call of [
      () => workspace.signatories.restore('Ada'),
      () => workspace.specimens.restore(first),
      () => workspace.cases.restore([ofBob.id]),
      () => workspace.cases.get(ofAda.id),
    ]) {
      expect(codeOf(call)).toBe('not-found');
    }
    expect(workspace.specimens.of('Bob').map(({ id }) => id)).toEqual([second]);
    expect(workspace.audit.verify()).toMatchObject({ intact: true });
  });
});
