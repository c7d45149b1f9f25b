import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { preprocessingVersion } from '../../../main/base/preprocessing.ts';
import { createRandom } from '../../../main/base/random.ts';
import { methods, type Request } from '../../../main/contract/api.ts';
import { z } from '../../../main/contract/schema.ts';
import { createEngine, type Engine } from '../../../main/engine/create-engine.ts';
import { createSpawn } from '../../../main/hosts/spawn.ts';
import { encodePng } from '../../../main/imaging/encode.ts';
import { drawGeneratedSet } from '../../../main/lab/generated-sets.ts';
import { conv4Spec } from '../../../main/model/networks/spec.ts';
import { initialParameters } from '../../../main/model/networks/tower.ts';
import { writeModel } from '../../../main/model/weights.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const modelDirectory = fileURLToPath(new URL('../../../resources/model', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'paraph-one-shot-'));
const pictures = join(folder, 'pictures');
const archive = join(folder, 'pictures.zip');
const network = join(folder, 'network');
let engine: Engine;

/** Five alphabets of generated characters on disk, two of them to be tried on, with a run of six tests in Lake's layout. */
async function writePictures(): Promise<void> {
  const { side, coverage, classes } = await drawGeneratedSet('generated-characters');
  const files: Record<string, Uint8Array> = {};
  const png = (place: number) => {
    const pixels = coverage.slice(place * side * side, (place + 1) * side * side).map((ink) => 255 - ink);
    return encodePng({ width: side, height: side, pixels });
  };
  const some = classes.filter(({ group }) => /^Alphabet ([1-3]|1[34])$/.test(group));
  for (const { name, group, part, pictures } of some) {
    const root = part === 'learnt' ? 'images_background' : 'images_evaluation';
    for (const [n, place] of pictures.slice(0, 4).entries())
      files[`${root}/${group}/${name}/0001_0${n + 1}.png`] = await png(place);
  }
  const unseen = some.filter(({ part }) => part === 'unseen').slice(0, 6);
  for (const [i, one] of unseen.entries()) {
    files[`one_shot_runs/run01/test/item0${i}.png`] = await png(one.pictures[5]);
    files[`one_shot_runs/run01/training/class0${i}.png`] = await png(one.pictures[6]);
  }
  const lines = unseen.map((_, i) => `run01/test/item0${i}.png run01/training/class0${i}.png`);
  files['one_shot_runs/run01/class_labels.txt'] = new TextEncoder().encode(lines.join('\n'));
  writeFileSync(archive, zipSync(files));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(join(pictures, dirname(path)), { recursive: true });
    writeFileSync(join(pictures, path), bytes);
  }
}

beforeAll(async () => {
  await writePictures();
  const { loadRuntime } = await import('../../../main/model/runtime.ts');
  await loadRuntime();
  const spec = conv4Spec(8);
  const facts = { name: 'Nothing learnt', description: '', spec, preprocessingVersion, localMap: null, licence: '' };
  const manifest = { ...facts, calibration: null, figures: { development: {}, test: {} } };
  writeModel(network, manifest as Parameters<typeof writeModel>[1], initialParameters(spec, createRandom(1)), null);
  engine = await createEngine({
    directory: join(folder, 'workspace'),
    modelDirectory,
    spawn: createSpawn(process.execPath),
    emit: () => undefined,
    version: 'test',
  });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

function evaluate(input: Partial<Request<'evaluation.oneShot'>>) {
  const request = z.parse(methods['evaluation.oneShot'].input, { path: archive, trials: 200, ways: [5, 20], ...input });
  return engine.handlers['evaluation.oneShot'](request, new AbortController().signal);
}

describe('one-shot accuracy on labelled pictures', () => {
  it('of a network that learnt nothing is above chance and says how it was measured', async () => {
    const report = await evaluate({ network });
    expect(report).toMatchObject({
      ...{ set: 'pictures.zip', protocol: 'mixed', comparedBy: 'embedding', classes: 32, skipped: 0, seed: 1 },
    });
    expect(report.results.map(({ n, trials }) => [n, trials])).toEqual([
      [5, 200],
      [20, 200],
    ]);
    for (const { n, accuracy, ci } of report.results) {
      expect(accuracy).toBeGreaterThan(1 / n);
      expect(ci[0]).toBeLessThan(accuracy);
      expect(ci[1]).toBeGreaterThan(accuracy);
    }
    // An alphabet has sixteen characters.
    expect(report.withinAlphabets.map(({ n }) => n)).toEqual([5]);
    expect(report.officialRuns).toMatchObject({ tests: 6 });
    expect(report.officialRuns?.perRun).toHaveLength(1);
  });

  it('is the same from a folder, and again', async () => {
    const fromFolder = await evaluate({ network, path: pictures });
    expect({ ...fromFolder, set: 'pictures.zip' }).toEqual(await evaluate({ network }));
  });

  it('of the network that ships is far better, by its local maps', async () => {
    const [shipped, nothing] = [await evaluate({}), await evaluate({ network })];
    expect(shipped.comparedBy).toBe('local-map');
    expect(shipped.results[1].accuracy).toBeGreaterThan(nothing.results[1].accuracy + 0.1);
    expect(shipped.model).not.toBe(nothing.model);
  });

  it('may be asked for by one protocol alone', async () => {
    const official = await evaluate({ network, protocol: 'official' });
    expect(official).toMatchObject({ protocol: 'official', results: [], withinAlphabets: [] });
    const within = await evaluate({ network, protocol: 'within' });
    expect(within).toMatchObject({ protocol: 'within', officialRuns: null });
    expect(within.results.map(({ n }) => n)).toEqual([5]);
  });

  it('says what is missing', async () => {
    await expect(evaluate({ network, path: join(folder, 'nothing') })).rejects.toMatchObject({ code: 'not-found' });
    await expect(evaluate({ network: 'nobody' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(evaluate({ network, ways: [50], protocol: 'mixed' })).rejects.toMatchObject({ code: 'refused' });
  });
});
