/** Forms of signature, dates, moves and merges, through decoder process, model and database. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input, Request } from '../../main/contract/api.ts';
import { methods } from '../../main/contract/api.ts';
import { z } from '../../main/contract/schema.ts';
import { createEngine, type Engine } from '../../main/engine/create-engine.ts';
import { modelFolder } from '../../main/hosts/locations.ts';
import { createSpawn } from '../../main/hosts/spawn.ts';
import { writeGeneratedSet, type GeneratedWriter } from '../synthesis/generated-set.ts';

const never = new AbortController().signal;

describe.skipIf(!existsSync(join(modelFolder, 'manifest.json')))('people', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-people-'));
  const now = Date.parse('2026-06-01');
  let engine: Engine;
  // Two generated hands stand for two ways in which one person signs.
  let full: GeneratedWriter;
  let initials: GeneratedWriter;

  const open = async (file: string) => {
    const bytes = new Uint8Array(readFileSync(file));
    return (await engine.handlers['documents.open']({ name: basename(file), bytes }, never)).document;
  };
  const enrol = async (signatory: string, file: string, more: Partial<Input<'specimens.add'>> = {}) => {
    const input = { signatory, document: await open(file), ...more };
    const request: Request<'specimens.add'> = z.parse(methods['specimens.add'].input, input);
    return engine.handlers['specimens.add'](request, never);
  };
  const verify = async (signatory: string, file: string, form?: string) =>
    engine.handlers['verify.run']({ signatory, form, document: await open(file) }, never);
  const get = (signatory: string) => engine.handlers['signatories.get']({ signatory }, never);
  const create = (id: string, note = '') => engine.handlers['signatories.create']({ id, name: id, note }, never);

  const start = (name: string) =>
    createEngine({
      directory: join(folder, name),
      modelDirectory: modelFolder,
      spawn: createSpawn(process.execPath),
      emit: () => undefined,
      version: 'test',
      now: () => now,
    });

  beforeAll(async () => {
    [full, initials] = await writeGeneratedSet({
      directory: join(folder, 'set'),
      writers: 2,
      genuine: 9,
      forged: 0,
      seed: 11,
    });
    engine = await start('workspace');
    await create('ada', 'blue ink');
    for (const file of full.genuine.slice(0, 4)) await enrol('ada', file, { signedOn: '2024-01-01' });
    for (const file of initials.genuine.slice(0, 2))
      await enrol('ada', file, { form: 'initials', signedOn: '2012-01-01' });
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it('compares with the form that lies nearest, says which, and rests on its specimens alone', async () => {
    const one = await verify('ada', full.genuine[4]);
    expect(one).toMatchObject({ form: { name: 'full', chosen: 'nearest' }, decision: { word: 'genuine' } });
    expect(one.evidence?.references).toHaveLength(4);
    expect(one.flags).toEqual([]);
    const other = await verify('ada', initials.genuine[4]);
    expect(other).toMatchObject({ form: { name: 'initials', chosen: 'nearest' } });
    expect(other.evidence?.references).toHaveLength(2);
    expect(other.flags).toEqual(['few-specimens', 'old-specimens']);
  });

  it('compares with the form that was named, and with nothing where it has no specimen', async () => {
    const named = await verify('ada', full.genuine[4], 'initials');
    expect(named).toMatchObject({ form: { name: 'initials', chosen: 'named' }, decision: { word: 'forged' } });
    const none = await verify('ada', full.genuine[4], 'as director');
    expect(none).toMatchObject({ evidence: null, decision: { word: 'inconclusive', reason: 'no-specimens' } });
    expect(none.form).toBeUndefined();
  });

  it('names the form when it names the writer', async () => {
    const answer = await engine.handlers['identify.run']({ document: await open(initials.genuine[5]) }, never);
    expect(answer.decision).toMatchObject({ signatory: 'ada', form: 'initials', gallerySize: 1, forms: 2 });
    expect(answer.candidates.map(({ form }) => form)).toEqual(['initials', 'full']);
  });

  it('says that a specimen of one form looks like another, until it is put there', async () => {
    const { concerns, nearForm, specimen } = await enrol('ada', initials.genuine[6]);
    expect({ concerns, nearForm }).toEqual({ concerns: ['unlike-others'], nearForm: 'initials' });
    const id = specimen?.id ?? '';
    const move = (form: string) => engine.handlers['specimens.update']({ changes: [{ specimen: id, form }] }, never);
    expect((await move('initials')).specimens).toMatchObject([{ form: 'initials', concerns: [], nearForm: null }]);
    expect((await move('full')).specimens).toMatchObject([{ concerns: ['unlike-others'], nearForm: 'initials' }]);
    // In a form of its own there is nothing to be unlike.
    expect((await move('paraph')).specimens).toMatchObject([{ concerns: [], nearForm: 'initials' }]);
    await engine.handlers['specimens.remove']({ specimen: id }, never);
  });

  it('takes the same picture in two forms, and once in each', async () => {
    expect((await enrol('ada', full.genuine[0])).concerns).toContain('duplicate');
    const elsewhere = await enrol('ada', full.genuine[0], { form: 'initials' });
    expect(elsewhere.concerns).toEqual(['unlike-others']);
    expect(elsewhere.nearForm).toBe('full');
    await engine.handlers['specimens.remove']({ specimen: elsewhere.specimen?.id ?? '' }, never);
  });

  it('flags dates that lie far apart, and takes none that has not come', async () => {
    const { specimens } = await get('ada');
    const ofFull = specimens.filter(({ form }) => form === 'full');
    const date = (signedOn: string | null) =>
      engine.handlers['specimens.update']({ changes: [{ specimen: ofFull[0].id, signedOn }] }, never);
    await date('2010-05-05');
    expect((await verify('ada', full.genuine[4], 'full')).flags).toEqual(['years-apart']);
    await date(null);
    expect((await verify('ada', full.genuine[4], 'full')).flags).toEqual([]);
    await expect(date('2027-01-01')).rejects.toMatchObject({ code: 'bad-input' });
    await expect(enrol('ada', full.genuine[7], { signedOn: '2027-01-01' })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  it('gives specimens to another person, all of them or none', async () => {
    await create('bob');
    const { specimens } = await get('ada');
    const [first, second] = specimens.filter(({ form }) => form === 'initials');
    const give = (changes: Request<'specimens.update'>['changes']) =>
      engine.handlers['specimens.update']({ changes }, never);
    const failing = [
      { specimen: first.id, signatory: 'bob' },
      { specimen: 'nothing', signatory: 'bob' },
    ];
    await expect(give(failing)).rejects.toMatchObject({ code: 'not-found' });
    await expect(give([{ specimen: first.id, signatory: 'nobody' }])).rejects.toMatchObject({ code: 'not-found' });
    expect((await get('bob')).specimens).toEqual([]);
    await give([first, second].map(({ id }) => ({ specimen: id, signatory: 'bob', form: 'full' })));
    expect((await verify('bob', initials.genuine[4])).form).toEqual({ name: 'full', chosen: 'only' });
    expect((await verify('ada', initials.genuine[4])).decision.word).toBe('forged');
    await give([first, second].map(({ id, form }) => ({ specimen: id, signatory: 'ada', form })));
    expect((await get('ada')).specimens).toEqual(specimens);
  });

  it('previews a merge, merges, and takes it back', async () => {
    await create('twin', 'left-handed');
    await enrol('twin', full.genuine[0], { insist: true }); // kept out otherwise: it is ada's
    await enrol('twin', initials.genuine[7]);
    const ofTwin = (await get('twin')).specimens;
    const before = (await get('ada')).specimens;
    const both = { signatory: 'twin', into: 'ada' };
    const preview = await engine.handlers['signatories.mergePreview'](both, never);
    expect(preview).toMatchObject({
      from: { id: 'twin' },
      into: { id: 'ada' },
      forms: [
        { form: 'full', from: 2, into: 4 },
        { form: 'initials', from: 0, into: 2 },
      ],
      note: 'blue ink\nleft-handed',
      duplicates: 1,
      unlike: 1,
    });
    expect((await get('ada')).specimens).toEqual(before);

    const merged = await engine.handlers['signatories.merge'](both, never);
    expect(merged).toMatchObject({ id: 'ada', specimens: 8, note: 'blue ink\nleft-handed' });
    const after = await get('ada');
    expect(after.merged).toEqual([{ id: 'twin', name: 'twin', at: now }]);
    expect(after.specimens.find(({ id }) => id === ofTwin[0].id)).toMatchObject({ duplicateOf: before[0].id });
    expect(after.specimens.find(({ id }) => id === ofTwin[1].id)).toMatchObject({ nearForm: 'initials' });
    await expect(
      engine.handlers['signatories.mergePreview']({ signatory: 'ada', into: 'ada' }, never),
    ).rejects.toMatchObject({ code: 'bad-input' });

    await engine.handlers['signatories.restore']({ signatory: 'twin' }, never);
    expect((await get('ada')).specimens).toEqual(before);
    expect((await get('twin')).specimens.map(({ id }) => id)).toEqual(ofTwin.map(({ id }) => id));
    expect(await engine.handlers['audit.verify']({}, never)).toMatchObject({ intact: true });
  });

  it('exports a person and imports them elsewhere, exactly; a second time only as somebody new', async () => {
    const [one] = (await get('ada')).specimens;
    await engine.handlers['specimens.update']({ changes: [{ specimen: one.id, note: 'seen at the counter' }] }, never);
    await enrol('ada', full.genuine[1], { insist: true, form: 'initials' });
    await enrol('ada', full.genuine[1], { insist: true, form: 'initials' });
    const { name, bytes } = await engine.handlers['signatories.export'](
      { signatory: 'ada', passphrase: 'long enough' },
      never,
    );
    expect(name).toBe('ada.paraph-person');
    expect(Buffer.from(bytes).includes('manifest')).toBe(false);
    const request = { name, bytes, asNew: false };
    const other = await start('elsewhere');
    const take = (more: Partial<Request<'signatories.import'>>) =>
      other.handlers['signatories.import']({ ...request, passphrase: 'long enough', ...more }, never);
    await expect(take({ passphrase: undefined })).rejects.toMatchObject({ code: 'locked' });
    await expect(take({ passphrase: 'long enough?' })).rejects.toMatchObject({ code: 'wrong-passphrase' });
    expect((await other.handlers['signatories.list']({ search: '', offset: 0, limit: 9 }, never)).total).toBe(0);

    const here = await get('ada');
    const imported = await take({});
    const { signatory, specimens } = await other.handlers['signatories.get']({ signatory: 'ada' }, never);
    expect(imported).toEqual(signatory);
    const placed = (list: typeof specimens) =>
      list.map(({ id: _id, duplicateOf, ...rest }) => ({
        ...rest,
        twin: list.findIndex(({ id }) => id === duplicateOf),
      }));
    expect({ ...signatory, face: null }).toEqual({ ...here.signatory, face: null });
    expect(placed(specimens)).toEqual(placed(here.specimens));
    for (const [index, { id }] of specimens.entries()) {
      for (const as of ['scanned', 'cleaned'] as const) {
        const there = await other.handlers['specimens.picture']({ specimen: id, as }, never);
        const own = await engine.handlers['specimens.picture']({ specimen: here.specimens[index].id, as }, never);
        expect(there.picture).toEqual(own.picture);
      }
    }
    // The network's input is made again to the bit; embedding several at once rounds otherwise than one by one, which may take a number of a map one step of a byte further.
    const document = await other.handlers['documents.open'](
      { name: 'q', bytes: new Uint8Array(readFileSync(initials.genuine[5])) },
      never,
    );
    const there = await other.handlers['verify.run']({ signatory: 'ada', document: document.document }, never);
    const own = await verify('ada', initials.genuine[5]);
    expect(there.evidence?.adjustedDistance).toBeCloseTo(own.evidence?.adjustedDistance ?? NaN, 4);
    expect(there.decision).toEqual(own.decision);

    await expect(take({})).rejects.toMatchObject({ code: 'already-exists' });
    const twin = await take({ asNew: true });
    expect(twin).toMatchObject({ name: 'ada', specimens: specimens.length });
    expect(twin.id).not.toBe('ada');
    expect(await other.handlers['audit.verify']({}, never)).toMatchObject({ intact: true });
    await other.close();
  });

  it('stores nothing of a file that is not in order', async () => {
    const { name, bytes } = await engine.handlers['signatories.export']({ signatory: 'bob', passphrase: null }, never);
    const entries = unzipSync(bytes);
    expect(Object.keys(entries)).toEqual(['manifest.json']);
    const manifest = JSON.parse(Buffer.from(entries['manifest.json']).toString()) as Record<string, unknown>;
    const [specimen] = (await get('ada')).specimens;
    const withPicture = (picture: Uint8Array) => {
      const file = (path: string) => ({
        path,
        bytes: picture.length,
        sha256: createHash('sha256').update(picture).digest('hex'),
      });
      const [scanned, cleaned] = ['specimens/001-scanned.png', 'specimens/001-cleaned.png'];
      const { id: _id, signatory: _signatory, ...details } = specimen;
      const specimens = [{ ...details, duplicateOf: null, scanned: file(scanned), cleaned: file(cleaned) }];
      const person = { id: 'mallory', name: 'Mallory', note: '', createdAt: 0 };
      const listed = Buffer.from(JSON.stringify({ ...manifest, person, specimens }));
      return zipSync({ 'manifest.json': listed, [scanned]: picture, [cleaned]: picture }, { level: 0 });
    };
    const take = (archive: Uint8Array) =>
      engine.handlers['signatories.import']({ name, bytes: new Uint8Array(archive), asNew: false }, never);
    const { default: sharp } = await import('sharp');
    const blank = (width: number, height: number, as: 'png' | 'jpeg') =>
      sharp({ create: { width, height, channels: 3, background: 'white' } })
        .toFormat(as)
        .toBuffer();
    const png = await blank(60, 30, 'png');
    for (const picture of [await blank(60, 30, 'jpeg'), png.subarray(0, png.length - 20), Buffer.from('no picture')]) {
      await expect(take(withPicture(picture))).rejects.toMatchObject({ code: 'damaged-file' });
    }
    await expect(take(withPicture(await blank(3_000, 3_000, 'png')))).rejects.toMatchObject({ code: 'too-large' });
    // Without ink there is nothing that the network could look at.
    await expect(take(withPicture(png))).rejects.toMatchObject({ code: 'damaged-file' });
    const found = await engine.handlers['signatories.list']({ search: 'mallory', offset: 0, limit: 9 }, never);
    expect(found.total).toBe(0);
  });
});
