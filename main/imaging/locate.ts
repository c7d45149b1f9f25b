/** First proposals for where the signatures of a page are. The user has the last word. */
import type { GreyImage, InkImage } from '../base/rasters.ts';
import type { Region } from '../contract/records.ts';
import { dropSpecks } from './clean.ts';
import { labelComponents } from './components.ts';
import { binariseInk, inkDarkOnLight } from './extract.ts';
import { findHandwriting } from './handwriting.ts';
import type { Bounds } from './handwriting.ts';
import { signatureLikeness } from './likeness.ts';
import { shrinkToFit } from './resample.ts';
import { eraseRules } from './rules.ts';
import { separateSignatures } from './separate.ts';

/** Long side at which a page is searched, in pixels: about 140 dpi for a letter. */
const locatingSide = 1600;
const ruleShape = { leastRun: 60, leastLength: 120, greatestDrift: 12, greatestThickness: 6 };
/** A picture with fewer strokes is no page of text but signatures alone; the development sets have at most 31. */
const leastStrokesOfPage = 40;
/** A stroke, not dust: this many pixels on a picture scaled for searching. */
const leastStroke = 20;
const greatestProposals = 8;
/** Log-odds below which a candidate is not worth showing: nine in ten pages without a signature have none above. */
const leastLikeness = -4;
/** Of two candidates that share this much of the smaller one, the better is shown. */
const greatestShare = 0.7;

function area({ left, top, right, bottom }: Bounds): number {
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}

function sharedOfSmaller(a: Bounds, b: Bounds): number {
  const shared = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
  return area(shared) / Math.min(area(a), area(b));
}

/** The best of each place, best first. */
function withoutOverlaps(ranked: readonly Bounds[]): Bounds[] {
  const kept: Bounds[] = [];
  for (const candidate of ranked) {
    if (kept.every((better) => sharedOfSmaller(better, candidate) <= greatestShare)) kept.push(candidate);
  }
  return kept;
}

/** Handwriting among the print of a page, most like a signature first. */
function findOnPage(ink: InkImage): Bounds[] {
  const { components } = labelComponents(eraseRules(ink, ruleShape));
  const ranked = findHandwriting(components, ink)
    .map((candidate) => ({ bounds: candidate.bounds, likeness: signatureLikeness(candidate, ink) }))
    .filter(({ likeness }) => likeness >= leastLikeness)
    .sort((a, b) => b.likeness - a.likeness);
  return withoutOverlaps(ranked.map(({ bounds }) => bounds));
}

/** The signatures of a picture that holds nothing else; null for a page with more on it. */
function findAlone(ink: InkImage): Bounds[] | null {
  const strokes = labelComponents(ink).components.filter(({ area }) => area >= leastStroke);
  return strokes.length < leastStrokesOfPage ? separateSignatures(dropSpecks(ink)) : null;
}

/**
 * Where signatures seem to be on a page, best first, at most 8; none where nothing looks like one. A picture of a
 * signature alone proposes its ink. `page` of each region is 0: the caller knows which page it asked about.
 */
export function locateSignatures(page: GreyImage): Region[] {
  const searched = shrinkToFit(page, locatingSide);
  const scale = page.width / searched.width;
  const ink = binariseInk(inkDarkOnLight(searched));
  const found = findAlone(ink) ?? findOnPage(ink);
  return found.slice(0, greatestProposals).map(({ left, top, right, bottom }) => ({
    page: 0,
    x: left * scale,
    y: top * scale,
    width: (right - left) * scale,
    height: (bottom - top) * scale,
  }));
}
