import { describe, expect, it } from 'vitest';
import { trainingPresets, type TrainingRun } from '../../../main/contract/training.ts';
import {
  curveOf,
  heightScale,
  heldOutCurve,
  laidOver,
  smoothed,
  stepScale,
} from '../../../renderer/charts/training-curves.ts';
import type { Point } from '../../../renderer/charts/series.ts';
import { begunRun } from '../../contract/begun-run.ts';

function run(change: Partial<TrainingRun>): TrainingRun {
  return { ...begunRun, state: 'finished', ...change };
}
const point = (step: number, loss: number) => ({
  ...{ step, loss, active: 0.5, spread: 0.9 },
  ...{ learningRate: 2e-4, imagesPerSecond: 30 },
});

describe('smoothing', () => {
  const steps = [4, 0, 4, 0, 4, 0].map((y, x): Point => [x + 1, y]);

  it('of nothing leaves the points as they are', () => {
    expect(smoothed(steps, 0)).toEqual(steps);
    expect(smoothed([], 0.9)).toEqual([]);
  });

  it('takes the mean of what came before, the nearest weighing most, without a pull to the start', () => {
    const [first, second, third] = smoothed(steps, 0.5);
    expect(first).toEqual([1, 4]);
    expect(second[1]).toBeCloseTo((0.25 * 4 + 0.5 * 0) / 0.75);
    expect(third[1]).toBeCloseTo((0.125 * 4 + 0.25 * 0 + 0.5 * 4) / 0.875);
  });

  it('leaves a level line level, and the places where they are', () => {
    const level = [2, 5, 9].map((x): Point => [x, 0.3]);
    smoothed(level, 0.98).forEach(([x, y], i) => {
      expect(x).toBe(level[i][0]);
      expect(y).toBeCloseTo(0.3, 12);
    });
  });
});

describe('curves of runs', () => {
  it('are read off their points, by the factor of their axis', () => {
    const one = run({ points: [point(1, 0.4), point(2, 0.3)] });
    expect(curveOf(one, 'loss')).toEqual([
      [1, 0.4],
      [2, 0.3],
    ]);
    expect(curveOf(one, 'learningRate', 1_000)[0][1]).toBeCloseTo(0.2);
  });

  it('of skilled forgeries are empty where there were none', () => {
    const heldOut = [{ step: 15, eerRandom: 1.5, eerSkilled: null }];
    expect(heldOutCurve({ heldOut }, 'eerRandom')).toEqual([[15, 1.5]]);
    expect(heldOutCurve({ heldOut }, 'eerSkilled')).toEqual([]);
  });

  it('reach to the steps that are still to come, or to the last that was made', () => {
    expect(stepScale([run({ state: 'running', step: 3 })]).high).toBe(trainingPresets.adapt.steps);
    expect(stepScale([run({ step: 40 }), run({ step: 90 })]).high).toBe(90);
    expect(stepScale([]).high).toBe(1);
  });

  it('fit under their axis, which stays open over nothing but zeros', () => {
    expect(heightScale([{ points: [[1, 5]] }], 1).high).toBeCloseTo(5.4);
    expect(heightScale([{ points: [[1, 0]] }], 1).high).toBe(1);
    expect(heightScale([], 0.01).high).toBe(0.01);
  });

  it('lie over each other told apart by name, colour and dashes; a run without points is left out', () => {
    const runs = [
      run({ id: 'a', points: [point(1, 1)] }),
      run({ id: 'b', points: [point(1, 2)] }),
      run({ id: 'c', name: 'Empty' }),
      run({ id: 'd', name: 'Other', points: [point(1, 3)] }),
    ];
    const lines = laidOver(
      runs,
      (one) => curveOf(one, 'loss'),
      (one) => runs.indexOf(one) + 1,
    );
    expect(lines.map(({ name }) => name)).toEqual(['Run (1)', 'Run (2)', 'Other']);
    expect(new Set(lines.map(({ colour, dashes }) => `${colour} ${dashes}`)).size).toBe(3);
  });
});
