import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { methods, type Input, type MethodName, type Output, type Request } from '../../main/contract/api.ts';
import type { DecidedOutcome } from '../../main/contract/decisions.ts';
import type { VerifyDecision } from '../../main/contract/records.ts';
import { z } from '../../main/contract/schema.ts';
import { createEngine, type Engine } from '../../main/engine/create-engine.ts';
import { wordAt } from '../../main/engine/recalibration.ts';
import { createSpawn } from '../../main/hosts/spawn.ts';
import { rowFor } from '../../main/matching/calibrated-rates.ts';
import { thresholdsFor } from '../../main/matching/decide.ts';
import { calibrationOf, uniformRow } from '../matching/synthetic.ts';
import { verifyCase } from '../storage/records.ts';
import { writeGeneratedSet } from '../synthesis/generated-set.ts';
import { recordDecidedCases } from './decided-workspace.ts';

const modelDirectory = fileURLToPath(new URL('../../resources/model', import.meta.url));
const never = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'paraph-recalibration-'));
const directory = join(folder, 'workspace');
let engine: Engine;

async function call<M extends MethodName>(name: M, input: Input<M>): Promise<Output<M>> {
  const handler = engine.handlers[name] as (request: Request<M>, signal: AbortSignal) => Promise<Output<M>>;
  return handler(z.parse(methods[name].input, input) as Request<M>, never);
}

beforeAll(async () => {
  recordDecidedCases(directory);
  engine = await createEngine({
    directory,
    modelDirectory,
    spawn: createSpawn(process.execPath),
    emit: () => undefined,
    version: 'test',
    now: () => 1_700_000_000_000,
  });
}, 60_000);
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

const policy = { falseAcceptance: 0.1, falseRejection: 0.1, falseIdentification: 0.01 };
const calibrationNow = async () => JSON.stringify((await call('models.active', {})).calibration);

describe('recalibrating from decided cases', () => {
  let own: string;

  it('shows what it would come to and changes nothing', async () => {
    own = await calibrationNow();
    const preview = await call('recalibration.preview', {});
    expect(preview.proposed).toMatchObject({ people: 6, genuine: { cases: 24 }, forged: { cases: 24 } });
    expect(preview.proposed.forged.shift).toBeLessThan(-0.3);
    expect(preview.before.map(({ references }) => references)).toEqual(preview.after.map((row) => row.references));
    const five = ({ references }: { references: number }) => references === 5;
    expect(preview.after.find(five)?.thresholds.accept).toBeLessThan(preview.before.find(five)?.thresholds.accept ?? 0);
    expect(preview.compared).toBe(49);
    expect(preview.flips.length).toBeGreaterThan(0);
    expect(preview.flips.every(({ before, after }) => before !== after)).toBe(true);
    expect(await call('recalibration.state', {})).toMatchObject({ adopted: null, withdrawn: 0 });
    expect(await calibrationNow()).toBe(own);
  });

  it('counts an inconclusive verdict once somebody says what it was, and no longer when that is taken back', async () => {
    const [open] = (await call('cases.select', { words: ['inconclusive'] })).cases;
    const [said] = (await call('cases.select', { words: ['genuine'] })).cases;
    const dispose = (id: string, outcome: DecidedOutcome) => call('cases.dispose', { case: id, outcome, by: 'Eve' });
    await expect(dispose(open, 'overruled')).rejects.toMatchObject({
      code: 'refused',
      nextStep: expect.stringContaining('Settle'),
    });
    await expect(dispose(said, 'settled-forged')).rejects.toMatchObject({ code: 'refused' });
    expect(await dispose(open, 'settled-forged')).toMatchObject({
      state: 'settled-forged',
      disposition: { outcome: 'settled-forged', by: 'Eve', why: '' },
      decision: { word: 'inconclusive' },
    });
    expect((await call('cases.queue', {})).rows.map((row) => row.case.id)).not.toContain(open);
    const { proposed } = await call('recalibration.preview', {});
    expect([proposed.forged.cases, proposed.lessons.settled]).toEqual([25, 1]);
    const weights = { overruled: 1, hard: 0 };
    expect((await call('recalibration.preview', { weights })).proposed.lessons.settled).toBe(0);
    expect((await call('recalibration.state', {})).there.forged).toBe(25);
    expect(await call('cases.withdraw', { case: open, by: 'Eve' })).toMatchObject({ state: 'open', disposition: null });
    expect((await call('recalibration.state', {})).there.forged).toBe(24);
  });

  it('holds verdicts, rates and the model’s own page to it once adopted, and cases say so', async () => {
    const preview = await call('recalibration.preview', {});
    const state = await call('recalibration.adopt', {});
    expect(state.adopted).toEqual(preview.proposed);
    const rates = await call('policy.rates', policy);
    expect(rates.rows).toEqual(preview.after);
    expect(rates.recalibrated).toEqual({ at: 1_700_000_000_000, cases: 48 });
    expect(await calibrationNow()).not.toBe(own);
    // Again from the same cases: the model's own calibration is what is moved, not the moved one.
    expect((await call('recalibration.preview', {})).proposed).toEqual(preview.proposed);

    const [writer] = await writeGeneratedSet({
      directory: join(folder, 'set'),
      writers: 1,
      genuine: 2,
      forged: 0,
      seed: 5,
    });
    const document = async (file: string) =>
      (await call('documents.open', { name: 'page.png', bytes: new Uint8Array(readFileSync(file)) })).document;
    await call('specimens.add', { signatory: 'anna', document: await document(writer.genuine[0]), insist: true });
    const verdict = await call('verify.run', { signatory: 'anna', document: await document(writer.genuine[1]) });
    expect(verdict.recalibrated).toEqual({ at: 1_700_000_000_000, cases: 48 });
    const one = preview.after.find(({ references }) => references === 1);
    expect(verdict.decision.thresholds).toEqual(one?.thresholds);
  });

  it('says that a case it rests on was taken back, or went with an erased person', async () => {
    const [first] = (await call('cases.select', { states: ['confirmed'] })).cases;
    await call('cases.withdraw', { case: first, by: 'somebody', why: '' });
    expect((await call('recalibration.state', {})).withdrawn).toBe(1);
    await call('signatories.erase', { signatory: 'fred' });
    const { withdrawn, there, adopted } = await call('recalibration.state', {});
    expect(withdrawn).toBeGreaterThanOrEqual(8);
    expect(there.people).toBe(5);
    expect(adopted?.people).toBe(6);
  });

  it('leaves the model’s own calibration as it was, to the byte, when taken back', async () => {
    expect((await call('recalibration.takeBack', {})).adopted).toBeNull();
    expect(await calibrationNow()).toBe(own);
    expect((await call('policy.rates', policy)).recalibrated).toBeUndefined();
    expect((await call('audit.verify', {})).intact).toBe(true);
  });

  it('refuses with too few cases, and says how many there are and are needed', async () => {
    await call('signatories.erase', { signatory: 'egon' });
    await expect(call('recalibration.adopt', {})).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/Too few decided cases: \d+ genuine and \d+ forged signatures of 4 people/),
      nextStep: expect.stringContaining('10 genuine and 10 forged ones of 5 people'),
    });
    await expect(call('recalibration.preview', {})).rejects.toMatchObject({ code: 'refused' });
  });
});

const plain = verifyCase({ id: 'p', name: 'P', note: '', createdAt: 0, specimens: 1, face: null }, ['a']);
const near = calibrationOf(uniformRow(1, [0, 0.02], [0.03, 0.05], [0.05, 0.06]));
const far = calibrationOf(uniformRow(1, [0, 0.2], [0.3, 0.5], [0.5, 0.6]));
const wordOf = (changes: Partial<VerifyDecision>, calibration = near) =>
  wordAt({ ...plain, decision: { ...plain.decision, ...changes } }, calibration, policy);

describe('wordAt', () => {
  it('goes by the thresholds of the calibration', () => {
    expect([wordOf({}), wordOf({}, far)]).toEqual(['forged', 'genuine']);
    expect(wordAt({ ...plain, evidence: null }, near, policy)).toBeNull();
  });

  it('accuses nobody whose signature was near once it was turned', () => {
    const turned = { word: 'inconclusive', reason: 'near-when-turned' } as const;
    expect([wordOf(turned), wordOf(turned, far)]).toEqual(['inconclusive', 'genuine']);
  });

  it('holds what lay near or not when turned to the thresholds, whatever it was then', () => {
    const { reject } = thresholdsFor(rowFor(near, 1), policy);
    const nearer = { turned: { degrees: 3, distance: reject } };
    const further = { turned: { degrees: -3, distance: reject + 0.01 } };
    const then = { word: 'inconclusive', reason: 'near-when-turned' } as const;
    expect([wordOf({ ...then, ...nearer }), wordOf({ ...then, ...further })]).toEqual(['inconclusive', 'forged']);
    expect([wordOf({ word: 'forged', ...nearer }), wordOf({ word: 'forged', ...further })]).toEqual([
      'inconclusive',
      'forged',
    ]);
  });
});
