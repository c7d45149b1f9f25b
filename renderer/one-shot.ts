/** What a trial comes to: who is nearest, whether that was right, and how wide a bar is. Pure. */
import type { Distances, TrialClass } from '../main/contract/lab/one-shot.ts';

export interface RankedClass extends TrialClass {
  /** Of the classes as they were drawn; names a card whatever place it takes. */
  readonly index: number;
}

/** Nearest first; of two as near the one drawn first. */
export function rankedClasses(classes: readonly TrialClass[]): RankedClass[] {
  return classes.map((one, index) => ({ ...one, index })).sort((a, b) => a.l2 - b.l2);
}

/** The place of the right one, 1 is won. One as near as another counts as beaten: the network cannot tell them apart. */
export function placeOfAnswer(classes: readonly Distances[], answer: number): number {
  return 1 + classes.filter(({ l2 }, index) => index !== answer && l2 <= classes[answer].l2).length;
}

/** How much of a bar a distance fills, 0 to 1, where the farthest fills it. */
export function barOf(distance: number, all: readonly number[]): number {
  const farthest = Math.max(...all);
  return farthest > 0 ? distance / farthest : 0;
}

/** The share of ascending percentiles below a value, 0 to 1. */
export function shareBelow(percentiles: readonly number[], value: number): number {
  const after = percentiles.findIndex((mark) => mark >= value);
  if (after <= 0) return after === 0 ? 0 : 1;
  const [before, next] = [percentiles[after - 1], percentiles[after]];
  const between = next > before ? (value - before) / (next - before) : 0;
  return (after - 1 + between) / (percentiles.length - 1);
}
