import type { Quality } from '../contract/records.ts';
import { cropToInk } from './extract.ts';
import type { ExtractedInk } from './extract.ts';
import type { Box } from './crop.ts';
import { meanGrey } from './measures.ts';
import { separateSignatures } from './separate.ts';

/** Grey levels between paper and ink below which strokes get lost. */
const leastContrast = 40;
/** A signature of fewer pixels of the page, along its long side or of ink, has no shape to compare. */
const leastLongSide = 40;
const leastInk = 150;

export const blankQuality: Quality = { usable: false, reasons: ['blank'], inkPixels: 0, width: 0, height: 0 };

function inkArea(ink: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < ink.length; i++) count += ink[i];
  return count;
}

/**
 * What is wrong with a signature that was found in `box`. Only a signature too small to show a shape is unusable;
 * everything else deserves a second look. Sizes are in pixels of the page.
 */
export function assessQuality(extracted: ExtractedInk, box: Box): Quality {
  const { ink, scanned } = cropToInk(extracted, box);
  const { scale } = extracted;
  const inkPixels = Math.round(inkArea(ink.ink) / scale ** 2);
  const width = Math.round(box.width / scale);
  const height = Math.round(box.height / scale);
  const tooSmall = Math.max(width, height) < leastLongSide || inkPixels < leastInk;
  const paper = meanGrey(scanned, ink, 0);
  const faint = paper !== null && paper - (meanGrey(scanned, ink, 1) ?? 0) < leastContrast;
  const several = separateSignatures(ink).length > 1;
  const reasons: Quality['reasons'] = [];
  if (faint) reasons.push('faint');
  if (extracted.clipped) reasons.push('clipped');
  if (tooSmall) reasons.push('too-small');
  if (several) reasons.push('several-signatures');
  return { usable: !tooSmall, reasons, inkPixels, width, height };
}
