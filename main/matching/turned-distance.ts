/** Whether a signature lies near once it is laid a little askew: how straight it lies on the page says nothing of who wrote it. */
import type { NormalisedImage } from '../base/rasters.ts';
import type { Embedding } from '../base/embedding.ts';
import type { VerifyDecision } from '../contract/records.ts';
import { turnNormalised } from '../imaging/turned.ts';

/** Degrees. With one more step either way hardly more was won, and as many forgeries again were lost. */
const turns = [-3, 3] as const;

/**
 * Takes back `forged` where turning the questioned signature by three degrees either way brings it to the threshold. It never
 * makes a signature genuine, so no more forgeries pass; thresholds and rates stay, the latter as upper ends.
 *
 * @param distanceOf adjusted distance of an embedding to the specimens that decided
 */
export function unlessTurned(
  decision: VerifyDecision,
  normalised: NormalisedImage,
  embed: (images: readonly NormalisedImage[]) => Embedding[],
  distanceOf: (probe: Embedding) => number,
): VerifyDecision {
  if (decision.word !== 'forged' || decision.thresholds === null) return decision;
  const turned = embed(turns.map((degrees) => turnNormalised(normalised, degrees)));
  const nearest = Math.min(...turned.map(distanceOf));
  if (nearest > decision.thresholds.reject) return decision;
  return { ...decision, word: 'inconclusive', reason: 'near-when-turned' };
}
