/** What a run's news make of it: the engine keeps it so, and whoever watches shows it so. Pure. */
import type { TrainingNews, TrainingRun } from './training.ts';

/** More points than a screen has pixels: older ones are thinned to every second. */
const mostPoints = 2_000;

/** The run with what its trainer told; what a resumed trainer does again replaces what it did before it died. */
export function withNews(run: TrainingRun, { point, heldOut, data, remainingMs }: TrainingNews): TrainingRun {
  return {
    ...run,
    remainingMs,
    data: data ?? run.data,
    step: point?.step ?? run.step,
    points: point ? addedPoint(run.points, point) : run.points,
    heldOut: heldOut ? [...run.heldOut.filter(({ step }) => step < heldOut.step), heldOut] : run.heldOut,
  };
}

/** The curve with one more point; what was done again replaces what came after it before. */
export function addedPoint<P extends { readonly step: number }>(points: readonly P[], point: P): P[] {
  return thinned([...points.filter(({ step }) => step < point.step), point]);
}

/** Every so manieth point, the last one kept. */
export function thinnedTo<T>(points: readonly T[], most: number): T[] {
  const step = Math.ceil(points.length / most);
  return points.filter((_, index) => (points.length - 1 - index) % step === 0);
}

function thinned<T>(points: readonly T[]): T[] {
  if (points.length <= mostPoints) return [...points];
  const half = points.length >> 1;
  return points.filter((_, index) => index >= half || index % 2 === 0);
}
