/** Generated signatures through the real decoder and the real model: what is measured beside error rates. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { terms } from '../../main/contract/explanation.ts';
import { evaluateExplanation } from '../../main/evaluation/evaluate-explanation.ts';
import { evaluateRobustness } from '../../main/evaluation/evaluate-robustness.ts';
import { readLabelledFolder, type LabelledFolder } from '../../main/evaluation/labelled-folder.ts';
import { variantNames } from '../../main/imaging/variants.ts';
import { openDifferentiable } from '../../main/model/differentiable.ts';
import { loadEmbedder, type Embedder } from '../../main/model/embedder.ts';
import { evaluateAdversarial } from '../../main/training/evaluate-adversarial.ts';
import { decoderHandlers as decoder } from '../../main/workers/decoder-handlers.ts';
import { writeGeneratedSet } from '../synthesis/generated-set.ts';

const modelDirectory = fileURLToPath(new URL('../../resources/model', import.meta.url));
vi.setConfig({ testTimeout: 300_000 });

describe.skipIf(!existsSync(join(modelDirectory, 'manifest.json')))('probing a model', () => {
  const directory = mkdtempSync(join(tmpdir(), 'paraph-probes-'));
  let folder: LabelledFolder;
  let embedder: Embedder;

  beforeAll(async () => {
    embedder = await loadEmbedder(modelDirectory);
    await writeGeneratedSet({ directory, writers: 8, genuine: 7, forged: 4, seed: 31 });
    folder = await readLabelledFolder(directory);
  }, 300_000);
  afterAll(() => {
    embedder?.dispose();
    rmSync(directory, { recursive: true });
  });
  const common = () => ({ folder, embedder, decoder, seed: 1 });

  it('random ink leaves two signatures further apart than the ink that the map ranks highest', async () => {
    const report = await evaluateExplanation({ ...common(), pairs: 60 });
    expect(report.pairs).toBe(60);
    expect(report.change.highest).toBeLessThan(report.change.random);
    expect(report.lowers.greater).toBeGreaterThan(report.lowers.less);
    expect(report.lowers.wilcoxon).toBeLessThan(0.01);
    expect(report.change.held).toBeGreaterThan(report.change.random);
    expect(report.holds.greater).toBeGreaterThan(report.holds.less);
    expect(report.holds.wilcoxon).toBeLessThan(0.01);
    expect(report.terms.map(({ term }) => term)).toEqual([...terms]);
    for (const { deviation, auc } of report.terms) {
      expect(deviation).toBeGreaterThan(0);
      expect(auc).toBeGreaterThanOrEqual(0);
    }
  });

  it('no harmless change carries a verdict from genuine to forged', async () => {
    const report = await evaluateRobustness({
      ...common(),
      writers: ['001', '002', '003', '004'],
      references: 5,
      probes: 1,
    });
    expect(report).toMatchObject({ writers: 4, genuine: 4, forged: 4 });
    expect(report.variants.map(({ variant }) => variant)).toEqual(variantNames);
    const harmless = report.variants.filter((one) => one.harmless);
    expect(harmless.length).toBeGreaterThan(15);
    for (const { variant, genuineToForged } of harmless) expect([variant, genuineToForged.count]).toEqual([variant, 0]);
    expect(report.carried.count).toBe(0);
    expect(report.carriedBy).toEqual([]);
    // The changes are made: even the mildest moves the distance.
    for (const { moved } of report.variants) expect(moved).toBeGreaterThan(0);
    const [light, heavy] = ['5 % cut off a side', '30 % cut off a side'].map(
      (name) => report.variants.find(({ variant }) => variant === name)?.moved ?? NaN,
    );
    expect(heavy).toBeGreaterThan(light);
  });

  it('the gradient brings forgeries near on the network’s input, and files undo it', async () => {
    const model = openDifferentiable(modelDirectory);
    const options = { model, references: 3, probes: 2, steps: 10, budgets: [24] };
    const report = await evaluateAdversarial({
      ...common(),
      ...options,
      writers: folder.writers.slice(0, 3).map(({ name }) => name),
    });
    model.dispose();
    expect(report.forgeries).toBeGreaterThan(0);
    expect(report.attacks.map(({ budget, nearInk }) => [budget, nearInk])).toEqual([
      [24, false],
      [24, true],
    ]);
    for (const { onInput, asGrey, asInk } of report.attacks) {
      expect(onInput.meanDistance).toBeLessThan(report.before.meanDistance - 0.02);
      for (const file of [asGrey, asInk]) expect(file.meanDistance).toBeGreaterThan(onInput.meanDistance);
    }
  });
});
