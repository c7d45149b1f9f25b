/** From the lab's pictures to points on the unit sphere, by a network without local maps. */
import { type FoldedTower, foldTower } from '../model/networks/inference.ts';
import type { TowerSpec } from '../model/networks/spec.ts';
import { scoped, tf } from '../model/ops.ts';

export interface LabEmbedder {
  readonly tower: FoldedTower;
  /** @param coverage pictures side by side, 0–255 @returns vectors of unit length, row by row: [count × size] */
  embed(coverage: Uint8Array): Float32Array;
  /** Work that embeds in several goes: what is disposed of meanwhile lasts until it is over. */
  during<T>(work: () => Promise<T>): Promise<T>;
  dispose(): void;
}

/** Pictures a forward pass. */
const batchSize = 256;

/** The runtime must be loaded. @param parameters every parameter of the specification, by name */
export function createLabEmbedder(spec: TowerSpec, parameters: ReadonlyMap<string, Float32Array>): LabEmbedder {
  const tower = foldTower(spec, parameters);
  const { width, height } = spec.input;
  const pixels = width * height;
  let [users, isWanted] = [0, true];
  const disposeUnused = () => {
    if (users === 0 && !isWanted) tower.dispose();
  };
  return {
    tower,
    embed(coverage) {
      const count = coverage.length / pixels;
      const vectors = new Float32Array(count * spec.embedding.size);
      for (let at = 0; at < count; at += batchSize) {
        const some = coverage.subarray(at * pixels, Math.min(count, at + batchSize) * pixels);
        vectors.set(embedBatch(tower, some), at * spec.embedding.size);
      }
      return vectors;
    },
    async during(work) {
      users += 1;
      try {
        return await work();
      } finally {
        users -= 1;
        disposeUnused();
      }
    },
    dispose() {
      isWanted = false;
      disposeUnused();
    },
  };
}

function embedBatch(tower: FoldedTower, coverage: Uint8Array): Float32Array {
  const { width, height } = tower.spec.input;
  const count = coverage.length / (width * height);
  return scoped(() => {
    const ink = Float32Array.from(coverage, (value) => value / 255);
    const { global } = tower.forward(tf.tensor4d(ink, [count, height, width, 1]));
    return global.dataSync<'float32'>().slice();
  });
}
