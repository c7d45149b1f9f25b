import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../../main/base/random.ts';
import { tf, type Tensor2D } from '../../../main/model/ops.ts';
import { unitRows } from '../../../main/model/networks/tower.ts';
import { loadRuntime } from '../../../main/model/runtime.ts';
import { towerLoss } from '../../../main/training/losses/loss.ts';
import { neighbourLoss } from '../../../main/training/losses/neighbours.ts';
import { gradients, numericGradient, randomArray } from '../../model/numeric-gradient.ts';

beforeAll(() => loadRuntime());

const labels = { writers: [0, 0, 0, 1, 1, 2, 2], genuine: Array<boolean>(7).fill(true) };
const size = labels.writers.length;
const random = createRandom(5);
const distances = Float32Array.from({ length: size * size }, () => random.between(0.1, 1.5));
const sharpness = 3;

function naiveLoss(): number {
  const near = (i: number, j: number) => Math.exp(-sharpness * distances[i * size + j]);
  let total = 0;
  for (let i = 0; i < size; i++) {
    let everybody = 0;
    for (let k = 0; k < size; k++) if (k !== i) everybody += near(i, k);
    const terms: number[] = [];
    for (let p = 0; p < size; p++) {
      if (p !== i && labels.writers[p] === labels.writers[i]) terms.push(-Math.log(near(i, p) / everybody));
    }
    total += terms.reduce((sum, term) => sum + term, 0) / terms.length;
  }
  return total / size;
}

describe('the softmax over neighbours', () => {
  it('equals the naive loop over all pairs', () => {
    const loss = neighbourLoss(tf.tensor2d(distances, [size, size]), labels, sharpness);
    expect(loss.dataSync()[0]).toBeCloseTo(naiveLoss(), 4);
  });

  it('has the numeric gradient', () => {
    const loss = (x: ReturnType<typeof tf.tensor>) => neighbourLoss(x as Tensor2D, labels, sharpness);
    const { found, value } = gradients(loss, [{ values: distances, shape: [size, size] }], createRandom(2));
    for (let i = 0; i < distances.length; i++) {
      expect(found[0][i]).toBeCloseTo(numericGradient(value(0), distances, i), 2);
    }
  });

  it('adds the embedding’s and each map’s, and takes no forgeries', () => {
    const unit = unitRows(tf.tensor2d(randomArray(4 * size, random), [size, 4]));
    const map = tf.tensor4d(randomArray(18 * size, random), [size, 3, 3, 2]);
    const objective = { kind: 'neighbours', embedding: 10, maps: 20 } as const;
    const output = { global: unit, maps: new Map([['character', map]]) };
    const { total, parts } = towerLoss(output, new Map(), labels, objective, random);
    const sum = [...parts.values()].reduce((all, part) => all + part, 0);
    expect([...parts.keys()]).toEqual(['neighbours', 'characterNeighbours']);
    expect(total.dataSync()[0]).toBeCloseTo(sum, 4);
    const forged = { ...labels, genuine: labels.genuine.map((_, i) => i > 0) };
    expect(() => neighbourLoss(tf.tensor2d(distances, [size, size]), forged, 1)).toThrow('without forgeries');
  });
});
