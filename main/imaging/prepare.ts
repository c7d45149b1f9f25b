import type { GreyImage } from '../base/rasters.ts';
import type { Region } from '../contract/records.ts';
import { cropGrey } from './crop.ts';
import type { Box } from './crop.ts';
import type { InputSize, Measures, PreparedSignature } from './decoder-api.ts';
import { renderPage } from './document.ts';
import { encodePng, pictureOfInk } from './encode.ts';
import { cropToInk, extractInk } from './extract.ts';
import type { ExtractedInk } from './extract.ts';
import { meanGrey, strokeWidth } from './measures.ts';
import { normaliseInk, normalisingScale } from './normalise.ts';
import { assessQuality, blankQuality } from './quality.ts';
import { boxOf, extractRegion } from './region.ts';
import { shrinkToFit } from './resample.ts';

/** Long side of the crop as scanned that is kept and shown, in pixels. */
const scannedSide = 1600;

const nothingMeasured: Measures = { inkDarkness: 0, strokeWidth: 0, aspectRatio: 0 };

function measure(extracted: ExtractedInk, box: Box, input: InputSize): Measures {
  const { ink, scanned } = cropToInk(extracted, box);
  return {
    inkDarkness: meanGrey(scanned, ink, 1) ?? 0,
    strokeWidth: strokeWidth(ink) * normalisingScale(ink, input),
    aspectRatio: box.width / box.height,
  };
}

/**
 * From a page, or a region of it, to what is compared and shown. Never throws for a poor picture: `quality` says what
 * is wrong, and `normalised` is null when there is no ink.
 */
export async function prepareSignature(
  page: GreyImage,
  region: Region | null,
  input: InputSize,
): Promise<PreparedSignature> {
  const asScanned = region ? cropGrey(page, boxOf(region, page)) : page;
  const scanned = await encodePng(shrinkToFit(asScanned, scannedSide));
  const extracted = region ? extractRegion(page, region) : extractInk(page);
  const { box } = extracted;
  if (!box) return { quality: blankQuality, normalised: null, scanned, cleaned: scanned, measures: nothingMeasured };
  const { ink } = cropToInk(extracted, box);
  return {
    quality: assessQuality(extracted, box),
    normalised: normaliseInk(ink, input),
    scanned,
    cleaned: await encodePng(pictureOfInk(ink)),
    measures: measure(extracted, box, input),
  };
}

/** The first page of a file, taken as one signature. Throws as `renderPage` does. */
export async function prepareFile(bytes: Uint8Array, name: string, input: InputSize): Promise<PreparedSignature> {
  const { image } = await renderPage(bytes, name, 0);
  return prepareSignature(image, null, input);
}
