import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { createLabEmbedder } from '../../main/lab/lab-embedder.ts';
import { conv4Spec } from '../../main/model/networks/spec.ts';
import { buildTower } from '../../main/model/networks/tower.ts';
import { loadRuntime } from '../../main/model/runtime.ts';

describe('embedding the lab’s pictures', () => {
  beforeAll(async () => void (await loadRuntime()));

  it('gives unit vectors, a picture the same alone as among more than a batch of others', () => {
    const spec = conv4Spec(5);
    const tower = buildTower(spec, createRandom(1));
    const parameters = new Map(
      [...tower.parameters].map(([name, variable]) => [name, Float32Array.from(variable.dataSync())]),
    );
    tower.dispose();
    const embedder = createLabEmbedder(spec, parameters);
    const random = createRandom(2);
    const coverage = Uint8Array.from({ length: 300 * 28 * 28 }, () => (random.chance(0.2) ? 255 : 0));
    const vectors = embedder.embed(coverage);
    expect(vectors).toHaveLength(300 * 5);
    for (let row = 0; row < 300; row++) expect(Math.hypot(...vectors.subarray(row * 5, row * 5 + 5))).toBeCloseTo(1, 5);
    const last = embedder.embed(coverage.subarray(299 * 784));
    last.forEach((value, i) => expect(value).toBeCloseTo(vectors[299 * 5 + i], 5));
    embedder.dispose();
  });
});
