/** A model in a folder: `manifest.json` and `weights.safetensors`. Everything is checked before it is used. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileAtomically } from '../base/atomic-file.ts';
import { ParaphError } from '../contract/errors.ts';
import { say, type Phrase } from '../contract/phrase.ts';
import { Manifest, modelKey, sha256 } from './manifest.ts';
import { mapShapes, parameterSpecs, trunkShapes } from './networks/shapes.ts';
import type { TowerSpec } from './networks/spec.ts';
import { type NamedArray, readTensors, writeTensors } from './safetensors.ts';
import type { Whitening } from './whitening.ts';

const manifestFile = 'manifest.json';
const weightsFile = 'weights.safetensors';

export interface Model {
  readonly key: string;
  readonly manifest: Manifest;
  /** Everything of the weights' file, in its order. */
  readonly tensors: ReadonlyMap<string, NamedArray>;
  /** Every parameter of the network, by name. */
  readonly parameters: ReadonlyMap<string, Float32Array>;
  /** Of the local map's channels; null for a network without one. */
  readonly whitening: Whitening | null;
}

interface ExpectedTensor {
  readonly name: string;
  readonly shape: readonly number[];
}

/**
 * Reads a model.
 *
 * @throws ParaphError `model-missing` without the two files; `model-damaged` when manifest, hash, names, shapes or
 *   numbers do not hold together
 */
export function readModel(directory: string): Model {
  const manifest = readManifest(directory);
  const file = join(directory, weightsFile);
  const bytes = readFile(file);
  if (bytes.length !== manifest.weights.bytes || sha256(bytes) !== manifest.weights.sha256) {
    throw damaged(file, say`the weights are not the ones that the manifest names`);
  }
  const expected = expectedTensors(manifest, file);
  const { tensors } = readTensors(bytes);
  checkTensors(tensors, expected, file);
  const values = new Map([...tensors].map(([name, { values }]) => [name, values] as const));
  return {
    key: modelKey(manifest.weights.sha256, manifest.spec),
    manifest,
    tensors,
    parameters: new Map(parameterSpecs(manifest.spec).map(({ name }) => [name, present(values, name)] as const)),
    whitening: manifest.localMap === null ? null : readWhitening(values),
  };
}

/** Writes a model; the manifest last, since it vouches for the weights. */
export function writeModel(
  directory: string,
  manifest: Omit<Manifest, 'weights' | 'format'>,
  parameters: ReadonlyMap<string, Float32Array>,
  whitening: Whitening | null,
): Manifest {
  const file = join(directory, manifestFile);
  const tensors = new Map(
    expectedTensors(manifest, file).map(({ name, shape }) => [
      name,
      { shape, values: whiteningTensor(whitening, name) ?? present(parameters, name) },
    ]),
  );
  const bytes = writeTensors({ tensors, metadata: {} });
  const whole: Manifest = { format: 1, ...manifest, weights: { sha256: sha256(bytes), bytes: bytes.length } };
  mkdirSync(directory, { recursive: true });
  writeFileAtomically(join(directory, weightsFile), bytes, 0o644);
  writeFileAtomically(file, new TextEncoder().encode(`${JSON.stringify(whole, null, 1)}\n`), 0o644);
  return whole;
}

/** @throws ParaphError `model-missing`, `model-damaged` */
export function readManifest(directory: string): Manifest {
  const file = join(directory, manifestFile);
  const bytes = readFile(file);
  try {
    return Manifest.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch (cause) {
    throw damaged(file, say`the manifest cannot be read`, cause);
  }
}

function readFile(file: string): Uint8Array {
  if (!existsSync(file)) {
    throw new ParaphError('model-missing', say`The model is not there.`, {
      file,
      nextStep: say`Install Paraph again, or make the model with \`npm run train:base\`.`,
    });
  }
  return readFileSync(file);
}

/** Names and shapes that the manifest's network implies. */
function expectedTensors({ spec, localMap }: Pick<Manifest, 'spec' | 'localMap'>, file: string): ExpectedTensor[] {
  checkSpec(spec, localMap, file);
  if (localMap === null) return parameterSpecs(spec);
  const channels = mapShapes(spec).get(localMap)?.channels ?? 0;
  return [
    ...parameterSpecs(spec),
    { name: 'whitening.mean', shape: [channels] },
    { name: 'whitening.matrix', shape: [channels, channels] },
  ];
}

/** Layers that refer to each other must exist, have names of their own, and leave something of the image. */
function checkSpec(spec: TowerSpec, localMap: string | null, file: string): void {
  const layers = spec.trunk.flatMap((layer) => (layer.kind === 'convolution' ? [layer.name] : []));
  const maps = spec.maps.map(({ name }) => name);
  const names = [...layers, ...maps, 'embedding', 'whitening'];
  if (new Set(names).size !== names.length) throw damaged(file, say`the network names a layer twice`);
  if (!spec.maps.every(({ after }) => layers.includes(after))) throw damaged(file, say`a map has no layer to read`);
  const wanted = [spec.embedding.from, localMap].filter((name) => name !== null);
  if (!wanted.every((name) => maps.includes(name))) throw damaged(file, say`the network has no such map`);
  for (const { rows, columns } of trunkShapes(spec).values()) {
    if (rows < 1 || columns < 1) throw damaged(file, say`the network leaves nothing of its input`);
  }
}

function checkTensors(tensors: ReadonlyMap<string, NamedArray>, expected: readonly ExpectedTensor[], file: string) {
  if (tensors.size !== expected.length) throw damaged(file, say`the weights have other names than the network`);
  for (const { name, shape } of expected) {
    const found = tensors.get(name);
    if (found === undefined) throw damaged(file, say`the weights lack ${name}`);
    if (found.shape.join() !== shape.join()) throw damaged(file, say`${name} has another shape than the network`);
  }
}

function present(values: ReadonlyMap<string, Float32Array>, name: string): Float32Array {
  const found = values.get(name);
  if (found === undefined) throw new ParaphError('model-damaged', say`The model lacks ${name}.`);
  return found;
}

function readWhitening(values: ReadonlyMap<string, Float32Array>): Whitening {
  return { mean: present(values, 'whitening.mean'), matrix: present(values, 'whitening.matrix') };
}

function whiteningTensor(whitening: Whitening | null, name: string): Float32Array | null {
  if (name === 'whitening.mean') return whitening?.mean ?? null;
  return name === 'whitening.matrix' ? (whitening?.matrix ?? null) : null;
}

function damaged(file: string, why: Phrase, cause?: unknown): ParaphError {
  return new ParaphError('model-damaged', say`The model is damaged: ${why}.`, {
    file,
    nextStep: say`Install Paraph again, or make the model with \`npm run train:base\`.`,
    cause,
  });
}
