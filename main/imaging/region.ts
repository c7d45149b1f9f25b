/** The ink of one region of a page, told from what reaches into it from outside. */
import type { GreyImage, InkImage } from '../base/rasters.ts';
import type { Region } from '../contract/records.ts';
import { runsOutAtBorder } from './border.ts';
import { dropSpecks } from './clean.ts';
import { labelComponents } from './components.ts';
import { cropGrey, cropInk, inkBox } from './crop.ts';
import type { Box } from './crop.ts';
import { inkDarkOnLight, workingSide } from './extract.ts';
import type { ExtractedInk } from './extract.ts';
import { inkThreshold } from './ink-threshold.ts';
import { binarise, histogramOf } from './otsu.ts';
import { shrinkToFit } from './resample.ts';
import { eraseRules } from './rules.ts';
import { evenPaper } from './shading.ts';

/** How far around a region its surroundings are looked at, as a share of its sides. */
const surroundings = 0.25;
/** A line that reaches beyond the region by this share of its side was there before the signature. */
const ruleReach = 1.1;
/** A rule's runs, thickness and drift, as shares of the region's width; a signature's region is about 60 mm wide. */
const ruleRun = 0.08;
const ruleThickness = 0.012;
const ruleDrift = 0.06;
/** A component belongs to the region if this much of its ink lies in it. */
const leastInside = 0.5;
/** Pixels beside print that are neither its grey nor the paper's. */
const edgeOfPrint = 3;
/** Ink cut off at the region's border, as a share of the ink in it, that makes the signature clipped. */
const clippedShare = 0.01;

/** Whole pixels of a region, within the page; at least one pixel. */
export function boxOf(region: Omit<Region, 'page'>, page: { width: number; height: number }): Box {
  const left = Math.min(page.width - 1, Math.max(0, Math.floor(region.x)));
  const top = Math.min(page.height - 1, Math.max(0, Math.floor(region.y)));
  const right = Math.min(page.width, Math.max(left + 1, Math.ceil(region.x + region.width)));
  const bottom = Math.min(page.height, Math.max(top + 1, Math.ceil(region.y + region.height)));
  return { left, top, width: right - left, height: bottom - top };
}

function withSurroundings({ left, top, width, height }: Box, page: GreyImage): Box {
  const across = width * surroundings;
  const down = height * surroundings;
  return boxOf({ x: left - across, y: top - down, width: width + 2 * across, height: height + 2 * down }, page);
}

/** `inner`, given in the page's pixels, within the scaled picture of `outer`. */
function boxWithin(inner: Box, outer: Box, scaled: GreyImage): Box {
  const scale = scaled.width / outer.width;
  return boxOf(
    {
      x: Math.round((inner.left - outer.left) * scale),
      y: Math.round((inner.top - outer.top) * scale),
      width: Math.round(inner.width * scale),
      height: Math.round(inner.height * scale),
    },
    scaled,
  );
}

function eraseFormLines(ink: InkImage, region: Box): InkImage {
  const shape = {
    leastRun: Math.ceil(ruleRun * region.width),
    greatestThickness: Math.max(3, Math.round(ruleThickness * region.width)),
    greatestDrift: Math.ceil(ruleDrift * region.width),
  };
  return eraseRules(
    ink,
    { ...shape, leastLength: ruleReach * region.width },
    { ...shape, leastLength: ruleReach * region.height },
  );
}

/** Columns that a run of ink has inside the region. */
function insideOf(row: number, start: number, end: number, region: Box): number {
  if (row < region.top || row >= region.top + region.height) return 0;
  return Math.max(0, Math.min(end, region.left + region.width) - Math.max(start, region.left));
}

/**
 * Print and frames around a signature may be far darker than it, and take pale strokes below the threshold that parts all of
 * them from the paper. What does not belong to the region is left out of the histogram then, with its blurred edge.
 *
 * @param ink what was found in the region at `threshold`
 * @returns a higher threshold where the surroundings had lowered it; null where they had not
 */
function thresholdWithout(even: GreyImage, threshold: number, ink: InkImage): number | null {
  const foreign = grown(leftOut(even, threshold, ink), edgeOfPrint);
  const histogram = new Uint32Array(256);
  for (let i = 0; i < even.pixels.length; i++) if (foreign.ink[i] === 0) histogram[even.pixels[i]]++;
  const own = inkThreshold(histogram);
  return own !== null && own > threshold ? own : null;
}

function leftOut({ width, height, pixels }: GreyImage, threshold: number, { ink }: InkImage): InkImage {
  return { width, height, ink: ink.map((inked, i) => (inked === 0 && pixels[i] <= threshold ? 1 : 0)) };
}

/** Ink with everything within a square of so many pixels about it: along rows, then along columns. */
function grown({ width, height, ink }: InkImage, by: number): InkImage {
  const along = (from: Uint8Array, step: number, length: number, lines: number, across: number) => {
    const out = new Uint8Array(from.length);
    for (let line = 0; line < lines; line++) {
      for (let at = 0, last = -Infinity; at < length + by; at++) {
        if (at < length && from[line * across + at * step] === 1) last = at;
        const reached = at - by;
        if (reached >= 0 && last >= reached - by) out[line * across + reached * step] = 1;
      }
    }
    return out;
  };
  return { width, height, ink: along(along(ink, 1, width, height, width), width, height, width, 1) };
}

/** Components mostly within the region, whole; and how much of their ink lies outside it, as a share of what is inside. */
function inkOfRegion(image: InkImage, region: Box): { ink: InkImage; outside: number } {
  const { components, component, runs } = labelComponents(image);
  const inside = new Float64Array(components.length);
  for (let run = 0; run < runs.count; run++) {
    inside[component[run]] += insideOf(runs.row[run], runs.start[run], runs.end[run], region);
  }
  const belongs = components.map(({ area }, index) => inside[index] >= leastInside * area);
  const ink = new Uint8Array(image.ink.length);
  for (let run = 0; run < runs.count; run++) {
    const begin = runs.row[run] * image.width;
    if (belongs[component[run]]) ink.fill(1, begin + runs.start[run], begin + runs.end[run]);
  }
  const kept = inside.reduce((sum, own, index) => (belongs[index] ? sum + own : sum), 0);
  const all = components.reduce((sum, { area }, index) => (belongs[index] ? sum + area : sum), 0);
  return { ink: { width: image.width, height: image.height, ink }, outside: kept === 0 ? 0 : (all - kept) / kept };
}

function findInk(around: GreyImage, box: Box): ReturnType<typeof inkOfRegion> {
  const even = evenPaper(around);
  const partedAt = (threshold: number) => inkOfRegion(eraseFormLines(binarise(even, threshold), box), box);
  const threshold = inkThreshold(histogramOf(even)) ?? -1;
  const found = partedAt(threshold);
  const higher = thresholdWithout(even, threshold, found.ink);
  return higher === null ? found : partedAt(higher);
}

/**
 * Ink of a region, as `extractInk` finds it for a whole picture. Rules that run on beyond the region are erased, and
 * print or strokes that merely reach into it are left out.
 */
export function extractRegion(page: GreyImage, region: Region): ExtractedInk {
  const inner = boxOf(region, page);
  const outer = withSurroundings(inner, page);
  const longSide = Math.max(inner.width, inner.height);
  const limit = (workingSide * Math.max(outer.width, outer.height)) / longSide;
  const around = inkDarkOnLight(shrinkToFit(cropGrey(page, outer), limit));
  const box = boxWithin(inner, outer, around);
  const found = findInk(around, box);
  const ink = dropSpecks(cropInk(found.ink, box));
  return {
    working: cropGrey(around, box),
    ink,
    box: inkBox(ink),
    scale: around.width / outer.width,
    clipped: found.outside >= clippedShare || runsOutAtBorder(found.ink),
  };
}
