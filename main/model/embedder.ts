/** From normalised signatures to embeddings, by a finished model. */
import type { Tensor2D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { assert } from '../base/assert.ts';
import type { Embedding, LocalMap } from '../base/embedding.ts';
import { rounded } from '../base/quantised-map.ts';
import type { NormalisedImage } from '../base/rasters.ts';
import type { Calibration } from '../contract/calibration.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { imageTensor } from './image-tensor.ts';
import { type FoldedTower, foldTower } from './networks/inference.ts';
import { scoped, tf } from './ops.ts';
import { loadRuntime } from './runtime.ts';
import { type Model, readModel } from './weights.ts';
import { createWhitener, type Whitener } from './whitener.ts';

export interface Embedder {
  /** Hash of weights, preprocessing version and network: embeddings of other keys are never compared with these. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
  /** Size that images must be normalised to, in pixels. */
  readonly input: { readonly width: number; readonly height: number };
  readonly calibration: Calibration | null;
  /** The network itself, for whoever looks inside. */
  readonly tower: FoldedTower;
  /** One embedding an image, in order. */
  embed(images: readonly NormalisedImage[]): Embedding[];
  dispose(): void;
}

/** Images a forward pass: more gain nothing and take memory. */
const batchSize = 32;

/**
 * Loads the model of a folder, and the runtime if it is not loaded yet.
 *
 * @throws ParaphError `model-missing`, `model-damaged`
 */
export async function loadEmbedder(directory: string): Promise<Embedder> {
  const model = readModel(directory);
  await loadRuntime();
  return createEmbedder(model);
}

/** An embedder of a model already read; the runtime must be loaded. */
export function createEmbedder(model: Pick<Model, 'key' | 'manifest' | 'parameters' | 'whitening'>): Embedder {
  const { name, description, spec, calibration, localMap } = model.manifest;
  const { whitening } = model;
  if (localMap === null || whitening === null) {
    throw new ParaphError('model-damaged', say`The model has no local map, so it cannot tell forgeries.`);
  }
  const tower = foldTower(spec, model.parameters);
  const whitener = createWhitener(whitening);
  return {
    key: model.key,
    name,
    description,
    input: spec.input,
    calibration,
    tower,
    embed: (images) => inBatches(images, (some) => embedBatch(tower, whitener, localMap, model.key, some)),
    dispose: () => {
      tower.dispose();
      whitener.dispose();
    },
  };
}

function inBatches<T, R>(items: readonly T[], work: (some: readonly T[]) => R[]): R[] {
  const results: R[] = [];
  for (let at = 0; at < items.length; at += batchSize) results.push(...work(items.slice(at, at + batchSize)));
  return results;
}

function embedBatch(
  tower: FoldedTower,
  whitener: Whitener,
  localMap: string,
  key: string,
  images: readonly NormalisedImage[],
): Embedding[] {
  return scoped(() => {
    const { global, maps } = tower.forward(imageTensor(images, tower.spec.input));
    const map = maps.get(localMap);
    assert(map !== undefined, `the network has no map ${localMap}`);
    const points = global.dataSync<'float32'>();
    const localMaps = readLocalMaps(map, whitener);
    const size = tower.spec.embedding.size;
    return localMaps.map((local, i) => ({
      model: key,
      global: points.slice(i * size, (i + 1) * size),
      local: rounded(local),
    }));
  });
}

/** Keeps a division by a norm finite where a cell is empty. */
const least = 1e-12;

/** Weights from the norms as the network gave them; cells whitened, then scaled to length 1. */
function readLocalMaps(map: Tensor4D, whitener: Whitener): LocalMap[] {
  const [count, rows, columns, channels] = map.shape;
  const flat: Tensor2D = tf.reshape(map, [-1, channels]);
  const norms: Tensor3D = tf.reshape(tf.norm(flat, 2, 1), [count, rows * columns, 1]);
  const shares = tf.div(norms, tf.add(tf.sum(norms, 1, true), least)).dataSync<'float32'>();
  const whitened = whitener.whiten(flat);
  const cells = tf.div(whitened, tf.add(tf.norm(whitened, 2, 1, true), least)).dataSync<'float32'>();
  const size = rows * columns;
  return Array.from({ length: count }, (_, i) => ({
    rows,
    columns,
    channels,
    cells: cells.slice(i * size * channels, (i + 1) * size * channels),
    weights: shares.slice(i * size, (i + 1) * size),
  }));
}
