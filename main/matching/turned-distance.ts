/** Whether a signature lies near once it is laid a little askew: how straight it lies on the page says nothing of who wrote it. */
import type { NormalisedImage } from '../base/rasters.ts';
import type { Embedding } from '../base/embedding.ts';
import type { TurnedDistance, VerifyDecision } from '../contract/records.ts';
import { turnNormalised } from '../imaging/turned.ts';
import type { Thresholds } from './decide.ts';

/** Degrees. With one more step either way hardly more was won, and as many forgeries again were lost. */
const turns = [-3, 3] as const;

type Embed = (images: readonly NormalisedImage[]) => Embedding[];

/** A signature as it would be, had it been laid a little askew, each way. */
export const turnedEmbeddings = (normalised: NormalisedImage, embed: Embed): Embedding[] =>
  embed(turns.map((degrees) => turnNormalised(normalised, degrees)));

/**
 * @param turned     what `turnedEmbeddings` gives, in its order
 * @param distanceOf adjusted distance to the specimens that decided
 */
export function nearestTurned<Probe>(turned: readonly Probe[], distanceOf: (probe: Probe) => number): TurnedDistance {
  const tried = turned.map((probe, i) => ({ degrees: turns[i], distance: distanceOf(probe) }));
  return tried.reduce((nearest, one) => (one.distance < nearest.distance ? one : nearest));
}

/** Whether `forged` does not stand: a small turn brings the signature to the threshold. */
export const isNearWhenTurned = ({ distance }: TurnedDistance, { reject }: Thresholds): boolean => distance <= reject;

/**
 * Takes back `forged` where turning the questioned signature by three degrees either way brings it to the threshold. It never
 * makes a signature genuine, so no more forgeries pass; thresholds and rates stay, the latter as upper ends. How near it
 * comes is kept in either case.
 *
 * @param distanceOf adjusted distance of an embedding to the specimens that decided
 */
export function unlessTurned(
  decision: VerifyDecision,
  normalised: NormalisedImage,
  embed: Embed,
  distanceOf: (probe: Embedding) => number,
): VerifyDecision {
  if (decision.word !== 'forged' || decision.thresholds === null) return decision;
  const turned = nearestTurned(turnedEmbeddings(normalised, embed), distanceOf);
  if (!isNearWhenTurned(turned, decision.thresholds)) return { ...decision, turned };
  return { ...decision, word: 'inconclusive', reason: 'near-when-turned', turned };
}
