import { partHistogram } from './otsu.ts';
import type { Parting } from './otsu.ts';

/** Grey levels by which ink must be darker than its paper. Shading and noise of a blank sheet stay below. */
const leastContrast = 16;
/** Handwriting covers less of its own box than this: the densest signature of the development sets covers 28 %. */
const greatestInkShare = 0.3;
/** Below, a histogram cut near its middle has one hump, not two: a uniform spread gives 0.75, a normal one 0.64. */
const leastSeparability = 0.8;

/** Whether the cut went through the paper's own noise or shading instead of between paper and ink. */
function cutsThroughPaper({ darkShare, separability }: Parting): boolean {
  return darkShare > greatestInkShare && separability < leastSeparability;
}

/**
 * The grey value up to which pixels are ink; null where there is nothing but paper. Ink so scarce that the best cut
 * falls within the paper's noise is looked for once more, among the darker pixels alone.
 */
export function inkThreshold(histogram: Uint32Array): number | null {
  const parting = partHistogram(histogram);
  if (!parting) return null;
  if (!cutsThroughPaper(parting)) return parting.contrast < leastContrast ? null : parting.threshold;
  const darker = partHistogram(histogram.map((count, grey) => (grey <= parting.threshold ? count : 0)));
  if (!darker || darker.contrast < leastContrast || cutsThroughPaper(darker)) return null;
  return darker.threshold;
}
