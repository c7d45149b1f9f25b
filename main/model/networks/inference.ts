/** The forward pass of a finished network: batch normalisation folded into the convolutions, no gradients. */
import type { Tensor, Tensor1D, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { assert } from '../../base/assert.ts';
import { foldNorm, type FoldedNorm } from '../kernels/folded-norm.ts';
import { halve } from '../kernels/max-pool.ts';
import { tf } from '../ops.ts';
import { parameterSpecs, poolName } from './shapes.ts';
import type { ConvolutionLayer, TowerSpec } from './spec.ts';
import { activation, linearLayer, runTrunk, type TowerOutput, unitRows } from './tower.ts';

/** Hears of every layer's output as it is made, under the name that `layersOf` gives it; the tensor lives in the tidy scope. */
export type LayerWatch = (layer: string, output: Tensor4D) => void;

export interface FoldedTower {
  readonly spec: TowerSpec;
  /** [batch, height, width, 1] → the tower's output; call it in a tidy scope. */
  forward(images: Tensor4D, watch?: LayerWatch): TowerOutput;
  dispose(): void;
}

/** @param values every parameter of the specification, by name */
export function foldTower(spec: TowerSpec, values: ReadonlyMap<string, Float32Array>): FoldedTower {
  const shapes = new Map(parameterSpecs(spec).map(({ name, shape }) => [name, shape]));
  const read = <T extends Tensor>(name: string): T => {
    const numbers = values.get(name);
    const shape = shapes.get(name);
    assert(numbers !== undefined && shape !== undefined, `the network lacks the parameter ${name}`);
    return tf.tensor(numbers, [...shape]) as T;
  };
  const names = [...spec.trunk, ...spec.maps].flatMap((part) => ('name' in part ? [part.name] : []));
  const layers = new Map(names.map((name) => [name, fold(name, read)] as const));
  const kernel = read<Tensor2D>('embedding.kernel');
  const bias = read<Tensor1D>('embedding.bias');
  return {
    spec,
    forward: (images, watch) => {
      const seen = (layer: string, output: Tensor4D) => (watch?.(layer, output), output);
      let pools = 0;
      const trunk = runTrunk(
        spec,
        images,
        (x, layer) => seen(layer.name, run(layers, x, layer, 'relu')),
        (x) => seen(poolName(++pools), halve(x)),
      );
      const maps = new Map(
        spec.maps.map(({ name, after, channels }) => {
          const map = run(layers, activation(trunk, after), linearLayer(name, channels), 'linear');
          return [name, seen(name, map)] as const;
        }),
      );
      const { from } = spec.embedding;
      const source = from === null ? activation(trunk, '') : activation(maps, from);
      const flat: Tensor2D = tf.reshape(source, [images.shape[0], -1]);
      return { global: unitRows(tf.add(tf.matMul(flat, kernel), bias)), maps };
    },
    dispose: () =>
      tf.dispose([kernel, bias, ...[...layers.values()].flatMap(({ filter, offset }) => [filter, offset])]),
  };
}

function fold(name: string, read: <T extends Tensor>(name: string) => T): FoldedNorm {
  return tf.tidy(() => {
    const of = (part: string) => read<Tensor1D>(`${name}.${part}`);
    const norm = { scale: of('scale'), offset: of('offset'), mean: of('mean'), variance: of('variance') };
    return { ...foldNorm(read<Tensor4D>(`${name}.filter`), norm) };
  });
}

function run(
  layers: ReadonlyMap<string, FoldedNorm>,
  x: Tensor4D,
  { name, stride, padding }: ConvolutionLayer,
  activation: 'relu' | 'linear',
): Tensor4D {
  const layer = layers.get(name);
  assert(layer !== undefined, `the network has no layer ${name}`);
  return tf.fused.conv2d({ x, filter: layer.filter, strides: stride, pad: padding, bias: layer.offset, activation });
}
