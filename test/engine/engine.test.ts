import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terms, type Explanation } from '../../main/contract/explanation.ts';
import type { EventName } from '../../main/contract/events.ts';
import { createEngine, type Engine } from '../../main/engine/create-engine.ts';
import { createSpawn } from '../../main/hosts/spawn.ts';
import { writeGeneratedSet, type GeneratedWriter } from '../synthesis/generated-set.ts';

const modelDirectory = fileURLToPath(new URL('../../resources/model', import.meta.url));
const never = new AbortController().signal;
const everything = { search: '', sort: 'newest', offset: 0, limit: 100 } as const;

/** A person with five specimens, a stranger, and everything between them: decoder process, model, database. */
describe.skipIf(!existsSync(join(modelDirectory, 'manifest.json')))('engine', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-engine-'));
  const told: EventName[] = [];
  let engine: Engine;
  let person: GeneratedWriter;
  let stranger: GeneratedWriter;

  const open = async (file: string) => {
    const bytes = new Uint8Array(readFileSync(file));
    return (await engine.handlers['documents.open']({ name: basename(file), bytes }, never)).document;
  };
  const enrol = async (signatory: string, file: string, insist = false) =>
    engine.handlers['specimens.add'](
      { signatory, document: await open(file), signedOn: null, form: 'full', note: '', insist },
      never,
    );
  const start = () =>
    createEngine({
      directory: join(folder, 'workspace'),
      modelDirectory,
      spawn: createSpawn(process.execPath),
      emit: (name) => told.push(name),
      version: 'test',
    });

  beforeAll(async () => {
    const request = { directory: join(folder, 'set'), writers: 2, genuine: 7, forged: 1, seed: 11 };
    [person, stranger] = await writeGeneratedSet(request);
    engine = await start();
    await engine.handlers['signatories.create']({ id: 'person', name: 'Person', note: '' }, never);
    for (const file of person.genuine.slice(0, 5)) expect((await enrol('person', file)).accepted).toBe(true);
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it('verifies a genuine signature and a stranger’s, and keeps both cases with their pictures', async () => {
    const verify = async (file: string) =>
      engine.handlers['verify.run']({ signatory: 'person', document: await open(file) }, never);
    const genuine = await verify(person.genuine[5]);
    const foreign = await verify(stranger.genuine[0]);

    expect(genuine.decision.word).toBe('genuine');
    expect(foreign.decision.word).toBe('forged');
    expect(genuine.evidence?.references).toHaveLength(5);
    expect(genuine.evidence?.adjustedDistance).toBeLessThan(foreign.evidence?.adjustedDistance ?? 0);
    const cases = await engine.handlers['cases.list'](everything, never);
    expect(cases.rows.map((row) => row.id).sort()).toEqual([genuine.id, foreign.id].sort());
    const { picture } = await engine.handlers['cases.picture']({ case: genuine.id, as: 'cleaned' }, never);
    expect([...picture.slice(1, 4)]).toEqual([...Buffer.from('PNG')]);
    expect(told).toContain('changed');
  });

  it('says where a distance comes from, for a case and between two specimens', async () => {
    const { rows } = await engine.handlers['cases.list'](everything, never);
    const [genuine] = rows.filter((row) => row.kind === 'verify' && row.decision.word === 'genuine');
    if (genuine.kind !== 'verify' || !genuine.evidence) throw new Error('there is a genuine case');
    const [first, second] = genuine.evidence.references;
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

    const ofCase = await engine.handlers['cases.contributions']({ case: genuine.id, with: first.specimen }, never);
    expect(ofCase.distance).toBeCloseTo(first.distance, 4);
    expect(ofCase.model).toBe(genuine.model);
    const between = { specimen: first.specimen, with: second.specimen };
    const ofSpecimens = await engine.handlers['specimens.contributions'](between, never);
    for (const { distance, one, other, rows: high, columns } of [ofCase, ofSpecimens]) {
      expect(sum(one.cells) + sum(other.cells)).toBeCloseTo(distance ** 2 / 2, 5);
      expect([one.cells.length, other.cells.length]).toEqual([high * columns, high * columns]);
      expect(one.frame.width / one.frame.height).toBeCloseTo(2);
    }
    expect(ofCase.usual).toBeGreaterThan(0);
    const self = { specimen: first.specimen, with: first.specimen };
    expect((await engine.handlers['specimens.contributions'](self, never)).distance).toBeLessThan(0.01);
    const gone = { case: genuine.id, with: 'gone' };
    await expect(engine.handlers['cases.contributions'](gone, never)).rejects.toMatchObject({ code: 'not-found' });
    expect(genuine.placement?.dpi).toBe(200);
    expect((await engine.handlers['specimens.get']({ specimen: first.specimen }, never)).placement?.dpi).toBe(200);
  });

  it('gives the reasons for a verdict in the examiner’s terms', async () => {
    const { rows } = await engine.handlers['cases.list'](everything, never);
    const explain = (wanted: string) => {
      const [found] = rows.filter((row) => row.decision.word === wanted);
      return engine.handlers['cases.explanation']({ case: found.id }, never);
    };
    const [genuine, foreign] = [await explain('genuine'), await explain('forged')];
    for (const { terms: findings, specimens } of [genuine, foreign]) {
      expect(specimens).toBe(5);
      expect(findings.map(({ term }) => term)).toEqual([...terms]);
      // Scanned at 200 dpi: sizes are known.
      expect(findings.find(({ term }) => term === 'width')?.here).toBeGreaterThan(10);
    }
    const unlike = ({ terms: findings }: Explanation) =>
      findings.filter(({ deviations }) => Math.abs(deviations ?? 0) > 2).length;
    expect(unlike(foreign)).toBeGreaterThan(unlike(genuine));
    expect(foreign.differs.length).toBeGreaterThan(0);
  });

  it('names the writer of a signature, and nobody for a stranger’s', async () => {
    const identify = async (file: string) => engine.handlers['identify.run']({ document: await open(file) }, never);
    const known = await identify(person.genuine[6]);
    expect(known.decision).toMatchObject({ word: 'identified', signatory: 'person', gallerySize: 1 });
    expect((await identify(stranger.genuine[1])).decision).toMatchObject({ word: 'unknown', signatory: null });
  });

  it('corrects an answer, and offers the questioned signature as a specimen of the right person', async () => {
    const { handlers } = engine;
    const bytes = new Uint8Array(readFileSync(stranger.genuine[3]));
    const { document } = await handlers['documents.open']({ name: 'stranger.png', bytes }, never);
    const { id, fileHash, decision } = await handlers['identify.run']({ document }, never);
    expect(decision.word).toBe('unknown');
    expect(fileHash).toBe(createHash('sha256').update(bytes).digest('hex'));
    const queue = await handlers['cases.queue']({ sort: 'newest', offset: 0, limit: 1 }, never);
    expect(queue.rows[0]).toMatchObject({ case: { id }, reasons: ['unknown'] });

    await handlers['signatories.create']({ id: 'stranger', name: 'Stranger', note: '' }, never);
    const says = { case: id, signatory: 'stranger', says: 'same', by: 'Reviewer', why: '' } as const;
    expect((await handlers['cases.correct'](says, never)).corrections).toMatchObject([{ name: 'Stranger' }]);
    const enrolled = await handlers['cases.enrol']({ case: id, signatory: 'stranger', insist: false }, never);
    expect(enrolled).toMatchObject({ accepted: true, fileName: 'stranger.png', specimen: { signatory: 'stranger' } });
    const again = await handlers['identify.run']({ document }, never);
    expect(again.decision).toMatchObject({ word: 'identified', signatory: 'stranger' });
    expect(again.candidates[0].adjustedDistance).toBeLessThan(again.decision.threshold ?? 0);

    const { cases } = await handlers['cases.select']({ search: 'stranger', sort: 'newest' }, never);
    await handlers['cases.remove']({ cases }, never);
    await handlers['signatories.erase']({ signatory: 'stranger' }, never);
  });

  it('refuses the same signature twice until a person insists', async () => {
    const again = await enrol('person', person.genuine[0]);
    expect(again).toMatchObject({ accepted: false, specimen: null });
    expect(again.concerns).toContain('duplicate');
    const insisted = await enrol('person', person.genuine[0], true);
    expect(insisted.accepted).toBe(true);
    await engine.handlers['specimens.remove']({ specimen: insisted.specimen?.id ?? '' }, never);
    const { specimens } = await engine.handlers['signatories.get']({ signatory: 'person' }, never);
    expect(specimens).toHaveLength(5);
  });

  it('tells apart what is not usable and what does not fit the others', async () => {
    expect((await enrol('person', stranger.genuine[2])).concerns).toContain('unlike-others');
    const { default: sharp } = await import('sharp');
    const blank = await sharp({ create: { width: 600, height: 300, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    const opened = await engine.handlers['documents.open']({ name: 'blank.png', bytes: new Uint8Array(blank) }, never);
    const verdict = await engine.handlers['verify.run']({ signatory: 'person', document: opened.document }, never);
    expect(verdict.decision).toMatchObject({ word: 'inconclusive', reason: 'unusable-image' });
    expect(verdict.flags).toContain('blank');
    const { specimens } = await engine.handlers['signatories.get']({ signatory: 'person' }, never);
    const nothing = { case: verdict.id, with: specimens[0].id };
    await expect(engine.handlers['cases.contributions'](nothing, never)).rejects.toMatchObject({ code: 'refused' });
    const unexplained = engine.handlers['cases.explanation']({ case: verdict.id }, never);
    await expect(unexplained).rejects.toMatchObject({ code: 'refused' });
  });

  it('answers a damaged file and a closed document with typed errors', async () => {
    const damaged = { name: 'not-a-picture.png', bytes: new Uint8Array([1, 2, 3, 4]) };
    await expect(engine.handlers['documents.open'](damaged, never)).rejects.toMatchObject({
      name: 'ParaphError',
      file: 'not-a-picture.png',
    });
    const gone = { signatory: 'person', document: 'gone' };
    await expect(engine.handlers['verify.run'](gone, never)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('loses nothing when it is closed and opened again', async () => {
    const before = await engine.handlers['cases.list'](everything, never);
    await engine.close();
    engine = await start();
    expect(await engine.handlers['cases.list'](everything, never)).toEqual(before);
    expect(await engine.handlers['audit.verify']({}, never)).toMatchObject({ intact: true, firstBroken: null });
  });

  it('describes its model, embeds what another model has embedded alone, and says where that stands', async () => {
    const model = await engine.handlers['models.active']({}, never);
    expect(model.references.embedded).toBe(model.references.specimens);
    const database = new Sqlite(join(folder, 'workspace', 'workspace.sqlite'));
    expect(() => database.prepare('SELECT 1 FROM embeddings').get()).toThrow(/locked/);
    database.close();
    await engine.close();
    const changed = new Sqlite(join(folder, 'workspace', 'workspace.sqlite'));
    changed.pragma('foreign_keys = OFF');
    changed.exec("UPDATE local_maps SET model = 'older'");
    const stale = changed.prepare("UPDATE embeddings SET model = 'older'").run().changes;
    changed.close();
    engine = await start();
    const before = await engine.handlers['models.active']({}, never);
    expect(before.references).toEqual({ specimens: model.references.specimens, embedded: 0 });
    expect(stale).toBeGreaterThan(0);
    const { embedded } = await engine.handlers['models.embed']({ operation: 'again' }, never);
    expect(embedded).toBe(model.references.specimens);
    expect((await engine.handlers['models.active']({}, never)).references.embedded).toBe(embedded);
    expect(await engine.handlers['operations.list']({}, never)).toMatchObject([
      { operation: 'again', call: 'models.embed', done: embedded, total: embedded, outcome: 'done' },
    ]);
  });

  it('tells what a policy comes to before it holds', async () => {
    const policy = await engine.handlers['workspace.policy']({}, never);
    const { rows, writers } = await engine.handlers['policy.rates'](policy, never);
    expect(writers).toBeGreaterThan(0);
    expect(rows.length).toBeGreaterThan(1);
    for (const row of rows) expect(row.falseAcceptanceSkilled).toBeLessThanOrEqual(policy.falseAcceptance + 0.011);
  });

  it('examines itself with a real training step', async () => {
    const report = await engine.handlers['runtime.doctor']({}, never);
    expect(report.trainingStep.lossAfter).toBeLessThan(report.trainingStep.lossBefore);
    expect(report.trainingStep.milliseconds).toBeGreaterThan(0);
    expect(report.runtime.line).toMatch(/TensorFlow|WebAssembly/);
  });
});
