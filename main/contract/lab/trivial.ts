/**
 * The trivial solution: with margin 0 a network may answer every picture by the same point, and its loss is 0. The same run
 * with and without a margin, side by side.
 */
import { z, Count, Rate } from '../schema.ts';
import { collapsedSpread, DistanceName, MinerName } from '../training.ts';

/** Small, so that it is over soon: both runs together do a dozen steps a second on a slow machine. */
export const trivialLimits = { size: { least: 2, most: 128 }, steps: { least: 10, most: 1_000 } } as const;

/** What both runs learn by, but for the margin. */
export const TrivialObjective = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('triplet'), distance: DistanceName, miner: MinerName }),
  z.object({ kind: z.literal('contrastive'), distance: DistanceName }),
]);
export type TrivialObjective = z.infer<typeof TrivialObjective>;

/** How one of the runs ended. Spread: 0 where all embeddings are one point, 1 all over the sphere. */
export const TrivialEnd = z.object({
  margin: z.number(),
  /** What a network that answers everything by one point would have as its loss. */
  constantLoss: z.number(),
  loss: z.number(),
  spreadBefore: Rate,
  /** The mean over the last tenth of the steps, since single batches differ. */
  spread: Rate,
  /** Of triplets of classes it never saw, how many have the positive nearer than the negative; half by chance. */
  ordered: Rate,
  orderedOf: Count,
});
export type TrivialEnd = z.infer<typeof TrivialEnd>;

export const TrivialReport = z.object({
  steps: Count,
  parameters: Count,
  /** With margin 0, then with the other margin. */
  ends: z.tuple([TrivialEnd, TrivialEnd]),
});
export type TrivialReport = z.infer<typeof TrivialReport>;

/** `collapsed`: other runs of training are stopped there, these go on. `shrunk`: to less than half of what it was. */
export type SpreadFate = 'collapsed' | 'shrunk' | 'kept' | 'grown';

export function fateOf({ spreadBefore, spread }: Pick<TrivialEnd, 'spreadBefore' | 'spread'>): SpreadFate {
  if (spread < collapsedSpread) return 'collapsed';
  if (spread < spreadBefore / 2) return 'shrunk';
  return spread > spreadBefore ? 'grown' : 'kept';
}

/** Under what name the news of either run are told. @param operation the long work that both are part of */
export const trivialRunName = (operation: string, run: 0 | 1) =>
  `${operation} ${run === 0 ? 'without' : 'with'} margin`;
