import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { methods, type Input, type MethodName, type Output, type Request } from '../../main/contract/api.ts';
import { z } from '../../main/contract/schema.ts';
import {
  type LessonTally,
  trainingPresets,
  type TrainingRun,
  type TrainingSettings,
} from '../../main/contract/training.ts';
import { createEngine, type Engine } from '../../main/engine/create-engine.ts';
import type { WorkerProcess } from '../../main/engine/spawn.ts';
import { createSpawn } from '../../main/hosts/spawn.ts';
import { writeGeneratedSet, type GeneratedWriter } from '../synthesis/generated-set.ts';

// Whole runs, judged on generated signatures: minutes on a busy machine.
vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

const modelDirectory = fileURLToPath(new URL('../../resources/model', import.meta.url));
const never = new AbortController().signal;
const settings: TrainingSettings = {
  ...trainingPresets.adapt,
  steps: 30,
  peak: 1e-4,
  batch: { writers: 3, genuine: 2, forged: 0 },
};

const folder = mkdtempSync(join(tmpdir(), 'paraph-training-'));
const workspace = join(folder, 'workspace');
const trainers: WorkerProcess[] = [];
let engine: Engine;
let writers: GeneratedWriter[];
/** The case decided, and what it teaches. */
let disposed: string;
let lessons: LessonTally;

function start() {
  const spawn = createSpawn(process.execPath);
  return createEngine({
    directory: workspace,
    modelDirectory,
    spawn: (role) => {
      const worker = spawn(role);
      if (role === 'trainer') trainers.push(worker);
      return worker;
    },
    emit: () => undefined,
    version: 'test',
  });
}

async function call<M extends MethodName>(name: M, input: Input<M>): Promise<Output<M>> {
  const handler = engine.handlers[name] as (request: Request<M>, signal: AbortSignal) => Promise<Output<M>>;
  return handler(z.parse(methods[name].input, input) as Request<M>, never);
}

const open = async (file: string) =>
  (await call('documents.open', { name: basename(file), bytes: new Uint8Array(readFileSync(file)) })).document;

async function until(id: string, fits: (run: TrainingRun) => boolean): Promise<TrainingRun> {
  for (;;) {
    const run = (await call('training.list', {})).find((each) => each.id === id);
    if (run && fits(run)) return run;
    if (run?.state === 'failed') throw new Error(run.failure?.message ?? 'failed');
    await wait(50);
  }
}
const isOver = ({ state }: TrainingRun) => ['paused', 'finished', 'cancelled', 'failed'].includes(state);
const shippedKey = async () => {
  const { rows } = await call('models.list', {});
  return rows.find(({ origin }) => origin === 'shipped')?.key ?? '';
};

beforeAll(async () => {
  writers = await writeGeneratedSet({ directory: join(folder, 'set'), writers: 7, genuine: 4, forged: 1, seed: 31 });
  engine = await start();
  for (const [index, { name, genuine }] of writers.entries()) {
    const { id } = await call('signatories.create', { id: `p${index}`, name });
    for (const file of genuine.slice(0, 3)) {
      await call('specimens.add', { signatory: id, document: await open(file), insist: true });
    }
  }
  const questioned = await open(writers[0].genuine[3]);
  const recorded = await call('verify.run', { signatory: 'p0', document: questioned });
  await call('cases.dispose', { case: recorded.id, outcome: 'confirmed', by: 'the examiner' });
  disposed = recorded.id;
  lessons = (await call('training.material', {})).lessons;
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

describe('training on a workspace', () => {
  let whole: TrainingRun;

  it('learns, measures on writers kept apart, and leaves a candidate held against the active model', async () => {
    const started = await call('training.start', { name: 'First', settings });
    await expect(call('training.start', { name: 'Second', settings })).rejects.toThrow(/under way/);
    whole = await until(started.id, isOver);
    expect(whole).toMatchObject({ state: 'finished', failure: null, parent: await shippedKey() });
    expect(whole.data).toMatchObject({ writers: 7, heldOutWriters: 2, forged: 0 });
    expect(whole.data?.lessons).toEqual(lessons);
    expect(whole.points).toHaveLength(30);
    expect(whole.heldOut.at(-1)?.eerSkilled).toBeNull();
    const candidate = (await call('models.list', {})).rows.find(({ key }) => key === whole.model);
    expect(candidate).toMatchObject({ name: 'First', origin: 'trained', active: false, trainedOnErased: false });
    expect(candidate?.gate).toMatchObject({ heldOutRandom: null, heldOutSkilled: null });
    expect(candidate?.gate?.pinnedSkilled.writers).toBe(40);
    expect(readdirSync(join(workspace, 'training'))).toEqual([]);
  });

  it('says of the model that a decision it learnt from was taken back', async () => {
    expect(Object.values(lessons).reduce((sum, count) => sum + count)).toBe(1);
    const told = async () => (await call('models.list', {})).rows.find(({ key }) => key === whole.model)?.lessons;
    expect(await told()).toEqual({ learnt: 1, withdrawn: 0 });
    await call('cases.withdraw', { case: disposed, by: 'the examiner' });
    expect(await told()).toEqual({ learnt: 1, withdrawn: 1 });
    const none = { confirmed: 0, hard: 0, overruled: 0, settled: 0 };
    expect((await call('training.material', {})).lessons).toEqual(none);
    await call('cases.dispose', { case: disposed, outcome: 'confirmed', by: 'the examiner' });
    expect(await told()).toEqual({ learnt: 1, withdrawn: 0 });
  });

  it('killed at any moment goes on from its checkpoint, to the very same weights', async () => {
    const started = await call('training.start', { name: 'Killed', settings });
    await until(started.id, ({ step }) => step >= 27);
    // Verdicts go first: the trainer steps back.
    expect(getPriority(trainers.at(-1)?.pid)).toBeGreaterThan(getPriority());
    trainers.at(-1)?.kill();
    const resumed = await until(started.id, isOver);
    expect(resumed.state).toBe('finished');
    expect(resumed.model).toBe(whole.model);
    expect(resumed.points).toHaveLength(30);
  });

  it('is paused, survives the engine, is resumed, finished early and cancelled', async () => {
    const { id } = await call('training.start', { name: 'Paused', settings: { ...settings, steps: 2000 } });
    await until(id, ({ step }) => step >= 2);
    await call('training.pause', { run: id });
    expect((await until(id, isOver)).state).toBe('paused');
    await engine.close();
    engine = await start();
    const [kept] = await call('training.list', {});
    expect(kept).toMatchObject({ id, state: 'paused' });
    await call('training.resume', { run: id });
    await until(id, ({ step, state }) => state === 'running' && step > kept.step);
    await call('training.finish', { run: id });
    expect((await until(id, isOver)).state).toBe('finished');

    const second = await call('training.start', { name: 'Cancelled', settings: { ...settings, steps: 2000 } });
    await until(second.id, ({ step }) => step >= 2);
    await call('training.cancel', { run: second.id });
    expect((await until(second.id, isOver)).state).toBe('cancelled');
    expect(readdirSync(join(workspace, 'training'))).toEqual([]);
    await call('training.remove', { run: second.id });
    expect((await call('training.list', {})).map((run) => run.id)).not.toContain(second.id);
  });
});

describe('the registry', () => {
  const embeddingsHash = async () => {
    const shown = await call('models.active', {});
    const { rows } = await call('identify.run', { document: await open(writers[1].genuine[3]) }).then((record) => ({
      rows: record.candidates.map(({ signatory, globalDistance, adjustedDistance }) => [
        signatory,
        globalDistance,
        adjustedDistance,
      ]),
    }));
    return createHash('sha256')
      .update(JSON.stringify([shown.key, shown.references, rows]))
      .digest('hex');
  };

  it('tells which verdicts would flip, promotes with every reference embedded, and rolls back to the bit', async () => {
    const shipped = await shippedKey();
    const { rows } = await call('models.list', {});
    const candidate = rows.find(({ origin }) => origin === 'trained')?.key ?? '';
    const before = await embeddingsHash();
    expect(await call('models.flips', { model: candidate })).toMatchObject({ compared: 1 });
    expect((await call('models.flips', { model: shipped })).flips).toEqual([]);

    const promoted = await call('models.promote', { model: candidate, insist: true });
    expect(promoted.active).toBe(true);
    const active = await call('models.active', {});
    expect(active.key).toBe(candidate);
    expect(active.references.embedded).toBe(active.references.specimens);
    expect(await embeddingsHash()).not.toBe(before);
    await expect(call('models.remove', { model: candidate })).rejects.toThrow(
      expect.objectContaining({ code: 'refused' }),
    );

    await engine.close();
    engine = await start();
    expect((await call('models.active', {})).key).toBe(candidate);
    expect(await call('models.rollBack', {})).toMatchObject({ key: shipped, active: true });
    expect(await embeddingsHash()).toBe(before);
    await expect(call('models.rollBack', {})).rejects.toThrow(expect.objectContaining({ code: 'refused' }));
  });

  it('refuses to promote what did worse, unless somebody insists', async () => {
    const { rows } = await call('models.list', {});
    const worse = rows.find(({ gate }) => gate !== null && !gate.passed);
    if (!worse) return expect(rows.every(({ gate }) => gate === null || gate.passed)).toBe(true);
    await expect(call('models.promote', { model: worse.key })).rejects.toThrow(/worse/);
  });

  it('writes a model to one file and takes it back, checked', async () => {
    const { rows } = await call('models.list', {});
    const candidate = rows.find(({ origin }) => origin === 'trained')?.key ?? '';
    const { bytes } = await call('models.export', { model: candidate });
    const again = { name: 'model.safetensors', bytes };
    await expect(call('models.import', again)).rejects.toThrow(expect.objectContaining({ code: 'already-exists' }));
    await call('models.remove', { model: candidate });
    expect(await call('models.import', again)).toMatchObject({ key: candidate, origin: 'imported' });
    const changed = new Uint8Array(bytes);
    changed[changed.length - 3] ^= 1;
    const wrong = call('models.import', { name: 'changed.safetensors', bytes: changed });
    await expect(wrong).rejects.toThrow(expect.objectContaining({ code: 'model-damaged' }));
    expect(readdirSync(join(workspace, 'models')).filter((name) => name.startsWith('import-'))).toEqual([]);
  });

  it('marks what learnt from somebody erased since', async () => {
    const { id } = await call('training.start', { name: 'Last', settings: { ...settings, steps: 10 } });
    const { model } = await until(id, isOver);
    const marked = async () => (await call('models.list', {})).rows.find(({ key }) => key === model)?.trainedOnErased;
    expect(await marked()).toBe(false);
    await call('signatories.erase', { signatory: 'p6' });
    expect(await marked()).toBe(true);
  });
});
