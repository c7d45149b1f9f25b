/** The whitening of a trained network's local map, from the signatures it was trained on. */
import type { Tensor4D } from '../model/ops.ts';
import { assert } from '../base/assert.ts';
import { foldTower } from '../model/networks/inference.ts';
import type { TowerSpec } from '../model/networks/spec.ts';
import { scoped } from '../model/ops.ts';
import { type Whitening, whiteningOf } from '../model/whitening.ts';
import { imagesOf, type TrainingSet } from './trainer.ts';

/** Genuine signatures a writer: more change nothing. */
const signaturesPerWriter = 8;
const batchSize = 32;

/** Sums of a map's cells, and of the products of their channels. */
interface Moments {
  cells: number;
  readonly sums: Float64Array;
  readonly products: Float64Array;
}

/** @param values the network's parameters by name */
export function fitWhitening(
  spec: TowerSpec,
  localMap: string,
  values: ReadonlyMap<string, Float32Array>,
  set: TrainingSet,
): Whitening {
  const signatures = set.writers.flatMap(({ genuine }) => genuine.slice(0, signaturesPerWriter));
  const channels = spec.maps.find(({ name }) => name === localMap)?.channels ?? 0;
  assert(channels > 0 && signatures.length > 0, 'whitening needs a local map and signatures');
  const moments: Moments = {
    cells: 0,
    sums: new Float64Array(channels),
    products: new Float64Array(channels * channels),
  };
  const tower = foldTower(spec, values);
  for (let at = 0; at < signatures.length; at += batchSize) {
    scoped(() => {
      const map = tower.forward(imagesOf(set, signatures.slice(at, at + batchSize))).maps.get(localMap);
      assert(map !== undefined, `the network has no map ${localMap}`);
      addCells(moments, map);
    });
  }
  tower.dispose();
  return whiteningOf(...meanAndCovariance(moments));
}

function addCells(moments: Moments, map: Tensor4D): void {
  const cells = map.dataSync<'float32'>();
  const channels = moments.sums.length;
  for (let at = 0; at < cells.length; at += channels) {
    for (let i = 0; i < channels; i++) {
      const value = cells[at + i];
      moments.sums[i] += value;
      for (let j = 0; j <= i; j++) moments.products[i * channels + j] += value * cells[at + j];
    }
  }
  moments.cells += cells.length / channels;
}

function meanAndCovariance({ cells, sums, products }: Moments): [Float64Array, Float64Array] {
  const channels = sums.length;
  const mean = sums.map((sum) => sum / cells);
  const covariance = products.map((_, index) => {
    const [row, column] = [Math.floor(index / channels), index % channels];
    const [i, j] = row >= column ? [row, column] : [column, row];
    return products[i * channels + j] / cells - mean[i] * mean[j];
  });
  return [mean, covariance];
}
