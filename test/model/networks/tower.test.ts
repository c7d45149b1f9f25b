import { beforeAll, describe, expect, it } from 'vitest';
import type { Tensor4D } from '@tensorflow/tfjs-core';
import { createRandom } from '../../../main/base/random.ts';
import { foldTower } from '../../../main/model/networks/inference.ts';
import { countLearnt, mapShapes, trunkShapes } from '../../../main/model/networks/shapes.ts';
import { conv4Spec, kochSpec, twoMapSpec } from '../../../main/model/networks/spec.ts';
import { buildTower } from '../../../main/model/networks/tower.ts';
import { tf } from '../../../main/model/ops.ts';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { tinySpec } from '../tiny-spec.ts';

beforeAll(() => loadRuntime());

describe('the networks', () => {
  it('have the shapes they are known for', () => {
    expect(mapShapes(twoMapSpec).get('fine')).toEqual({ rows: 12, columns: 24, channels: 32 });
    expect(mapShapes(twoMapSpec).get('coarse')).toEqual({ rows: 6, columns: 12, channels: 48 });
    expect(Math.round(countLearnt(twoMapSpec) / 1000)).toBe(758);
    // Koch et al. 2015, figure 4: 256 feature maps of 6 × 6 before the dense layer.
    expect(trunkShapes(kochSpec()).get('')).toEqual({ rows: 6, columns: 6, channels: 256 });
    expect(trunkShapes(conv4Spec()).get('')).toEqual({ rows: 1, columns: 1, channels: 64 });
  });

  it.each([tinySpec, conv4Spec(16), kochSpec(8)])('make points on the unit sphere of a whole batch: $name', (spec) => {
    const random = createRandom(41);
    const tower = buildTower(spec, random);
    const images = tf.randomUniform([3, spec.input.height, spec.input.width, 1], 0, 1, 'float32', 5);
    const rows = tf.tidy(() => tower.trainingForward(images as Tensor4D, random).global.arraySync());
    expect(rows).toHaveLength(3);
    for (const row of rows) {
      expect(row).toHaveLength(spec.embedding.size);
      expect(Math.hypot(...row)).toBeCloseTo(1, 4);
    }
    tower.dispose();
    tf.dispose(images);
  });
});

/** A tower whose moving statistics have seen some batches. */
function warmTower() {
  const random = createRandom(43);
  const spec = { ...tinySpec, embedding: { ...tinySpec.embedding, dropout: 0 } };
  const tower = buildTower(spec, random);
  const images = tf.randomUniform([16, 8, 16, 1], 0, 1, 'float32', 6) as Tensor4D;
  for (let i = 0; i < 600; i++) tf.tidy(() => void tower.trainingForward(images, random));
  const values = new Map([...tower.parameters].map(([name, v]) => [name, Float32Array.from(v.dataSync())]));
  return { spec, tower, images, values, random };
}

describe('the folded tower', () => {
  let warm: ReturnType<typeof warmTower>;
  beforeAll(() => {
    warm = warmTower();
  });

  it('says what the training tower says, once the moving statistics have settled on the same batch', () => {
    const { spec, tower, images, values, random } = warm;
    const folded = foldTower(spec, values);
    const [trained, inferred] = [tower.trainingForward(images, random), folded.forward(images)].map((output) => ({
      global: Array.from(output.global.dataSync()),
      fine: Array.from(output.maps.get('fine')?.dataSync() ?? []),
    }));
    inferred.global.forEach((value, i) => expect(value).toBeCloseTo(trained.global[i], 2));
    inferred.fine.forEach((value, i) => expect(value).toBeCloseTo(trained.fine[i], 2));
    expect(inferred.fine).toHaveLength(16 * 8 * 16 * 3);
  });

  it('says what the training tower says by kept statistics, which no step moves', () => {
    const { spec, tower, images, random } = warm;
    const read = () => new Map([...tower.parameters].map(([name, v]) => [name, Float32Array.from(v.dataSync())]));
    const before = read();
    const kept = tower.trainingForward(images, random, 'kept');
    const folded = foldTower(spec, before).forward(images);
    const numbers = (output: typeof kept) => [output.global, ...output.maps.values()].flatMap((t) => [...t.dataSync()]);
    const [one, other] = [numbers(kept), numbers(folded)];
    one.forEach((value, i) => expect(value).toBeCloseTo(other[i], 4));
    expect(read()).toEqual(before);
  });

  it('gives an image the same output alone and within a batch', () => {
    const { spec, images, values } = warm;
    const folded = foldTower(spec, values);
    const all = folded.forward(images).global.arraySync();
    const one = folded.forward(tf.slice4d(images, [5, 0, 0, 0], [1, 8, 16, 1])).global.arraySync();
    one[0].forEach((value, i) => expect(value).toBeCloseTo(all[5][i], 5));
  });

  it('frees what it made', () => {
    const { spec, values } = warm;
    const before = tf.memory().numTensors;
    foldTower(spec, values).dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
