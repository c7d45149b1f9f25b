import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Embedding } from '../../main/base/embedding.ts';
import { createRandom } from '../../main/base/random.ts';
import type { NormalisedImage } from '../../main/base/rasters.ts';
import { norm } from '../../main/base/vectors.ts';
import { localDistance } from '../../main/matching/local-distance.ts';
import { type Embedder, loadEmbedder } from '../../main/model/embedder.ts';
import { tf } from '../../main/model/ops.ts';
import { loadRuntime } from '../../main/model/runtime.ts';

const shipped = fileURLToPath(new URL('../../resources/model', import.meta.url));

/** A wave of ink, in as many variants as there are seeds. */
function wave(seed: number): NormalisedImage {
  const random = createRandom(seed);
  const [waves, swing, lean] = [random.between(1, 8), random.between(10, 40), random.between(-20, 20)];
  const coverage = new Uint8Array(192 * 96);
  for (let x = 5; x < 187; x++) {
    const middle = Math.round(48 + swing * Math.sin((waves * x) / 30) + (lean * (x - 96)) / 192);
    for (let y = Math.max(0, middle - 1); y <= Math.min(95, middle + 1); y++) coverage[y * 192 + x] = 255;
  }
  return { width: 192, height: 96, coverage };
}

const images = Array.from({ length: 37 }, (_, seed) => wave(seed));
let embedder: Embedder;
let native: Embedding[];

beforeAll(async () => {
  await loadRuntime();
  embedder = await loadEmbedder(shipped);
  native = embedder.embed(images);
});

/** Largest difference of any two numbers. */
function most(a: Float32Array, b: Float32Array): number {
  return a.reduce((max, value, i) => Math.max(max, Math.abs(value - b[i])), 0);
}

/**
 * Largest difference of two embeddings in what decides: the global vector, the weights, and the local distances to other
 * signatures. Where rounding tips a number of a cell, it is one step of 127 of that cell's largest number away.
 */
function difference(a: Embedding, b: Embedding): number {
  expect(most(a.local.cells, b.local.cells)).toBeLessThan(1 / 127 + 1e-4);
  const distances = native.slice(0, 8).map(({ local }) => {
    const [one, other] = [localDistance(a.local, local), localDistance(b.local, local)];
    // Next to 0 a distance is the root of what rounding leaves.
    return Math.min(one, other) < 0.05 ? 0 : Math.abs(one - other);
  });
  return Math.max(most(a.global, b.global), most(a.local.weights, b.local.weights), ...distances);
}

describe('the shipped embedder', () => {
  it('makes points on the sphere, unit cells and shares of ink', () => {
    for (const { model, global, local } of native) {
      expect(model).toBe(embedder.key);
      expect(global).toHaveLength(128);
      expect(norm(global)).toBeCloseTo(1, 4);
      expect([local.rows, local.columns, local.channels]).toEqual([12, 24, 32]);
      for (let cell = 0; cell < 288; cell++) {
        expect(norm(local.cells.subarray(cell * 32, cell * 32 + 32))).toBeCloseTo(1, 3);
      }
      expect(local.weights.every((weight) => weight >= 0)).toBe(true);
      expect(local.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 4);
    }
  });

  it('repeats itself to the bit', () => {
    expect(embedder.embed(images)).toEqual(native);
  });

  it('says the same of an image alone as of one among many', () => {
    for (const index of [0, 31, 36]) {
      expect(difference(embedder.embed([images[index]])[0], native[index])).toBeLessThan(1e-4);
    }
  });

  it('tells one wave from another', () => {
    expect(localDistance(native[0].local, native[1].local)).toBeGreaterThan(0.1);
    expect(most(native[0].global, native[1].global)).toBeGreaterThan(0.1);
  });

  it('leaves no tensor behind', () => {
    const before = tf.memory().numTensors;
    embedder.embed(images);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('has a calibration for one to ten references, and answers nothing with nothing', () => {
    expect(embedder.calibration?.rows.map(({ references }) => references)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(embedder.embed([])).toEqual([]);
  });

  it('refuses an image of another size', () => {
    expect(() => embedder.embed([{ width: 10, height: 10, coverage: new Uint8Array(100) }])).toThrow('size');
  });

  it('agrees with WebAssembly within 1e-4', async () => {
    await loadRuntime('wasm');
    const portable = await loadEmbedder(shipped);
    portable.embed(images).forEach((embedding, i) => expect(difference(embedding, native[i])).toBeLessThan(1e-4));
    portable.dispose();
  });
});
