/** How far apart a network sees the pictures of a set: by its embedding, or where it has a local map by that. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import type { LocalMap } from '../base/embedding.ts';
import { dot } from '../base/vectors.ts';
import type { OnProgress } from '../evaluation/embedded-set.ts';
import type { PictureDistance } from '../evaluation/one-shot.ts';
import { localDistance } from '../matching/local-distance.ts';
import { type FoldedTower, foldTower } from '../model/networks/inference.ts';
import type { TowerSpec } from '../model/networks/spec.ts';
import { scoped, tf } from '../model/ops.ts';
import { trainingWindows } from '../training/losses/loss.ts';
import { coverageAt, type PictureSet } from './picture-set.ts';

export interface LabModel {
  readonly spec: TowerSpec;
  readonly parameters: ReadonlyMap<string, Float32Array>;
}

interface Options {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** A picture is seen as it is and a pixel to each side, and what comes of it is averaged: edges of cells matter less then. */
export const views = [
  [0, 0],
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/** Pictures a forward pass. */
const batchSize = 128;

/**
 * Looks at these pictures of a set, each once. The runtime must be loaded.
 *
 * @returns distances between them, by their places in the set @throws ParaphError `cancelled`
 */
export async function seePictures(
  model: LabModel,
  set: PictureSet,
  places: readonly number[],
  { signal, onProgress }: Options = {},
): Promise<PictureDistance> {
  const tower = foldTower(model.spec, model.parameters);
  const seen = new Map<number, Seen>();
  try {
    for (let at = 0; at < places.length; at += batchSize) {
      throwIfCancelled(signal);
      onProgress?.('Embedding pictures', at, places.length);
      const some = places.slice(at, at + batchSize);
      see(tower, coverageAt(set, some)).forEach((one, i) => seen.set(some[i], one));
      await breathe();
    }
  } finally {
    tower.dispose();
  }
  const sight = (place: number): Seen => {
    const found = seen.get(place);
    if (!found) throw new Error(`picture ${place} was not looked at`);
    return found;
  };
  const [map] = model.spec.maps;
  if (map === undefined) return (a, b) => 1 - dot(sight(a).vector, sight(b).vector);
  const window = trainingWindows[map.name];
  return (a, b) => localDistance(mapOf(sight(a)), mapOf(sight(b)), window);
}

interface Seen {
  /** Of unit length. */
  readonly vector: Float32Array;
  readonly map: LocalMap | null;
}

function mapOf({ map }: Seen): LocalMap {
  if (!map) throw new Error('the network has no map');
  return map;
}

function see(tower: FoldedTower, coverage: Uint8Array): Seen[] {
  const { width, height } = tower.spec.input;
  const count = coverage.length / (width * height);
  return scoped(() => {
    const ink = tf.tensor4d(
      Float32Array.from(coverage, (value) => value / 255),
      [count, height, width, 1],
    );
    const outputs = views.map(([x, y]) => tower.forward(shifted(ink, x, y)));
    const vectors = tf.addN(outputs.map(({ global }) => global)).dataSync<'float32'>();
    const [spec] = tower.spec.maps;
    const maps = spec && tf.addN(outputs.flatMap(({ maps }) => maps.get(spec.name) ?? []));
    const cells = maps?.dataSync<'float32'>();
    const [, rows = 0, columns = 0, channels = 0] = maps?.shape ?? [];
    const { size } = tower.spec.embedding;
    return Array.from({ length: count }, (_, i) => ({
      vector: unit(vectors.slice(i * size, (i + 1) * size)),
      map: cells ? localMap(cells, i, { rows, columns, channels }) : null,
    }));
  });
}

/** Moved right and down by whole pixels, paper coming in at the other side. */
function shifted(ink: ReturnType<typeof tf.tensor4d>, x: number, y: number) {
  const [count, height, width] = ink.shape;
  const part = tf.slice4d(
    ink,
    [0, Math.max(0, -y), Math.max(0, -x), 0],
    [count, height - Math.abs(y), width - Math.abs(x), 1],
  );
  const margins = (by: number): [number, number] => [Math.max(0, by), Math.max(0, -by)];
  return tf.pad4d(part, [[0, 0], margins(y), margins(x), [0, 0]]);
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}

/** Cells of unit length, weighed by how long they were. */
function localMap(
  cells: Float32Array,
  picture: number,
  shape: Pick<LocalMap, 'rows' | 'columns' | 'channels'>,
): LocalMap {
  const { rows, columns, channels } = shape;
  const size = rows * columns * channels;
  const own = cells.slice(picture * size, (picture + 1) * size);
  const weights = new Float32Array(rows * columns);
  for (let cell = 0; cell < weights.length; cell++) {
    const numbers = own.subarray(cell * channels, (cell + 1) * channels);
    weights[cell] = Math.sqrt(dot(numbers, numbers));
    if (weights[cell] > 0) numbers.forEach((value, i) => (numbers[i] = value / weights[cell]));
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  return { ...shape, cells: own, weights: weights.map((weight) => weight / total) };
}
