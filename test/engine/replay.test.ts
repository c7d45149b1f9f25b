import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../main/engine/create-engine.ts';
import { createSpawn } from '../../main/hosts/spawn.ts';
import { reproduce, type Reproduction } from '../../main/imaging/reproduce.ts';
import { writeGeneratedSet, type GeneratedWriter } from '../synthesis/generated-set.ts';

const modelDirectory = fileURLToPath(new URL('../../resources/model', import.meta.url));
const never = new AbortController().signal;

describe.skipIf(!existsSync(join(modelDirectory, 'manifest.json')))('copies', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-replay-'));
  let engine: Engine;
  let person: GeneratedWriter;
  let stranger: GeneratedWriter;
  const specimens: string[] = [];

  const open = async (file: string) => {
    const bytes = new Uint8Array(readFileSync(file));
    return (await engine.handlers['documents.open']({ name: basename(file), bytes }, never)).document;
  };
  const enrol = async (signatory: string, file: string, insist = false) =>
    engine.handlers['specimens.add'](
      { signatory, document: await open(file), signedOn: null, form: 'full', note: '', insist },
      never,
    );
  const verify = async (file: string, signatory = 'person') =>
    engine.handlers['verify.run']({ signatory, document: await open(file) }, never);
  const copyOf = async (file: string, name: string, how: Reproduction) => {
    const copy = join(folder, name);
    writeFileSync(copy, await reproduce(readFileSync(file), name, how));
    return copy;
  };
  const start = () =>
    createEngine({
      directory: join(folder, 'workspace'),
      modelDirectory,
      spawn: createSpawn(process.execPath),
      emit: () => undefined,
      version: 'test',
    });

  beforeAll(async () => {
    const request = { directory: join(folder, 'set'), writers: 2, genuine: 6, forged: 1, seed: 12 };
    [person, stranger] = await writeGeneratedSet(request);
    engine = await start();
    for (const id of ['person', 'stranger'])
      await engine.handlers['signatories.create']({ id, name: id, note: '' }, never);
    for (const file of person.genuine.slice(0, 4)) specimens.push((await enrol('person', file)).specimen?.id ?? '');
    await enrol('stranger', stranger.genuine[0]);
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it('of nothing are found where somebody signed anew', async () => {
    for (const file of [person.genuine[4], person.forged[0], stranger.genuine[1]]) {
      const { flags, copies, evidence, decision } = await verify(file);
      expect(copies).toBeUndefined();
      expect(evidence?.likelihoodRatio !== undefined).toBe(decision.unlike === undefined);
      expect(flags).not.toContain('copy-of-specimen');
    }
  });

  it('are flagged with the specimen, beside a decision that stays, and wait for a person', async () => {
    const record = await verify(person.genuine[2]);
    expect(record.decision.word).toBe('genuine');
    expect(record.flags).toContain('copy-of-specimen');
    // Nobody signed it, so that nothing is to be said for either of two who might have.
    expect(record.evidence?.adjustedDistance).toBeLessThan(0.1);
    expect(record.evidence?.likelihoodRatio).toBeUndefined();
    expect(record.copies).toMatchObject([{ of: { kind: 'specimen', specimen: specimens[2] }, identical: true }]);
    const queue = await engine.handlers['cases.queue']({ sort: 'newest', offset: 0, limit: 100 }, never);
    expect(queue.rows.find((row) => row.case.id === record.id)?.reasons).toContain('flagged');
  });

  it('are flagged when scaled, turned, compressed and binarised', async () => {
    const how = { scale: 0.6, degrees: 4, binarise: 0.5, quality: 60 };
    const { copies, flags } = await verify(await copyOf(person.genuine[1], 'scanned-again.jpg', how));
    expect(flags).toContain('copy-of-specimen');
    const [found] = copies ?? [];
    expect(found).toMatchObject({ of: { kind: 'specimen', specimen: specimens[1] }, identical: false });
    expect(found.share).toBeGreaterThan(0.9);
    expect(Math.abs(found.degrees)).toBeCloseTo(4, 0);
  });

  it('of a signature questioned before are flagged in another document, not in the same', async () => {
    const first = await verify(person.genuine[5]);
    expect(first.copies).toBeUndefined();
    expect((await verify(person.genuine[5])).copies).toBeUndefined();
    const again = await verify(await copyOf(person.genuine[5], 'elsewhere.png', { margin: 20, degrees: -2 }));
    expect(again.flags).toContain('copy-of-case');
    expect(again.copies?.map(({ of }) => of.kind)).toEqual(['case', 'case']);
    expect(again.copies).toContainEqual(expect.objectContaining({ of: { kind: 'case', case: first.id } }));
  });

  it('are flagged where the writer is looked for', async () => {
    const document = await open(await copyOf(person.genuine[0], 'whose.jpg', { scale: 1.4, quality: 80 }));
    const record = await engine.handlers['identify.run']({ document }, never);
    expect(record.decision).toMatchObject({ word: 'identified', signatory: 'person' });
    expect(record.copies?.[0].of).toEqual({ kind: 'specimen', specimen: specimens[0] });
    expect(record.flags).toContain('copy-of-specimen');
  });

  it('are kept out at enrolment, the same person’s and somebody else’s', async () => {
    const copy = await copyOf(person.genuine[3], 'enrolled-twice.jpg', { scale: 0.7, degrees: 3, quality: 70 });
    expect(await enrol('person', copy)).toMatchObject({ accepted: false, duplicateOf: specimens[3] });
    const elsewhere = await enrol('stranger', copy);
    expect(elsewhere).toMatchObject({ accepted: false, duplicateOf: specimens[3] });
    expect(elsewhere.concerns).toContain('enrolled-elsewhere');
    expect((await enrol('stranger', stranger.genuine[2])).concerns).not.toContain('enrolled-elsewhere');
  });

  it('of specimens from before lines were kept are flagged, and the lines kept from then on', async () => {
    await engine.close();
    const file = join(folder, 'workspace', 'workspace.sqlite');
    const counted = (sql: string) => {
      const database = new Sqlite(file);
      const { lines } = database.prepare(sql).get() as { lines: number };
      database.close();
      return lines;
    };
    const database = new Sqlite(file);
    database.exec('DELETE FROM specimen_lines; DELETE FROM case_lines');
    database.close();
    engine = await start();
    expect((await verify(person.genuine[2])).copies?.[0].of).toEqual({ kind: 'specimen', specimen: specimens[2] });
    await engine.close();
    expect(counted('SELECT count(*) AS lines FROM specimen_lines')).toBe(4);
    engine = await start();
  });

  it('are told after a specimen came to somebody else', async () => {
    await engine.handlers['specimens.update']({ changes: [{ specimen: specimens[3], signatory: 'stranger' }] }, never);
    expect((await verify(person.genuine[3], 'stranger')).copies?.[0].of).toEqual({
      kind: 'specimen',
      specimen: specimens[3],
    });
  });
});
