import type { GreyImage } from '../base/rasters.ts';
import type { Quality, Region } from '../contract/records.ts';
import type { InputSize, Measures, PreparedSignature } from './decoder-api.ts';
import { cropGrey } from './crop.ts';
import type { Box } from './crop.ts';
import { renderPage } from './document.ts';
import { encodePng, pictureOfInk } from './encode.ts';
import { cropToInk, extractInk } from './extract.ts';
import { inkDarkness, strokeWidth } from './measures.ts';
import { normaliseInk } from './normalise.ts';
import { shrinkToFit } from './resample.ts';

/** Long side of the crop as scanned that is kept and shown, in pixels. */
const scannedSide = 1600;

const nothingMeasured: Measures = { inkDarkness: 0, strokeWidth: 0, aspectRatio: 0 };

/** Whole pixels of a region, within the page; at least one pixel. */
function boxOf(region: Region, page: GreyImage): Box {
  const left = Math.min(page.width - 1, Math.max(0, Math.floor(region.x)));
  const top = Math.min(page.height - 1, Math.max(0, Math.floor(region.y)));
  const right = Math.min(page.width, Math.max(left + 1, Math.ceil(region.x + region.width)));
  const bottom = Math.min(page.height, Math.max(top + 1, Math.ceil(region.y + region.height)));
  return { left, top, width: right - left, height: bottom - top };
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
  const scanned = region ? cropGrey(page, boxOf(region, page)) : page;
  const picture = await encodePng(shrinkToFit(scanned, scannedSide));
  const extracted = extractInk(scanned);
  if (!extracted.box) return blank(picture);
  const cropped = cropToInk(extracted, extracted.box);
  const normalised = normaliseInk(cropped.ink, input);
  const { width, height } = cropped.ink;
  const inkPixels = cropped.ink.ink.reduce((sum, pixel) => sum + pixel, 0);
  const quality: Quality = { usable: true, reasons: [], inkPixels, width, height };
  const measures = {
    inkDarkness: inkDarkness(cropped.scanned, cropped.ink) ?? 0,
    strokeWidth: strokeWidth(cropped.ink) * Math.min(input.width / width, input.height / height),
    aspectRatio: width / height,
  };
  return { quality, normalised, scanned: picture, cleaned: await encodePng(pictureOfInk(cropped.ink)), measures };
}

function blank(scanned: Uint8Array<ArrayBuffer>): PreparedSignature {
  const quality: Quality = { usable: false, reasons: ['blank'], inkPixels: 0, width: 0, height: 0 };
  return { quality, normalised: null, scanned, cleaned: scanned, measures: nothingMeasured };
}

/** The first page of a file, taken as one signature. */
export async function prepareFile(bytes: Uint8Array, name: string, input: InputSize): Promise<PreparedSignature> {
  const { image } = await renderPage(bytes, name, 0);
  return prepareSignature(image, null, input);
}
