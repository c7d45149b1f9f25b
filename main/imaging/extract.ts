import type { GreyImage, InkImage } from '../base/rasters.ts';
import { runsOutAtBorder } from './border.ts';
import { dropSpecks } from './clean.ts';
import { cropGrey, cropInk, inkBox } from './crop.ts';
import type { Box } from './crop.ts';
import { inkThreshold } from './ink-threshold.ts';
import { binarise, histogramOf } from './otsu.ts';
import { invert, isInverted } from './polarity.ts';
import { shrinkToFit } from './resample.ts';
import { evenPaper } from './shading.ts';

/** Long side before binarisation, in pixels: beyond it resolution tells nothing about a signature. */
export const workingSide = 1200;

/**
 * A signature parted from its paper.
 *
 * @property working the picture that was binarised, dark ink on light paper, its shading as scanned
 * @property ink     its ink, dust removed
 * @property box     where that ink lies in `working`; null when there is none
 * @property scale   pixels of `working` for each pixel of the page
 * @property clipped whether ink runs out of the picture
 */
export interface ExtractedInk {
  readonly working: GreyImage;
  readonly ink: InkImage;
  readonly box: Box | null;
  readonly scale: number;
  readonly clipped: boolean;
}

/** Dark ink on light paper, whichever way round it was scanned. */
export function inkDarkOnLight(image: GreyImage): GreyImage {
  return isInverted(image, histogramOf(image)) ? invert(image) : image;
}

/** Ink of a picture with dark ink on light paper; none where there is only paper. */
export function binariseInk(image: GreyImage): InkImage {
  const even = evenPaper(image);
  const threshold = inkThreshold(histogramOf(even));
  return binarise(even, threshold ?? -1);
}

/** Scale to working size → dark on light → even out the paper → binarise → drop specks → find the ink's box. */
export function extractInk(scanned: GreyImage): ExtractedInk {
  const working = inkDarkOnLight(shrinkToFit(scanned, workingSide));
  const ink = dropSpecks(binariseInk(working));
  return { working, ink, box: inkBox(ink), scale: working.width / scanned.width, clipped: runsOutAtBorder(ink) };
}

/** The ink's box alone, of the ink and of the picture under it. */
export function cropToInk({ working, ink }: ExtractedInk, box: Box): { ink: InkImage; scanned: GreyImage } {
  return { ink: cropInk(ink, box), scanned: cropGrey(working, box) };
}
