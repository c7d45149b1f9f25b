/** What a person's specimens support, and where verdicts are taken back, through decoder process, model and database. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Request } from '../../main/contract/api.ts';
import { methods } from '../../main/contract/api.ts';
import { PersonSupport } from '../../main/contract/reference-sets.ts';
import { z } from '../../main/contract/schema.ts';
import { createEngine, type Engine } from '../../main/engine/create-engine.ts';
import { modelFolder } from '../../main/hosts/locations.ts';
import { createSpawn } from '../../main/hosts/spawn.ts';
import { Manifest } from '../../main/model/manifest.ts';
import { writeGeneratedSet, type GeneratedWriter } from '../synthesis/generated-set.ts';

const never = new AbortController().signal;

describe.skipIf(!existsSync(join(modelFolder, 'manifest.json')))('what specimens support', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-support-'));
  let engine: Engine;
  let one: GeneratedWriter;
  let other: GeneratedWriter;

  /** The shipped model, calibrated on signatures whose line is everywhere thinner than any. */
  function modelOfThinLines(): string {
    const directory = join(folder, 'thin');
    cpSync(modelFolder, directory, { recursive: true });
    const file = join(directory, 'manifest.json');
    const manifest = z.parse(Manifest, JSON.parse(readFileSync(file, 'utf8')));
    const wide = { low: 0, high: 1_000 };
    const traits = {
      aspect: wide,
      stroke: { low: 0, high: 0.1 },
      density: wide,
      length: wide,
      pieces: wide,
      lettering: wide,
    };
    writeFileSync(file, JSON.stringify({ ...manifest, calibration: { ...manifest.calibration, traits } }));
    return directory;
  }

  const start = (name: string, modelDirectory = modelFolder) =>
    createEngine({
      directory: join(folder, name),
      modelDirectory,
      spawn: createSpawn(process.execPath),
      emit: () => undefined,
      version: 'test',
    });
  const open = async (at: Engine, file: string) => {
    const bytes = new Uint8Array(readFileSync(file));
    return (await at.handlers['documents.open']({ name: basename(file), bytes }, never)).document;
  };
  const enrol = async (at: Engine, signatory: string, file: string) => {
    const input = { signatory, document: await open(at, file), insist: true };
    const request: Request<'specimens.add'> = z.parse(methods['specimens.add'].input, input);
    const { specimen } = await at.handlers['specimens.add'](request, never);
    return specimen?.id ?? '';
  };
  const create = (at: Engine, id: string) => at.handlers['signatories.create']({ id, name: id, note: '' }, never);
  const support = async (signatory: string) =>
    z.parse(PersonSupport, await engine.handlers['signatories.support']({ signatory }, never));

  beforeAll(async () => {
    const set = { directory: join(folder, 'set'), writers: 2, genuine: 6, forged: 0, seed: 11 };
    [one, other] = await writeGeneratedSet(set);
    engine = await start('workspace');
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it('has nothing to say of somebody without specimens, and knows nobody who is not enrolled', async () => {
    await create(engine, 'nobody');
    expect(await support('nobody')).toMatchObject({ forms: [] });
    await expect(support('unheard')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('calls one specimen weak, expects fewer errors of more, and records them with the verdict', async () => {
    await create(engine, 'ada');
    await enrol(engine, 'ada', one.genuine[0]);
    const [single] = (await support('ada')).forms;
    expect(single).toMatchObject({ form: 'full', errors: { references: 1, weak: true }, withoutStrangers: null });
    expect(single.oneMore?.references).toBe(2);
    for (const file of one.genuine.slice(1, 5)) await enrol(engine, 'ada', file);
    const [five] = (await support('ada')).forms;
    expect(five.errors).toMatchObject({ references: 5, weak: false });
    expect(five.errors.equalError).toBeLessThan(single.errors.equalError);
    expect(five.specimens.map(({ stranger }) => stranger)).toEqual([null, null, null, null, null]);
    const document = await open(engine, one.genuine[5]);
    const verdict = await engine.handlers['verify.run']({ signatory: 'ada', document }, never);
    expect(verdict.set).toEqual(five.errors);
    expect(verdict.decision.unlike).toBeUndefined();
  });

  it('finds the specimen of another hand, until it is set aside, and again when that is undone', async () => {
    const stranger = await enrol(engine, 'ada', other.genuine[0]);
    const strangers = async () =>
      (await support('ada')).forms[0].specimens.flatMap((part) => (part.stranger ? [part.specimen] : []));
    expect(await strangers()).toEqual([stranger]);
    const [form] = (await support('ada')).forms;
    expect(form.withoutStrangers?.references).toBe(5);
    const say = (change: { belongs?: boolean; form?: string }) =>
      engine.handlers['specimens.update']({ changes: [{ specimen: stranger, ...change }] }, never);
    const verify = async () =>
      engine.handlers['verify.run']({ signatory: 'ada', document: await open(engine, one.genuine[5]) }, never);
    expect((await verify()).flags).toEqual(['stranger-among-specimens']);
    await say({ belongs: true });
    expect(await strangers()).toEqual([]);
    expect((await verify()).flags).toEqual([]);
    expect((await support('ada')).forms[0].withoutStrangers).toBeNull();
    // Beside others it is another question.
    await say({ form: 'initials' });
    expect((await say({ form: 'full' })).specimens[0]).not.toHaveProperty('belongs');
    expect(await strangers()).toEqual([stranger]);
    await engine.handlers['specimens.remove']({ specimen: stranger }, never);
    expect(await strangers()).toEqual([]);
    await engine.handlers['specimens.restore']({ specimen: stranger }, never);
    expect(await strangers()).toEqual([stranger]);
  });

  it('finds a stranger who came first, and doubts none of those who came after', async () => {
    await create(engine, 'bea');
    const first = await enrol(engine, 'bea', other.genuine[1]);
    const doubted: boolean[] = [];
    for (const file of one.genuine.slice(0, 4)) {
      await enrol(engine, 'bea', file);
      const { specimens } = await engine.handlers['signatories.get']({ signatory: 'bea' }, never);
      doubted.push(specimens.at(-1)?.concerns.includes('unlike-others') ?? false);
    }
    // Of two nothing tells which is the wrong one.
    expect(doubted).toEqual([true, false, false, false]);
    const [form] = (await support('bea')).forms;
    expect(form.specimens.flatMap((part) => (part.stranger ? [part.specimen] : []))).toEqual([first]);
  });

  it('takes a verdict back where the signatures are unlike anything its rates were measured on', async () => {
    const thin = await start('thin-workspace', modelOfThinLines());
    try {
      await create(thin, 'ada');
      for (const file of one.genuine.slice(0, 3)) await enrol(thin, 'ada', file);
      const document = await open(thin, one.genuine[5]);
      const verdict = await thin.handlers['verify.run']({ signatory: 'ada', document }, never);
      expect(verdict.decision).toMatchObject({
        word: 'inconclusive',
        reason: 'unlike-calibration',
        supports: null,
        unlike: [
          { what: 'stroke', of: 'questioned', side: 'high' },
          { what: 'stroke', of: 'specimens', side: 'high' },
        ],
      });
      expect(await thin.handlers['cases.get']({ case: verdict.id }, never)).toEqual(verdict);
      const again = await open(thin, one.genuine[5]);
      const identified = await thin.handlers['identify.run']({ document: again }, never);
      expect(identified.decision).toMatchObject({
        word: 'inconclusive',
        reason: 'unlike-calibration',
        signatory: null,
        gallerySize: 1,
        unlike: verdict.decision.unlike,
      });
      expect(identified.decision.threshold).not.toBeNull();
      // Who writes most like it is told all the same.
      expect(identified.candidates).toMatchObject([{ signatory: 'ada' }]);
      expect(await thin.handlers['cases.get']({ case: identified.id }, never)).toEqual(identified);
      const { forms } = await thin.handlers['signatories.support']({ signatory: 'ada' }, never);
      expect(forms[0].unlike).toEqual([{ what: 'stroke', of: 'specimens', side: 'high' }]);
    } finally {
      await thin.close();
    }
  });
});
