import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NormalisedImage } from '../../main/base/rasters.ts';
import { mean } from '../../main/base/vectors.ts';
import { normaliseInk } from '../../main/imaging/normalise.ts';
import { cropInk, inkBox } from '../../main/imaging/crop.ts';
import { localDistance } from '../../main/matching/local-distance.ts';
import { openDifferentiable, type DifferentiableModel } from '../../main/model/differentiable.ts';
import { loadEmbedder, type Embedder } from '../../main/model/embedder.ts';
import { scoped, tf } from '../../main/model/ops.ts';
import { attack, distanceSum } from '../../main/training/attack.ts';
import { renderAttack, throughInk } from '../../main/training/rendered-attack.ts';
import { inkOfTrace, signTwice } from '../renderer/compare/generated-ink.ts';

const modelDirectory = fileURLToPath(new URL('../../resources/model', import.meta.url));

describe.skipIf(!existsSync(join(modelDirectory, 'manifest.json')))('attacking a network', () => {
  let embedder: Embedder;
  let model: DifferentiableModel;
  let images: NormalisedImage[];

  beforeAll(async () => {
    embedder = await loadEmbedder(modelDirectory);
    model = openDifferentiable(modelDirectory);
    images = [1, 2, 3].map((seed) => {
      const ink = inkOfTrace(signTwice(seed)[0]);
      const box = inkBox(ink);
      if (!box) throw new Error('a signature has ink');
      return normaliseInk(cropInk(ink, box), embedder.input);
    });
  });
  afterAll(() => {
    model?.dispose();
    embedder?.dispose();
  });

  const tensorOf = (some: readonly NormalisedImage[]) =>
    tf.tensor4d(
      some.flatMap(({ coverage }) => Array.from(coverage, (value) => value / 255)),
      [some.length, embedder.input.height, embedder.input.width, 1],
    );

  it('computes the distances that verdicts rest on', () => {
    const [probe, ...others] = embedder.embed(images).map(({ local }) => local);
    const distances = others.map((other) => localDistance(probe, other));
    const value = scoped(() =>
      distanceSum(
        model.localMaps(tensorOf(images.slice(0, 1))),
        model.localMaps(tensorOf(images.slice(1))),
      ).arraySync(),
    );
    expect(value).toBeCloseTo((mean(distances) + Math.min(...distances)) / 2, 3);
  });

  it.each([false, true])('brings a signature nearer within its budget (near ink alone: %s)', (nearInk) => {
    const [forgery, ...known] = images;
    const budget = 24;
    const bent = attack(model, forgery, known, { budget, nearInk }, 6);
    const [before, after, ...references] = embedder.embed([forgery, bent, ...known]).map(({ local }) => local);
    for (const reference of references) {
      expect(localDistance(after, reference)).toBeLessThan(localDistance(before, reference) - 0.02);
    }
    const changes = Array.from(bent.coverage, (value, i) => Math.abs(value - forgery.coverage[i]));
    expect(Math.max(...changes)).toBeLessThanOrEqual(budget);
    const { width } = forgery;
    const isFar = (i: number) => {
      for (let dy = -2; dy <= 2; dy++)
        for (let dx = -2; dx <= 2; dx++) if (forgery.coverage[i + dy * width + dx] > 127) return false;
      return true;
    };
    const far = changes.filter((change, i) => change > 0 && isFar(i));
    if (nearInk) expect(far).toEqual([]);
    else expect(far.length).toBeGreaterThan(100);
  });

  it('renders ink that comes back the same, but for the edges of strokes', () => {
    const [image] = images;
    const { coverage } = throughInk(image);
    const differences = Array.from(coverage, (value, i) => Math.abs(value - image.coverage[i]));
    expect(mean(differences)).toBeLessThan(8);
    const { width, height, pixels } = renderAttack(image, 'ink');
    expect([width, height]).toEqual([6 * image.width, 6 * image.height]);
    expect(new Set(pixels)).toEqual(new Set([0, 255]));
    expect(new Set(renderAttack(image, 'grey').pixels).size).toBeGreaterThan(50);
  });

  it('is the same every time', () => {
    const [forgery, ...known] = images;
    const run = () => attack(model, forgery, known, { budget: 16, nearInk: false }, 2).coverage;
    expect(run()).toEqual(run());
  });
});
