/** From normalised images to embeddings: Paraph's embedder against onnxruntime, the same network on the same threads. */
import type { InferenceSession } from 'onnxruntime-node';
import * as ort from 'onnxruntime-node';
import type { Embedding } from '../../main/base/embedding.ts';
import { rounded } from '../../main/base/quantised-map.ts';
import { createRandom } from '../../main/base/random.ts';
import type { NormalisedImage } from '../../main/base/rasters.ts';
import { localDistance } from '../../main/matching/local-distance.ts';
import { createEmbedder } from '../../main/model/embedder.ts';
import { mapShapes } from '../../main/model/networks/shapes.ts';
import { loadRuntime } from '../../main/model/runtime.ts';
import { readModel, type Model } from '../../main/model/weights.ts';
import { exportOnnx } from './onnx-model.ts';
import { compareInTurns } from './rounds.ts';

type Embed = (images: readonly NormalisedImage[]) => Promise<Embedding[]>;

export interface ThroughputRow {
  readonly batch: number;
  /** Images a second. */
  readonly paraph: number;
  readonly onnxruntime: number;
}

/** Strokes of ink on paper: what the network sees has many empty cells, which costs the same as full ones. */
function scribble(width: number, height: number, seed: number): NormalisedImage {
  const random = createRandom(seed);
  const coverage = new Uint8Array(width * height);
  let [x, y] = [width / 8, height / 2];
  for (let step = 0; step < 3_000; step++) {
    x = (x + random.between(-1, 1.2) + width) % width;
    y = Math.min(height - 1, Math.max(0, y + random.between(-1, 1)));
    coverage[Math.floor(y) * width + Math.floor(x)] = 255;
  }
  return { width, height, coverage };
}

function toTensor(images: readonly NormalisedImage[]): ort.Tensor {
  const [{ width, height }] = images;
  const numbers = new Float32Array(images.length * width * height);
  images.forEach(({ coverage }, i) => coverage.forEach((ink, at) => (numbers[i * coverage.length + at] = ink / 255)));
  return new ort.Tensor('float32', numbers, [images.length, 1, height, width]);
}

function embedWith(session: InferenceSession, { key, manifest: { spec, localMap } }: Model): Embed {
  const shape = mapShapes(spec).get(localMap ?? '');
  if (!shape) throw new Error('The model has no local map.');
  const count = shape.rows * shape.columns;
  return async (images) => {
    const { global, cells, weights } = await session.run({ images: toTensor(images) });
    const slice = (tensor: ort.Tensor, i: number, size: number) =>
      (tensor.data as Float32Array).slice(i * size, (i + 1) * size);
    return images.map((_, i) => ({
      model: key,
      global: slice(global, i, spec.embedding.size),
      local: { ...shape, cells: slice(cells, i, count * shape.channels), weights: slice(weights, i, count) },
    }));
  };
}

function greatestDifference(a: Float32Array, b: Float32Array): number {
  return a.reduce((greatest, value, i) => Math.max(greatest, Math.abs(value - b[i])), 0);
}

/** The comparison means something only where both compute the same vectors, and the same distances to a neighbour. */
function assertAgreement(ours: readonly Embedding[], theirs: readonly Embedding[]): number {
  const differences = ours.map(({ global, local }, i) => {
    const next = ours[(i + 1) % ours.length].local;
    const distances = [local, rounded(theirs[i].local)].map((map) => localDistance(map, next));
    return Math.max(greatestDifference(global, theirs[i].global), Math.abs(distances[0] - distances[1]));
  });
  const greatest = Math.max(...differences);
  if (!(greatest < 1e-3)) throw new Error(`onnxruntime computes something else: it differs by ${greatest}.`);
  return greatest;
}

/** @param threads for both, within one operation */
export async function measureThroughput(modelFolder: string, threads: number, rounds: number) {
  const model = readModel(modelFolder);
  const { line } = await loadRuntime();
  const embedder = createEmbedder(model);
  const session = await ort.InferenceSession.create(exportOnnx(model), { intraOpNumThreads: threads });
  const theirs = embedWith(session, model);
  const { width, height } = embedder.input;
  const images = Array.from({ length: 32 }, (_, i) => scribble(width, height, i + 1));
  const difference = assertAgreement(embedder.embed(images), await theirs(images));
  const rows: ThroughputRow[] = [];
  for (const batch of [1, 32]) {
    const some = images.slice(0, batch);
    const contenders = [
      { name: 'paraph', work: () => embedder.embed(some) },
      { name: 'onnxruntime', work: () => theirs(some) },
    ];
    const [ours, others] = await compareInTurns(contenders, Math.max(5, Math.ceil((rounds * 8) / batch)));
    rows.push({ batch, paraph: (batch * 1000) / ours, onnxruntime: (batch * 1000) / others });
  }
  await session.release();
  embedder.dispose();
  return { runtime: line, difference, rows };
}
