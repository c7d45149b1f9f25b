import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { type Manifest, modelKey, sha256 } from '../../main/model/manifest.ts';
import { parameterSpecs } from '../../main/model/networks/shapes.ts';
import { readModel, writeModel } from '../../main/model/weights.ts';
import { writeTensors } from '../../main/model/safetensors.ts';
import { tinySpec } from './tiny-spec.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paraph-model-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const manifest: Omit<Manifest, 'weights' | 'format'> = {
  name: 'tiny',
  description: '',
  spec: tinySpec as Manifest['spec'],
  preprocessingVersion: '1',
  localMap: 'fine',
  calibration: null,
  figures: { development: {}, test: {} },
  licence: '',
};
const random = createRandom(1);
const parameters = new Map(
  parameterSpecs(tinySpec).map(({ name, shape }) => [
    name,
    Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => random.next()),
  ]),
);
const whitening = { mean: new Float32Array(3).fill(0.5), matrix: Float32Array.from([1, 0, 0, 0, 1, 0, 0, 0, 1]) };
const path = (name: string) => join(folder, name);

function changeManifest(change: (manifest: Manifest) => object): void {
  const read = JSON.parse(readFileSync(path('manifest.json'), 'utf8')) as Manifest;
  writeFileSync(path('manifest.json'), JSON.stringify({ ...read, ...change(read) }));
}

const damaged = expect.objectContaining({ code: 'model-damaged' }) as Error;

describe('a model in a folder', () => {
  it('comes back as it was written', () => {
    const written = writeModel(folder, manifest, parameters, whitening);
    const model = readModel(folder);
    expect(model.parameters).toEqual(parameters);
    expect(model.whitening).toEqual(whitening);
    expect(model.manifest).toEqual(written);
    expect(model.key).toBe(modelKey(written.weights.sha256, tinySpec));
  });

  it('is missing without its files', () => {
    expect(() => readModel(folder)).toThrow(expect.objectContaining({ code: 'model-missing' }));
    writeModel(folder, manifest, parameters, whitening);
    rmSync(path('weights.safetensors'));
    expect(() => readModel(folder)).toThrow(expect.objectContaining({ code: 'model-missing' }));
  });

  it('is damaged by one flipped bit of the weights', () => {
    writeModel(folder, manifest, parameters, whitening);
    const bytes = readFileSync(path('weights.safetensors'));
    bytes[bytes.length - 3] ^= 1;
    writeFileSync(path('weights.safetensors'), bytes);
    expect(() => readModel(folder)).toThrow(damaged);
  });

  it.each<[string, (manifest: Manifest) => object]>([
    ['an unknown layer', ({ spec }) => ({ spec: { ...spec, trunk: [{ kind: 'shell' }] } })],
    ['a huge layer', ({ spec }) => ({ spec: { ...spec, embedding: { ...spec.embedding, size: 1e9 } } })],
    ['another size of layer', ({ spec }) => ({ spec: { ...spec, embedding: { ...spec.embedding, size: 5 } } })],
    [
      'a map of no layer',
      ({ spec }) => ({ spec: { ...spec, maps: [{ name: 'fine', after: 'nowhere', channels: 3 }] } }),
    ],
    [
      'a layer named like a path',
      ({ spec }) => ({ spec: { ...spec, maps: [{ name: '../fine', after: 'conv1', channels: 3 }] } }),
    ],
    ['a missing local map', () => ({ localMap: 'other' })],
    ['another format', () => ({ format: 2 })],
  ])('is refused: %s', (_, change) => {
    writeModel(folder, manifest, parameters, whitening);
    changeManifest(change);
    expect(() => readModel(folder)).toThrow(damaged);
  });

  it('is refused with a tensor of another name, even where the hash agrees', () => {
    writeModel(folder, manifest, parameters, whitening);
    const bytes = writeTensors({
      tensors: new Map([['x', { shape: [1], values: new Float32Array(1) }]]),
      metadata: {},
    });
    writeFileSync(path('weights.safetensors'), bytes);
    changeManifest(() => ({ weights: { sha256: sha256(bytes), bytes: bytes.length } }));
    expect(() => readModel(folder)).toThrow(damaged);
  });
});

describe('the key of a model', () => {
  const hash = sha256(new Uint8Array(3));
  it('changes with weights, preprocessing and network, not with the order of properties', () => {
    const key = modelKey(hash, tinySpec, '1');
    expect(modelKey(sha256(new Uint8Array(4)), tinySpec, '1')).not.toBe(key);
    expect(modelKey(hash, tinySpec, '2')).not.toBe(key);
    expect(modelKey(hash, { ...tinySpec, embedding: { ...tinySpec.embedding, size: 5 } }, '1')).not.toBe(key);
    const { name, ...rest } = tinySpec;
    expect(modelKey(hash, { ...rest, name }, '1')).toBe(key);
  });
});
