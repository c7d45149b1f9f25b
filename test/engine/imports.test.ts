import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../main/engine/create-engine.ts';
import { createSpawn } from '../../main/hosts/spawn.ts';
import { writeGeneratedSet, type GeneratedWriter } from '../synthesis/generated-set.ts';

const modelDirectory = fileURLToPath(new URL('../../resources/model', import.meta.url));
const never = new AbortController().signal;
const everything = { search: '', offset: 0, limit: 100 };

/** Decoder processes, model and database: what enrolling in one go leaves behind. */
describe.skipIf(!existsSync(join(modelDirectory, 'manifest.json')))('an import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-imports-'));
  let engine: Engine;
  let writers: GeneratedWriter[];
  let id: string;

  const handOver = async (name: string, bytes: Uint8Array<ArrayBuffer>) => ({
    document: (await engine.handlers['imports.file']({ name, bytes }, never)).document,
    signedOn: null,
    form: 'full',
  });
  const read = (file: string) => handOver(basename(file), new Uint8Array(readFileSync(file)));
  const person = async (
    name: string,
    files: Promise<{ document: string; signedOn: null; form: string }>[],
    signal = never,
  ) => {
    const request = { import: id, id: name, name, note: '', files: await Promise.all(files) };
    return engine.handlers['imports.person'](request, signal);
  };
  const enrolled = async () =>
    (await engine.handlers['signatories.list'](everything, never)).rows.map((row) => [row.id, row.specimens]);

  beforeAll(async () => {
    writers = await writeGeneratedSet({ directory: join(folder, 'set'), writers: 4, genuine: 4, forged: 0, seed: 41 });
    const spawn = createSpawn(process.execPath);
    const directory = join(folder, 'workspace');
    engine = await createEngine({ directory, modelDirectory, spawn, emit: () => undefined, version: 'test' });
    id = (await engine.handlers['imports.begin']({}, never)).import;
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it('enrols a person with all that can be used, and tells what could not', async () => {
    const [first, second] = writers[0].genuine;
    const outcome = await person('one', [
      read(first),
      handOver('copy.png', new Uint8Array(readFileSync(first))),
      handOver('broken.png', new TextEncoder().encode('no picture')),
      read(second),
    ]);
    expect(outcome).toMatchObject({ did: 'enrolled', signatory: { id: 'one', specimens: 2 } });
    expect(
      outcome.files.map(({ accepted, concerns, error }) => [accepted, concerns[0] ?? error?.code ?? null]),
    ).toEqual([
      [true, null],
      [false, 'duplicate'],
      [false, 'unsupported-format'],
      [true, null],
    ]);
    expect(outcome.files[2].error?.file).toBe('broken.png');
  });

  it('tells of a specimen unlike the others', async () => {
    const outcome = await person('mixed', [...writers[1].genuine.slice(0, 3), writers[2].genuine[0]].map(read));
    expect(outcome.files[3]).toMatchObject({ accepted: true, concerns: ['unlike-others'] });
    await engine.handlers['signatories.erase']({ signatory: 'mixed' }, never);
  });

  it('leaves nothing of a person of whom nothing can be used', async () => {
    const outcome = await person('nobody', [handOver('broken.png', new Uint8Array(9))]);
    expect(outcome).toMatchObject({ did: 'nothing', signatory: null });
    expect(await enrolled()).toEqual([['one', 2]]);
  });

  it('leaves nothing of a person given up half way', async () => {
    const controller = new AbortController();
    const given = person('half', writers[2].genuine.map(read), controller.signal);
    setTimeout(() => controller.abort(), 5);
    await expect(given).rejects.toMatchObject({ code: 'cancelled' });
    expect(await enrolled()).toEqual([['one', 2]]);
  });

  it('gives somebody enrolled what is missing, and plans only that', async () => {
    const paths = writers[0].genuine.map((file) => `set/one/${basename(file)}`);
    const plan = await engine.handlers['imports.plan']({ paths }, never);
    expect(plan.persons).toMatchObject([{ id: 'one', state: 'known' }]);
    expect(plan.persons[0].files.map(({ isEnrolled }) => isEnrolled)).toEqual([true, true, false, false]);
    const outcome = await person('one', writers[0].genuine.slice(2).map(read));
    expect(outcome).toMatchObject({ did: 'completed', signatory: { specimens: 4 } });
    const again = await engine.handlers['imports.plan']({ paths }, never);
    expect(again.persons).toMatchObject([{ state: 'complete' }]);
    const nothing = await person('one', [read(writers[0].genuine[0])]);
    expect(nothing).toMatchObject({ did: 'nothing', signatory: { id: 'one', specimens: 4 } });
  });

  it('keeps forms apart: what is unlike one may be at home in another, and a copy in each is none', async () => {
    const initials = async (file: string) => ({ ...(await read(file)), form: 'initials' });
    const [a, b] = writers[2].genuine;
    const outcome = await person('forms', [
      ...writers[1].genuine.slice(0, 3).map(read),
      initials(a),
      initials(b),
      read(b),
    ]);
    expect(outcome.files.map(({ concerns }) => concerns)).toEqual([[], [], [], [], [], ['unlike-others']]);
    const { specimens } = await engine.handlers['signatories.get']({ signatory: 'forms' }, never);
    expect(specimens.map(({ form }) => form)).toEqual(['full', 'full', 'full', 'initials', 'initials', 'full']);
    await engine.handlers['signatories.erase']({ signatory: 'forms' }, never);
  });

  it('reads a list in the decoder', async () => {
    const bytes = new TextEncoder().encode('id;name;files\n7;Fi Nok;a.png;b.png\n;;c.png');
    const plan = await engine.handlers['imports.plan']({ list: { name: 'l.csv', bytes }, paths: ['b.png'] }, never);
    expect(plan.persons).toMatchObject([{ id: '7', state: 'new', files: [{ at: null }, { at: 0 }] }]);
    expect(plan.problems).toMatchObject([{ code: 'no-person', line: 3 }]);
  });

  it('is undone as one; who is given again comes back without duplicates', async () => {
    await engine.handlers['imports.undo']({ import: id }, never);
    expect(await enrolled()).toEqual([]);
    const next = await engine.handlers['imports.begin']({}, never);
    id = next.import;
    const outcome = await person('one', writers[0].genuine.map(read));
    expect(outcome).toMatchObject({ did: 'restored', signatory: { specimens: 4 } });
    expect(outcome.files.every(({ accepted, concerns }) => accepted && concerns.length === 0)).toBe(true);
    await engine.handlers['imports.undo']({ import: id }, never);
    expect(await enrolled()).toEqual([]);
    await engine.handlers['imports.restore']({ import: id }, never);
    expect(await enrolled()).toEqual([['one', 4]]);
  });

  it('does not take a removed person for another of the same identifier', async () => {
    await engine.handlers['signatories.remove']({ signatory: 'one' }, never);
    const files = [await read(writers[3].genuine[0])];
    const request = { import: id, id: 'one', name: 'Somebody else', note: '', files };
    await expect(engine.handlers['imports.person'](request, never)).rejects.toMatchObject({ code: 'already-exists' });
  });
});
