import { describe, expect, it, onTestFinished } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { createAudit } from '../../main/storage/audit.ts';
import { createCases } from '../../main/storage/cases.ts';
import { sealBody } from '../../main/storage/case-record.ts';
import { openDatabase } from '../../main/storage/database.ts';
import { createErasure } from '../../main/storage/erasure.ts';
import { migrate } from '../../main/storage/migrate.ts';
import { migrations } from '../../main/storage/migrations/index.ts';
import { createSignatories } from '../../main/storage/signatories.ts';
import { createVault } from '../../main/storage/vault.ts';
import { databaseFile, temporaryFolder } from './fixture.ts';
import { pictures, verifyCase } from './records.ts';

/** A file from before every step was kept, with two cases as it kept them; the second was confirmed. */
function olderFile() {
  const file = databaseFile(temporaryFolder());
  const database = openDatabase(file);
  onTestFinished(() => database.close());
  migrate(
    database,
    migrations.slice(
      0,
      migrations.findIndex(({ name }) => name === 'decisions'),
    ),
  );
  const vault = createVault(database, `${file}.key`);
  const context = { database, vault, audit: createAudit(database, vault, () => 0), now: () => 50 };
  const erasure = createErasure(context);
  database.transaction(() => vault.found(null, 0));
  const ada = createSignatories(context, erasure).create({ id: 'ada', name: 'Ada' });
  const person = database.sql<{ key: string }>('SELECT key FROM signatories').get();
  const recorded = [verifyCase(ada, []), verifyCase(ada, [], { fileName: 'second.png' })];
  for (const [index, one] of recorded.entries()) {
    const key = vault.create(person?.key ?? null);
    const place = (column: string) => ({ table: 'cases', column, row: one.id });
    const { fileHash: _newer, ...older } = one;
    const disposition = { outcome: 'confirmed', by: 'Eve', why: '', at: 10 };
    database
      .sql(
        "INSERT INTO cases (id, key, kind, signatory, headline, record, disposition) VALUES (?, ?, 'verify', 'ada', ?, ?, ?)",
      )
      .run(
        one.id,
        key,
        vault.sealRecord(key, place('headline'), { text: `${one.fileName}\nada` }),
        sealBody(vault, key, older as typeof one),
        index === 1 ? vault.sealRecord(key, place('disposition'), disposition) : null,
      );
  }
  return { database, recorded, cases: () => createCases(context, erasure) };
}

describe('cases from before every step was kept', () => {
  it('keep what was decided as their first step, and can be searched, filtered and decided on', () => {
    const { database, recorded, cases: open } = olderFile();
    migrate(database);
    const cases = open();
    const [first, second] = recorded;
    expect(cases.get(first.id)).toEqual({ ...first, fileHash: null });
    expect(cases.get(second.id)).toMatchObject({
      state: 'confirmed',
      fileHash: null,
      disposition: { by: 'Eve', at: 10 },
      history: [{ outcome: 'confirmed', by: 'Eve', why: '', at: 10 }],
    });
    const ids = (query: Parameters<typeof cases.list>[0]) => cases.list(query).rows.map(({ id }) => id);
    expect(ids({ search: 'second' })).toEqual([second.id]);
    expect(ids({ words: ['genuine'], states: ['open'] })).toEqual([first.id]);
    cases.withdraw(second.id, { by: 'Eve', why: 'too soon' });
    expect(cases.get(second.id)).toMatchObject({ state: 'open', disposition: null });
    expect(cases.get(second.id).history).toHaveLength(2);
    expect(cases.logged(first.id)).toBeNull();
  });

  it('stand beside new ones', () => {
    const { database, cases: open } = olderFile();
    migrate(database);
    const ada = { id: 'ada', name: 'Ada', note: '', createdAt: 0, specimens: 0, face: null };
    const recorded = verifyCase(ada, [], { fileName: 'third.png' });
    const cases = open();
    expect(cases.record(recorded, pictures(createRandom(1)))).toEqual(recorded);
    expect(cases.list({ sort: 'file' }).rows.map(({ fileName }) => fileName)).toEqual([
      'mandate.pdf',
      'second.png',
      'third.png',
    ]);
  });
});
