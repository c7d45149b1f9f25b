import { describe, expect, it, onTestFinished } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { Disposition } from '../../main/contract/records.ts';
import { createAudit } from '../../main/storage/audit.ts';
import { createCentreLines } from '../../main/storage/centre-lines.ts';
import { createCases } from '../../main/storage/cases.ts';
import { openDatabase } from '../../main/storage/database.ts';
import { createEmbeddings } from '../../main/storage/embeddings.ts';
import { createErasure } from '../../main/storage/erasure.ts';
import { migrate } from '../../main/storage/migrate.ts';
import { caseLessons } from '../../main/storage/case-lessons.ts';
import { createModels } from '../../main/storage/models.ts';
import type { NewModel } from '../../main/storage/models.ts';
import { createSettings } from '../../main/storage/settings.ts';
import { createSignatories } from '../../main/storage/signatories.ts';
import { createSpecimens } from '../../main/storage/specimens.ts';
import { createTrainingRuns } from '../../main/storage/training-runs.ts';
import { createVault } from '../../main/storage/vault.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import type { Workspace } from '../../main/storage/workspace.ts';
import type { TrainingRun } from '../../main/contract/training.ts';
import { codeOf, databaseFile, filesOf, open, temporaryFolder } from './fixture.ts';
import { identifyCase, newSpecimen, policy, randomBytes, verifyCase } from './records.ts';
import { fillLab, readLab } from './sealed-lab.ts';
import { begunRun } from '../contract/begun-run.ts';

const canary = 'kanarienvogel-7f3a';
const canaryBytes = Buffer.from(canary.repeat(40));
const passphrase = `${canary} passphrase`;

/** Puts the canary wherever a person, a picture or a number can be put. */
function fill(workspace: Workspace): void {
  const random = createRandom(1);
  const person = workspace.signatories.create({ id: 'p', name: `${canary} name`, note: `${canary} note` });
  const floats = new Float32Array(canaryBytes.buffer.slice(canaryBytes.byteOffset, canaryBytes.byteOffset + 96));
  const embedding = {
    model: 'model-1',
    global: floats,
    local: { rows: 2, columns: 3, channels: 4, cells: floats, weights: floats.subarray(0, 6) },
  };
  const specimen = workspace.specimens.add(
    newSpecimen(random, person.id, {
      fileName: `${canary}.png`,
      scanned: canaryBytes,
      cleaned: canaryBytes,
      normalised: { width: canaryBytes.length, height: 1, coverage: canaryBytes },
      signedOn: canary,
      embedding,
    }),
  );
  const pictures = { scanned: canaryBytes, cleaned: canaryBytes };
  const one = workspace.cases.record(verifyCase(person, [specimen.id], { fileName: `${canary}.pdf` }), pictures);
  workspace.centreLines.put('specimen', 1, [{ id: specimen.id, line: canaryBytes }]);
  workspace.centreLines.put('case', 1, [{ id: one.id, line: canaryBytes }]);
  workspace.cases.record(identifyCase([person], 'unknown'), pictures);
  workspace.cases.dispose(one.id, { outcome: 'overruled', by: `${canary} by`, why: `${canary} why` });
  workspace.settings.setPolicy(policy);
  workspace.signatories.update(person.id, { name: `${canary} renamed` });
  const change = { form: `${canary} form`, note: `${canary} specimen note`, nearForm: `${canary} near` };
  workspace.specimens.change([{ specimen: specimen.id, ...change }]);
  workspace.signatories.merge(
    workspace.signatories.create({ id: 'q', name: `${canary} twin`, note: `${canary} note` }).id,
    person.id,
  );
}

/** In any of the forms in which text lies in files. */
function findings(directory: string): string[] {
  const forms = [
    Buffer.from(canary),
    Buffer.from(canary, 'utf16le'),
    Buffer.from(canary.toUpperCase()),
    Buffer.from(Buffer.from(canary).toString('base64').slice(2, 16)),
    Buffer.from(Buffer.from(canary).toString('hex')),
  ];
  return filesOf(directory)
    .filter(({ bytes }) => forms.some((form) => bytes.includes(form)))
    .map(({ name }) => name);
}

describe('what is stored', () => {
  it('cannot be read in any file of the folder: while open, after closing, after a change of the key', () => {
    const directory = temporaryFolder();
    const workspace = openWorkspace({ directory });
    fill(workspace);
    expect(
      filesOf(directory)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['workspace.key', 'workspace.lock', 'workspace.sqlite', 'workspace.sqlite-wal']);
    expect(findings(directory)).toEqual([]);
    workspace.protect(passphrase);
    expect(findings(directory)).toEqual([]);
    workspace.close();
    expect(findings(directory)).toEqual([]);
    expect(filesOf(directory).map(({ name }) => name)).toEqual(['workspace.sqlite']);
    expect(open({ directory, passphrase }).signatories.get('p').name).toBe(`${canary} renamed`);
  });
});

/** The stores over one connection, so that a test can change rows behind their backs. */
function assembled() {
  const file = databaseFile(temporaryFolder());
  const database = openDatabase(file);
  onTestFinished(() => database.close());
  migrate(database);
  const vault = createVault(database, `${file}.key`);
  const audit = createAudit(database, vault, Date.now);
  const context = { database, vault, audit, now: Date.now };
  const erasure = createErasure(context);
  const signatories = createSignatories(context, erasure);
  database.transaction(() => vault.found(null, 0));
  return {
    database,
    vault,
    signatories,
    specimens: createSpecimens(context),
    embeddings: createEmbeddings(context),
    cases: createCases(context, erasure),
    settings: createSettings(context),
    models: createModels(context),
    trainingRuns: createTrainingRuns(context),
    audit,
    erasure,
    context,
  };
}
type Assembled = ReturnType<typeof assembled>;

/** Where the first schema kept what was decided. */
function disposeAsBefore({ database, vault }: Assembled, id: string, disposition: Disposition): void {
  const { key } = database.sql<{ key: string }>('SELECT key FROM cases WHERE id = ?').get(id) ?? { key: '' };
  const sealed = vault.sealRecord(key, { table: 'cases', column: 'disposition', row: id }, disposition);
  database.sql("UPDATE cases SET disposition = ?, state = 'decided' WHERE id = ?").run(sealed, id);
}

function trainingRun(id: string): TrainingRun {
  return { ...begunRun, id, name: id };
}

function trainedModel(run: string): NewModel {
  const head = { key: run.repeat(64), name: run, description: '', origin: 'trained' as const, parent: null, run };
  return { ...head, parameters: 1, weightsHash: run.repeat(64), gate: null };
}

/** Two persons with two specimens and two cases each; into each somebody was merged. */
function fillTwice(assembled: Assembled): void {
  const { signatories, specimens, cases, settings, models, trainingRuns } = assembled;
  const random = createRandom(2);
  const small = () => randomBytes(random, 64);
  for (const id of ['a', 'b']) {
    const person = signatories.create({ id, name: id });
    const normalised = { width: 8, height: 8, coverage: small() };
    const specimen = specimens.add(newSpecimen(random, id, { scanned: small(), cleaned: small(), normalised }));
    const one = cases.record(verifyCase(person, [specimen.id]), { scanned: small(), cleaned: small() });
    const other = cases.record(identifyCase([person, person], 'unknown'), { scanned: small(), cleaned: small() });
    createCentreLines(assembled.context).put('specimen', 1, [{ id: specimen.id, line: small() }]);
    createCentreLines(assembled.context).put('case', 1, [{ id: one.id, line: small() }]);
    cases.dispose(one.id, { outcome: 'confirmed', by: id, why: id });
    cases.correct(other.id, { signatory: id, name: id, says: 'same', by: id, why: id });
    disposeAsBefore(assembled, other.id, { outcome: 'confirmed', by: id, why: id, at: 0 });
    const twin = signatories.create({ id: `${id}-twice`, name: id });
    specimens.add(newSpecimen(random, twin.id, { scanned: small(), cleaned: small(), normalised }));
    signatories.merge(twin.id, id);
    trainingRuns.start(trainingRun(id), [id], randomBytes(random, 200));
    trainingRuns.learnsFrom(id, [id], [{ case: id, signatory: id, genuine: true }]);
    models.add(trainedModel(id));
    fillLab(assembled.context, id);
  }
  settings.setPolicy(policy);
}

/** As after opening anew: nothing in memory. */
function readEverything({ vault, context, erasure, settings, audit }: Assembled): void {
  vault.lock();
  vault.unlock(null, null);
  const signatories = createSignatories(context, erasure);
  const [specimens, cases] = [createSpecimens(context), createCases(context, erasure)];
  const lines = createCentreLines(context);
  for (const { id } of signatories.list().rows) {
    expect(signatories.mergedInto(id)).toHaveLength(1);
    lines.ofSpecimens(id, 1);
    lines.ofCases(id, 1, 9);
    for (const specimen of specimens.of(id)) {
      specimens.picture(specimen.id, 'scanned');
      specimens.picture(specimen.id, 'cleaned');
      specimens.normalised(specimen.id);
    }
  }
  const embeddings = createEmbeddings(context);
  expect([...embeddings.vectors('model-1')].flat().map((sealed) => sealed.open())).toHaveLength(4);
  for (const { id } of signatories.list().rows) expect(embeddings.of(id, 'model-1')).toHaveLength(2);
  for (const { id } of cases.list({ search: 'mandate' }).rows) {
    cases.picture(id, 'scanned');
    cases.picture(id, 'cleaned');
  }
  settings.policy();
  const learners = [
    ...createModels(context)
      .list()
      .map(({ key }) => key),
    ...createTrainingRuns(context)
      .list()
      .map(({ id }) => id),
  ];
  expect(learners.flatMap((learner) => caseLessons.of(context, learner))).toHaveLength(4);
  const runs = createTrainingRuns(context);
  runs.list().forEach(({ id }) => runs.archiveOf(id));
  readLab(context);
  audit.list({ offset: 0, limit: 100 });
}

const sealedColumns: readonly (readonly [table: string, column: string])[] = [
  ['keys', 'wrapped'],
  ['signatories', 'person'],
  ['specimens', 'details'],
  ['specimen_pictures', 'scanned'],
  ['specimen_pictures', 'cleaned'],
  ['specimen_pictures', 'normalised'],
  ['embeddings', 'global'],
  ['local_maps', 'map'],
  ['cases', 'headline'],
  ['cases', 'record'],
  ['cases', 'disposition'],
  ['case_steps', 'sealed'],
  ['case_corrections', 'sealed'],
  ['specimen_lines', 'line'],
  ['case_lines', 'line'],
  ['case_pictures', 'scanned'],
  ['case_pictures', 'cleaned'],
  ['candidates', 'record'],
  ['merges', 'record'],
  ['models', 'record'],
  ['training_runs', 'record'],
  ['case_lessons', 'sealed'],
  ['training_archives', 'sealed'],
  ['drawn_classes', 'name'],
  ['drawings', 'picture'],
  ['lab_sets', 'record'],
  ['lab_sets', 'classes'],
  ['lab_pictures', 'sealed'],
  ['lab_networks', 'record'],
  ['lab_networks', 'weights'],
  ['lab_networks', 'watched'],
  ['lab_snapshots', 'sealed'],
  ['lab_grids', 'record'],
  ['settings', 'value'],
  ['audit_details', 'sealed'],
];

/** Sealed values of one column, in the order in which `replace` numbers them. */
function valuesOf({ database }: Assembled, table: string, column: string): Uint8Array[] {
  return database
    .sql<{ value: Uint8Array }>(`SELECT ${column} AS value FROM ${table} WHERE ${column} IS NOT NULL ORDER BY 1`)
    .all()
    .map(({ value }) => value);
}

function replace({ database }: Assembled, table: string, column: string, old: Uint8Array, by: Uint8Array): void {
  expect(database.sql(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`).run(by, old)).toBe(1);
}

describe('what was changed from outside is noticed', () => {
  it('covers every sealed column there is', () => {
    const { database } = assembled();
    const blobs = database
      .sql<{ table: string; column: string }>(
        `SELECT m.name AS "table", c.name AS "column" FROM sqlite_schema m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND c.type = 'BLOB'`,
      )
      .all()
      .map(({ table, column }) => `${table}.${column}`);
    // A mark, the wrapped workspace key and the end of the log have tests of their own.
    const apart = ['specimens.content_mark', 'workspace.wrapped_key', 'workspace.recovery_key', 'audit_head.sealed'];
    expect(blobs.sort()).toEqual([...sealedColumns.map((names) => names.join('.')), ...apart].sort());
  });

  it('after each of 1,000 bit flips', () => {
    const workspace = assembled();
    fillTwice(workspace);
    readEverything(workspace);
    const random = createRandom(3);
    const flipOne = (table: string, column: string) => {
      const [value] = random.sample(valuesOf(workspace, table, column), 1);
      const flipped = Uint8Array.from(value);
      flipped[random.below(flipped.length)] ^= 1 << random.below(8);
      replace(workspace, table, column, value, flipped);
      expect(
        codeOf(() => readEverything(workspace)),
        `${table}.${column}`,
      ).toBe('damaged-workspace');
      replace(workspace, table, column, flipped, value);
    };
    // One transaction around all of them, for speed: every commit waits for the disk.
    workspace.database.transaction(() => {
      for (let flip = 0; flip < 1_000; flip++) flipOne(...sealedColumns[flip % sealedColumns.length]);
    });
    readEverything(workspace);
  });

  it('after two rows of any column are swapped', () => {
    const workspace = assembled();
    fillTwice(workspace);
    const swap = (table: string, column: string, one: Uint8Array, other: Uint8Array) => {
      const between = Uint8Array.of(0);
      replace(workspace, table, column, one, between);
      replace(workspace, table, column, other, one);
      replace(workspace, table, column, between, other);
    };
    for (const [table, column] of sealedColumns.filter(([name]) => name !== 'settings')) {
      const [first, second] = valuesOf(workspace, table, column);
      swap(table, column, first, second);
      expect(
        codeOf(() => readEverything(workspace)),
        `${table}.${column}`,
      ).toBe('damaged-workspace');
      swap(table, column, second, first);
    }
    readEverything(workspace);
  });

  it.each([
    ['a specimen given to another person', "UPDATE specimens SET signatory = 'b' WHERE signatory = 'a'"],
    [
      'a person renumbered',
      "PRAGMA defer_foreign_keys = ON; UPDATE specimens SET signatory = 'c' WHERE signatory = 'a'; UPDATE cases SET signatory = 'c' WHERE signatory = 'a'; UPDATE merges SET target = 'c' WHERE target = 'a'; UPDATE signatories SET id = 'c' WHERE id = 'a'",
    ],
    ['a case given to another person', "UPDATE cases SET signatory = 'b' WHERE signatory = 'a'"],
    ['a merge turned round', "UPDATE merges SET target = 'a' WHERE target = 'b'"],
    [
      'candidates put in another order',
      'UPDATE candidates SET rank = 1 - rank + 10; UPDATE candidates SET rank = rank - 10',
    ],
    [
      'a verdict overruled by a copied disposition',
      'UPDATE cases SET disposition = (SELECT min(disposition) FROM cases) WHERE disposition IS NOT NULL',
    ],
    [
      'a step copied to another case',
      'INSERT INTO case_steps ("case", number, sealed) SELECT id, 9, (SELECT min(sealed) FROM case_steps) FROM cases',
    ],
    [
      'a key put under another',
      "UPDATE keys SET under = (SELECT key FROM signatories WHERE id = 'a') WHERE id = (SELECT key FROM cases WHERE signatory = 'b')",
    ],
  ])('%s', (_, sql) => {
    const workspace = assembled();
    fillTwice(workspace);
    workspace.database.transaction(() => workspace.database.script(sql));
    expect(codeOf(() => readEverything(workspace))).toBe('damaged-workspace');
  });
});
