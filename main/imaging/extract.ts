import type { GreyImage, InkImage } from '../base/rasters.ts';
import { dropSpecks } from './clean.ts';
import { cropGrey, cropInk, inkBox } from './crop.ts';
import type { Box } from './crop.ts';
import { binarise, histogramOf, otsuThreshold } from './otsu.ts';
import { shrinkToFit } from './resample.ts';

/** Long side before binarisation, in pixels: beyond it resolution tells nothing about a signature. */
const workingSide = 1200;

/**
 * A signature parted from its paper.
 *
 * @property working the picture that was binarised
 * @property ink     its ink, dust removed
 * @property box     where that ink lies in `working`; null when there is none
 */
export interface ExtractedInk {
  readonly working: GreyImage;
  readonly ink: InkImage;
  readonly box: Box | null;
}

/** Scale to working size → binarise (Otsu) → drop specks → find the ink's box. */
export function extractInk(scanned: GreyImage): ExtractedInk {
  const working = shrinkToFit(scanned, workingSide);
  const ink = dropSpecks(binarise(working, otsuThreshold(histogramOf(working))));
  return { working, ink, box: inkBox(ink) };
}

/** The ink's box alone, of the ink and of the picture under it. */
export function cropToInk({ working, ink }: ExtractedInk, box: Box): { ink: InkImage; scanned: GreyImage } {
  return { ink: cropInk(ink, box), scanned: cropGrey(working, box) };
}
