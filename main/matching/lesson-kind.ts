/** What there is to learn from a case that somebody decided. */
import type { LessonWeights } from '../contract/recalibration.ts';
import type { Evidence } from '../contract/records.ts';
import type { LessonTally } from '../contract/training.ts';
import type { Thresholds } from './decide.ts';

/** `overruled`: the verdict was wrong; `hard`: right, but near a threshold; `confirmed`: right and clear; `settled`: left open. */
export type LessonKind = keyof LessonTally;

/** How many times as much as a clear case it counts; 0 leaves it out. No case is harder than one that was left open. */
export function lessonWeight(kind: LessonKind, { overruled, hard }: LessonWeights): number {
  return { confirmed: 1, hard, overruled, settled: hard }[kind];
}

/** Nearer to a threshold than this share of the gap between usual genuine signatures and usual skilled forgeries. */
const hardShare = 0.15;

export function isHard(
  distance: number,
  { accept, reject }: Thresholds,
  usual: Pick<Evidence['population'], 'genuine' | 'skilled'>,
): boolean {
  const gap = usual.skilled.middle - usual.genuine.middle;
  return Math.min(Math.abs(distance - accept), Math.abs(distance - reject)) < hardShare * gap;
}
