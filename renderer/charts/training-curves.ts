/** Curves of training runs: smoothed, laid over each other, on axes that hold them. Pure. */
import type { TrainingPoint, TrainingRun } from '../../main/contract/training.ts';
import { linearScale, type Scale } from './scale.ts';
import type { Point, Series } from './series.ts';

/**
 * An exponential mean without the pull towards its start.
 * @param amount 0 leaves the points as they are; towards 1 each counts what came before it ever longer
 */
export function smoothed(points: readonly Point[], amount: number): Point[] {
  let mean = 0;
  let weight = 0;
  return points.map(([x, y]) => {
    mean = amount * mean + (1 - amount) * y;
    weight = amount * weight + (1 - amount);
    return [x, weight > 0 ? mean / weight : y] as const;
  });
}

type Measured = Exclude<keyof TrainingPoint, 'step'>;

export function curveOf({ points }: Pick<TrainingRun, 'points'>, name: Measured, factor = 1): Point[] {
  return points.map((point) => [point.step, factor * point[name]] as const);
}

/** Equal error rates in percent; none where there were no forgeries. */
export function heldOutCurve({ heldOut }: Pick<TrainingRun, 'heldOut'>, kind: 'eerRandom' | 'eerSkilled'): Point[] {
  return heldOut.flatMap((point) => (point[kind] === null ? [] : [[point.step, point[kind]] as const]));
}

/** From the first step to the last that any of the runs will make or has made. */
export function stepScale(
  runs: readonly (Pick<TrainingRun, 'step' | 'state'> & { readonly settings: { readonly steps: number } })[],
): Scale {
  const ends = runs.map(({ settings, step, state }) =>
    state === 'finished' || state === 'cancelled' || state === 'failed' ? step : settings.steps,
  );
  return linearScale(0, Math.max(1, ...ends), 5);
}

/** From zero to a little above the highest point; `least` keeps an axis of nothing but zeros open. */
export function heightScale(lines: readonly Pick<Series, 'points'>[], least: number): Scale {
  const highest = lines.reduce((top, { points }) => points.reduce((high, [, y]) => Math.max(high, y), top), 0);
  return linearScale(0, Math.max(least, highest * 1.08), 4);
}

const looks = [
  { colour: 'accent' },
  { colour: 'forged', dashes: '7 4' },
  { colour: 'genuine', dashes: '2 3' },
  { colour: 'copy', dashes: '12 3 2 3' },
  { colour: 'inconclusive', dashes: '5 2' },
  { colour: 'unknown', dashes: '1 2' },
] as const;

/** One line a run, told apart by colour and dashes. Runs of one name are told apart by the number of their place. */
export function laidOver(
  runs: readonly TrainingRun[],
  curve: (run: TrainingRun) => Point[],
  places: (run: TrainingRun) => number,
): Series[] {
  return runs.flatMap((run, index) => {
    const points = curve(run);
    const sameName = runs.filter(({ name }) => name === run.name).length > 1;
    const name = sameName ? `${run.name} (${places(run)})` : run.name;
    return points.length === 0 ? [] : [{ name, points, ...looks[index % looks.length] }];
  });
}
