import type { Embedding } from '../base/embedding.ts';
import type { Calibration } from '../contract/calibration.ts';
import { rowFor } from './calibrated-rates.ts';
import { compare, referenceSpread, type Reference } from './compare.ts';

/** One genuine specimen in a hundred lies further from the others than this percentile. */
const outlyingPercentile = 99;

/**
 * Whether a specimen offered for enrolment lies so far from those already there that it may be somebody else's, or
 * badly cropped. Without others there is nothing to be unlike.
 *
 * @param spread of the references, where it is known already
 * @throws ParaphError `refused` when different models made the embeddings
 */
export function unlikeOthers(
  candidate: Embedding,
  references: readonly Reference[],
  calibration: Calibration,
  spread: number | null = referenceSpread(references),
): boolean {
  if (references.length === 0) return false;
  const { adjustedDistance } = compare(candidate, references, calibration, spread);
  return adjustedDistance > rowFor(calibration, references.length).genuine[outlyingPercentile];
}
