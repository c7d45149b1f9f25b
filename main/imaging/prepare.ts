import type { GreyImage, InkImage } from '../base/rasters.ts';
import type { Placement, Region } from '../contract/records.ts';
import { encodeCentreLine, traceCentreLine } from './centre-line.ts';
import { cropGrey } from './crop.ts';
import type { Box } from './crop.ts';
import type { InputSize, Measures, NormalisedPicture, PreparedSignature, TracedPicture } from './decoder-api.ts';
import { decodeImage } from './decode.ts';
import { renderPage } from './document.ts';
import { encodePng, inkOfPicture, pictureOfInk } from './encode.ts';
import { cropToInk, extractInk } from './extract.ts';
import type { ExtractedInk } from './extract.ts';
import { meanGrey, strokeWidth } from './measures.ts';
import { frameOfInput, normaliseInk, normalisingScale } from './normalise.ts';
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

/** A region's working picture begins where the region does, to within half a pixel of it. */
function placementOf(
  { scale }: ExtractedInk,
  box: Box,
  asScanned: GreyImage,
  scanned: GreyImage,
  dpi: number | null,
): Placement {
  return {
    dpi,
    scannedStep: asScanned.width / scanned.width,
    cleaned: { x: box.left / scale, y: box.top / scale, step: 1 / scale },
  };
}

/**
 * From a page, or a region of it, to what is compared and shown. Never throws for a poor picture: `quality` says what
 * is wrong, and `normalised` is null when there is no ink.
 *
 * @param dpi of the page, where it is known
 */
export async function prepareSignature(
  page: GreyImage,
  region: Region | null,
  input: InputSize,
  dpi: number | null = null,
): Promise<PreparedSignature> {
  const asScanned = region ? cropGrey(page, boxOf(region, page)) : page;
  const shown = shrinkToFit(asScanned, scannedSide);
  const scanned = await encodePng(shown);
  const extracted = region ? extractRegion(page, region) : extractInk(page);
  const { box } = extracted;
  if (!box) {
    const nothing = { normalised: null, placement: null, centreLine: null, measures: nothingMeasured };
    return { quality: blankQuality, scanned, cleaned: scanned, ...nothing };
  }
  const { ink } = cropToInk(extracted, box);
  return {
    quality: assessQuality(extracted, box),
    normalised: normaliseInk(ink, input),
    scanned,
    cleaned: await encodePng(pictureOfInk(ink)),
    placement: placementOf(extracted, box, asScanned, shown, dpi),
    centreLine: tracedLine(ink),
    measures: measure(extracted, box, input),
  };
}

/** The first page of a file, taken as one signature. Throws as `renderPage` does. */
export async function prepareFile(bytes: Uint8Array, name: string, input: InputSize): Promise<PreparedSignature> {
  const { image, dpi } = await renderPage(bytes, name, 0);
  return prepareSignature(image, null, input, dpi);
}

/** The centre line of a cleaned picture that `prepareSignature` made. Throws as `decodeImage` does. */
export async function traceCleaned(bytes: Uint8Array, name: string): Promise<TracedPicture> {
  return { centreLine: tracedLine(inkOfPicture(await decodeImage(bytes, name))) };
}

function tracedLine(cropped: InkImage): TracedPicture['centreLine'] {
  const line = traceCentreLine(cropped);
  return line && encodeCentreLine(line);
}

/** A cleaned picture that `prepareSignature` made, normalised again. Throws as `decodeImage` does. */
export async function normaliseCleaned(bytes: Uint8Array, name: string, input: InputSize): Promise<NormalisedPicture> {
  const ink = inkOfPicture(await decodeImage(bytes, name));
  return { normalised: normaliseInk(ink, input), frame: frameOfInput(ink, input) };
}
