import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { NormalisedImage } from '../../main/base/rasters.ts';
import { ParaphError } from '../../main/contract/errors.ts';
import { say } from '../../main/contract/phrase.ts';
import { VerificationReport } from '../../main/contract/verification-report.ts';
import type { Prepare } from '../../main/evaluation/embedded-set.ts';
import { evaluateSet, evaluateVerification } from '../../main/evaluation/evaluate-verification.ts';
import { fitCalibration } from '../../main/evaluation/fit-calibration.ts';
import { type LabelledFolder, readLabelledFolder } from '../../main/evaluation/labelled-folder.ts';
import { randomVector, smallShape, unit, unitMap } from '../matching/synthetic.ts';
import { syntheticSet } from './synthetic-set.ts';

const cellCount = smallShape.rows * smallShape.columns * smallShape.channels;
const blank = 'blank';
const damaged = 'damaged';

/** A signature in a file: a hand's own numbers, a share of somebody else's, and noise. */
function signature(writer: number, forged: boolean, seed: number): string {
  const hand = randomVector(createRandom(1_000 + writer), cellCount);
  const forger = randomVector(createRandom(2_000 + writer), cellCount);
  const noise = randomVector(createRandom(seed), cellCount);
  const coverage = hand.map((value, i) => 128 + 30 * (forged ? 0.9 * value + 0.4 * forger[i] : value) + 25 * noise[i]);
  return JSON.stringify(Array.from(coverage, Math.round));
}

/** What the decoder answers for such a file. */
const prepare: Prepare = (bytes) => {
  const text = new TextDecoder().decode(bytes);
  if (text === damaged) return Promise.reject(new ParaphError('damaged-file', say`The picture is damaged.`));
  const quality = { usable: true, reasons: [], inkPixels: 1, width: 1, height: 1 };
  const measures = { inkDarkness: 1, strokeWidth: text.length, aspectRatio: 2 };
  if (text === blank) {
    return Promise.resolve({ quality: { ...quality, usable: false, reasons: ['blank'] }, normalised: null, measures });
  }
  const coverage = Uint8Array.from(JSON.parse(text));
  return Promise.resolve({ quality, normalised: { width: cellCount, height: 1, coverage }, measures });
};

/** Cells straight from the numbers in the file. */
const embed = (images: readonly NormalisedImage[]) =>
  images.map(({ coverage }) => {
    const features = Float32Array.from(coverage, (value) => value - 128);
    const weights = new Float32Array(smallShape.rows * smallShape.columns).fill(1);
    return { model: 'test', global: unit(features.slice(0, 16)), local: unitMap(smallShape, features, weights) };
  });

let root: string;
let folder: LabelledFolder;
let embedder: Parameters<typeof evaluateVerification>[0]['embedder'];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'evaluation-'));
  let seed = 0;
  for (let writer = 0; writer < 6; writer++) {
    const put = (kind: string, name: number, content: string) => {
      mkdirSync(join(root, `w${writer}`, kind), { recursive: true });
      writeFileSync(join(root, `w${writer}`, kind, `${name}.png`), content);
    };
    for (let i = 0; i < 6; i++) put('genuine', i, signature(writer, false, seed++));
    if (writer > 0) for (let i = 0; i < 4; i++) put('forged', i, signature(writer, true, seed++));
  }
  writeFileSync(join(root, 'w1/genuine/x-damaged.png'), damaged);
  writeFileSync(join(root, 'w2/forged/x-blank.png'), blank);
  folder = await readLabelledFolder(root);
  const calibration = await fitCalibration([syntheticSet(createRandom(1), 10)], { population: '-', draws: 3, seed: 1 });
  embedder = { key: 'test', embed, calibration };
});
afterAll(() => rmSync(root, { recursive: true }));

const protocol = { references: [1, 3, 20], draws: 5, seed: 1 };
const evaluate = (more: Partial<Parameters<typeof evaluateVerification>[0]> = {}) =>
  evaluateVerification({ folder, embedder, prepare, ...protocol, ...more });

describe('evaluateVerification', () => {
  it('reports in the shape of the contract, leaving out numbers of references that nobody has', async () => {
    const report = await evaluate();
    expect(VerificationReport.safeParse(report).error).toBeUndefined();
    expect(report).toMatchObject({ set: folder.set, writers: 6, writersWithForgeries: 5, model: 'test', draws: 5 });
    expect(report.results.map(({ references }) => references)).toEqual([1, 3]);
    expect(report.results[0].comparisons).toEqual({ genuine: 6 * 5 * 5, random: 6 * 5 * 5, skilled: 5 * 5 * 4 });
    expect(report.results[1].comparisons.genuine).toBe(6 * 5 * 3);
    expect(report.results[0].eerRandom).toBeLessThan(report.results[0].eerSkilled ?? NaN);
    expect(report.results[0].eerSkilled).toBeLessThan(40);
    // A measure that is the same for all tells nothing.
    expect(report.baselines.inkDarkness[0]).toMatchObject({ references: 1, eerRandom: 50, eerSkilled: 50 });
    expect(Object.values(report.baselines).map((rows) => rows.length)).toEqual([2, 2, 2]);
  });

  it('takes thresholds from another folder, and says so; distances stay the model’s', async () => {
    const [own, other] = [
      await evaluate({ references: [1] }),
      await evaluate({ references: [1], calibrateOn: folder }),
    ];
    expect(other.calibratedOn).toEqual({ set: folder.set, writers: 6 });
    expect(own.calibratedOn).toBeUndefined();
    expect(other.results[0].eerSkilled).toBe(own.results[0].eerSkilled);
    expect(other.results[0].verdicts.thresholds).not.toEqual(own.results[0].verdicts.thresholds);
    expect(VerificationReport.safeParse(other).error).toBeUndefined();
  });

  it('skips files without a usable signature and says why', async () => {
    const { skipped } = await evaluate();
    expect(skipped).toEqual([
      { file: 'w1/genuine/x-damaged.png', why: 'The picture is damaged.' },
      { file: 'w2/forged/x-blank.png', why: 'blank' },
    ]);
  });

  it('repeats itself from a seed', async () => {
    const report = await evaluate();
    expect(await evaluate()).toEqual(report);
    expect((await evaluate({ seed: 2 })).results).not.toEqual(report.results);
  });

  it('takes only the writers asked for', async () => {
    const report = await evaluate({ writers: ['w0', 'w3', 'w4'] });
    expect(report).toMatchObject({ writers: 3, writersWithForgeries: 2, skipped: [] });
    await expect(evaluate({ writers: ['w0', 'nobody'] })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('tells its progress, each stage to its end', async () => {
    const stages = new Map<string, [number, number | null]>();
    await evaluate({ onProgress: (stage, done, total) => stages.set(stage, [done, total]) });
    expect([...stages.values()]).toEqual([
      [58, 58],
      [6, 6],
      [6, 6],
    ]);
  });

  it('stops when cancelled, before or on the way', async () => {
    await expect(evaluate({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    await expect(evaluate({ signal: controller.signal, onProgress })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('does not hide that the decoder is lost, or a bug', async () => {
    const lost: Prepare = () => Promise.reject(new ParaphError('engine-lost', say`The decoder is gone.`));
    await expect(evaluate({ prepare: lost })).rejects.toMatchObject({ code: 'engine-lost' });
    const bug: Prepare = () => Promise.reject(new TypeError('a bug'));
    await expect(evaluate({ prepare: bug })).rejects.toThrow('a bug');
  });

  it('refuses a model without calibration, a single writer and more references than anybody has', async () => {
    await expect(evaluate({ embedder: { ...embedder, calibration: null } })).rejects.toMatchObject({ code: 'refused' });
    await expect(evaluate({ writers: ['w0'] })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(evaluate({ references: [6] })).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('evaluateSet', () => {
  it('finds what an ink shortcut alone would reach', async () => {
    const set = syntheticSet(createRandom(3), 6);
    if (!embedder.calibration) throw new Error('the test calibrates its embedder');
    const report = await evaluateSet(set, embedder.calibration, { references: [3], draws: 3, seed: 1 });
    // Forgeries were made ten deviations darker; strangers were not.
    expect(report.baselines.inkDarkness[0].eerSkilled).toBeLessThan(1);
    expect(report.baselines.inkDarkness[0].eerRandom).toBeGreaterThan(35);
    expect(report.baselines.strokeWidth[0].eerSkilled).toBeGreaterThan(35);
  });
});
