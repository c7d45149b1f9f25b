import { beforeAll, describe, expect, it } from 'vitest';
import { tf } from '../../main/model/ops.ts';
import { loadRuntime } from '../../main/model/runtime.ts';
import { createOptimiser, learningRate } from '../../main/training/optimiser.ts';

beforeAll(() => loadRuntime());

describe('the schedule', () => {
  const schedule = { peak: 2, warmUpSteps: 10, steps: 110 };
  it('rises to its peak in the warm-up, then falls along half a cosine', () => {
    expect(learningRate(schedule, 0)).toBeCloseTo(0.2);
    expect(learningRate(schedule, 9)).toBeCloseTo(2);
    expect(learningRate(schedule, 10)).toBeCloseTo(2);
    expect(learningRate(schedule, 60)).toBeCloseTo(1);
    expect(learningRate(schedule, 110)).toBeCloseTo(0);
  });
});

describe('AdamW', () => {
  it('equals the formula, computed in plain numbers', () => {
    const variable = tf.variable(tf.tensor1d([1, -2]));
    const optimiser = createOptimiser(new Map([['w', { variable, weightDecay: 0.1 }]]));
    const [gradients, rate] = [
      [
        [0.5, -3],
        [1, 0.25],
        [-2, 4],
      ],
      0.01,
    ];
    const expected = [1, -2];
    const [mean, square] = [
      [0, 0],
      [0, 0],
    ];
    gradients.forEach((gradient, step) => {
      optimiser.apply({ [variable.name]: tf.tensor1d(gradient) }, rate, step);
      for (const i of [0, 1]) {
        mean[i] = 0.9 * mean[i] + 0.1 * gradient[i];
        square[i] = 0.999 * square[i] + 0.001 * gradient[i] ** 2;
        const m = mean[i] / (1 - 0.9 ** (step + 1));
        const v = square[i] / (1 - 0.999 ** (step + 1));
        expected[i] = expected[i] * (1 - rate * 0.1) - (rate * m) / (Math.sqrt(v) + 1e-7);
      }
    });
    Array.from(variable.dataSync()).forEach((value, i) => expect(value).toBeCloseTo(expected[i], 5));
  });
});
