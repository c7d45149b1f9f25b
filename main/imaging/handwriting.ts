/** Finds groups of ink on a page that could be handwriting: large, thin, and not in a row of like characters. */
import type { Component } from './components.ts';
import { createGroups } from './groups.ts';
import { characterHeight, findPrint, heightOf, widthOf } from './print.ts';

/** Bounds in pixels; `right` and `bottom` are the first column and row beyond. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * A group of strokes that could be a signature. Lengths are in heights of the page's printed characters, so that they
 * say the same at every resolution.
 */
export interface Candidate {
  readonly bounds: Bounds;
  readonly width: number;
  readonly height: number;
  /** Share of the bounds that ink covers. */
  readonly density: number;
  /** Share of the bounds that the bounds of its largest stroke cover. */
  readonly largestStroke: number;
  /** The longest side of a stroke. */
  readonly longestStroke: number;
  /** Printed characters within the bounds for each character height of width. */
  readonly print: number;
}

/** Ink below this many pixels is noise. */
const leastArea = 6;
/** How far apart, in character heights, strokes of one hand may lie: close for names within text, wide for loose ones. */
const reaches = [1, 2.5];
const verticalReach = 0.2;
/** A page of noise has thousands of strokes; the largest tell. */
const greatestStrokeCount = 500;

interface Page {
  readonly width: number;
  readonly height: number;
  readonly character: number;
  readonly components: readonly Component[];
  readonly print: ReadonlySet<Component>;
}

function boundsArea(component: Component): number {
  return widthOf(component) * heightOf(component);
}

function longestSide(component: Component): number {
  return Math.max(widthOf(component), heightOf(component));
}

/** Neither print nor a frame, a logo or a blot. */
function couldBePen(component: Component, { width, character, print }: Page): boolean {
  if (print.has(component)) return false;
  if (widthOf(component) > 0.6 * width || heightOf(component) > 14 * character) return false;
  const filled = component.area > 0.6 * boundsArea(component);
  return !(filled && boundsArea(component) > 4 * character ** 2);
}

/** Larger than a printed character and not filled: what a signature has at least one of. */
function isLargeStroke(component: Component, character: number): boolean {
  return (
    longestSide(component) >= 1.6 * character &&
    heightOf(component) >= character &&
    component.area < 0.6 * boundsArea(component)
  );
}

/** Whether the gap between two bounds is at most `across` and `down`; overlapping, it is negative. */
function areClose(a: Bounds, b: Bounds, across: number, down: number): boolean {
  return (
    Math.max(a.left, b.left) - Math.min(a.right, b.right) <= across &&
    Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom) <= down
  );
}

function groupStrokes(strokes: readonly Component[], character: number, reach: number): Component[][] {
  const groups = createGroups<Component>();
  for (let i = 0; i < strokes.length; i++) {
    for (let j = i + 1; j < strokes.length; j++) {
      if (areClose(strokes[i], strokes[j], reach * character, verticalReach * character)) {
        groups.link(strokes[i], strokes[j]);
      }
    }
  }
  return groups.gather(strokes);
}

export function boundsOf(parts: readonly Bounds[]): Bounds {
  return parts.reduce((a, b) => ({
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  }));
}

/** Dots, commas and short dashes that lie in or close around a group belong to it. */
function withSmallStrokes(group: readonly Component[], pen: readonly Component[], character: number): Component[] {
  const around = boundsOf(group);
  const small = pen.filter(
    (one) =>
      heightOf(one) < 1.6 * character &&
      !group.includes(one) &&
      areClose(one, around, 0.8 * character, 0.1 * character),
  );
  return [...group, ...small];
}

function describe(strokes: readonly Component[], { character, components, print }: Page): Candidate {
  const bounds = boundsOf(strokes);
  const width = bounds.right - bounds.left;
  const height = bounds.bottom - bounds.top;
  const ink = strokes.reduce((sum, stroke) => sum + stroke.area, 0);
  const printed = components.filter((one) => print.has(one) && areClose(one, bounds, -1, -1)).length;
  return {
    bounds,
    width: width / character,
    height: height / character,
    density: ink / (width * height),
    largestStroke: Math.max(...strokes.map(boundsArea)) / (width * height),
    longestStroke: Math.max(...strokes.map(longestSide)) / character,
    print: printed / (width / character),
  };
}

/** Groups of strokes on a page that could be signatures. */
export function findHandwriting(all: readonly Component[], size: { width: number; height: number }): Candidate[] {
  const components = all.filter(({ area }) => area >= leastArea);
  const character = characterHeight(components);
  const page: Page = { ...size, character, components, print: findPrint(components, character) };
  const pen = components.filter((component) => couldBePen(component, page));
  const strokes = pen
    .filter((component) => isLargeStroke(component, character))
    .sort((a, b) => boundsArea(b) - boundsArea(a))
    .slice(0, greatestStrokeCount);
  return reaches
    .flatMap((reach) => groupStrokes(strokes, character, reach))
    .map((group) => describe(withSmallStrokes(group, pen, character), page))
    .filter(({ width, height }) => width >= 2.5 && height >= 1.3);
}
