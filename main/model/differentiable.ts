/** A finished model's local map as a function that has a gradient: for whoever asks how the input moves the distance. */
import type { Tensor2D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import { assert } from '../base/assert.ts';
import { foldTower } from './networks/inference.ts';
import { rowLengths, unitRows } from './networks/tower.ts';
import { tf } from './ops.ts';
import { readModel } from './weights.ts';
import { createWhitener } from './whitener.ts';

/**
 * @property units   [rows, columns, batch, channels], each cell whitened and of length 1
 * @property weights [rows, columns, batch], each cell's share of the ink
 */
export interface LocalTensors {
  readonly units: Tensor4D;
  readonly weights: Tensor3D;
}

export interface DifferentiableModel {
  readonly input: { readonly width: number; readonly height: number };
  /** @param images [batch, height, width, 1], ink 1 on paper 0; call it in a tidy scope */
  localMaps(images: Tensor4D): LocalTensors;
  dispose(): void;
}

/**
 * The same numbers as an `Embedder` gives, to rounding. The runtime must be loaded.
 *
 * @throws ParaphError `model-missing`, `model-damaged`
 */
export function openDifferentiable(directory: string): DifferentiableModel {
  const { manifest, parameters, whitening } = readModel(directory);
  const name = manifest.localMap;
  assert(name !== null && whitening !== null, 'a model that gives verdicts has a local map');
  const tower = foldTower(manifest.spec, parameters);
  const whitener = createWhitener(whitening);
  return {
    input: manifest.spec.input,
    localMaps: (images) => {
      const map = tower.forward(images).maps.get(name);
      assert(map !== undefined, `the network has no map ${name}`);
      const [count, rows, columns] = map.shape;
      const flat: Tensor2D = tf.reshape(map, [-1, whitener.channels]);
      const norms: Tensor3D = tf.reshape(rowLengths(flat), [count, rows, columns]);
      const units: Tensor4D = tf.reshape(unitRows(whitener.whiten(flat)), map.shape);
      return {
        units: tf.transpose(units, [1, 2, 0, 3]),
        weights: tf.transpose(tf.div(norms, tf.sum(norms, [1, 2], true)), [1, 2, 0]),
      };
    },
    dispose: () => {
      tower.dispose();
      whitener.dispose();
    },
  };
}
