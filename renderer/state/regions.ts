/** Regions of a page, in pixels of the page as decoded. Pure: the editor only draws what these return. */
import type { PageView, Region } from '../../main/contract/records.ts';

export interface PageSize {
  readonly page: number;
  readonly width: number;
  readonly height: number;
}

/** Where a region can be taken hold of: an edge, a corner, or all of it. */
export type Grip = 'n' | 'ne' | 'e' | 'se' | 's' | 'sw' | 'w' | 'nw' | 'move';

export const edgeGrips = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;

/** A region narrower than this holds no signature; dragging stops there. */
const leastSide = 16;

export function wholePage({ page, width, height }: PageSize): Region {
  return { page, x: 0, y: 0, width, height };
}

export function isWholePage(region: Region, size: PageSize): boolean {
  return region.x <= 0 && region.y <= 0 && region.width >= size.width && region.height >= size.height;
}

/**
 * Whether a picture is a sheet with a signature somewhere on it rather than a crop of one signature: as large as a cheque
 * or a postcard, 5.8 by 2.6 inches where the resolution is known, else as many pixels as those have at 300 dpi, nearly.
 */
export function looksLikeSheet({ width, height, dpi }: { width: number; height: number; dpi: number | null }): boolean {
  const [longer, shorter] = dpi === null ? [1_700, 700] : [5.8 * dpi, 2.6 * dpi];
  return Math.max(width, height) >= longer && Math.min(width, height) >= shorter;
}

/** Where to start: the best proposal on a sheet, everything of a crop. */
export function startingRegion(view: PageView, dpi: number | null): Region {
  const best = view.proposals[0];
  return best && looksLikeSheet({ ...view, dpi }) ? wholePixels(best) : wholePage(view);
}

/** The same region without fractions of pixels. */
export function wholePixels(region: Region): Region {
  const x = Math.round(region.x);
  const y = Math.round(region.y);
  return { page: region.page, x, y, width: Math.round(region.width), height: Math.round(region.height) };
}

/** The region between two corners, however they lie, within the page. */
export function regionBetween(
  from: { x: number; y: number },
  to: { x: number; y: number },
  size: PageSize,
): Region | null {
  const [left, right] = ordered(clamp(from.x, 0, size.width), clamp(to.x, 0, size.width));
  const [top, bottom] = ordered(clamp(from.y, 0, size.height), clamp(to.y, 0, size.height));
  if (right - left < leastSide || bottom - top < leastSide) return null;
  return wholePixels({ page: size.page, x: left, y: top, width: right - left, height: bottom - top });
}

/** The region after its grip was dragged by (dx, dy); it neither leaves the page nor turns inside out. */
export function dragged(region: Region, grip: Grip, dx: number, dy: number, size: PageSize): Region {
  if (grip === 'move') return moved(region, dx, dy, size);
  let left = region.x;
  let top = region.y;
  let right = region.x + region.width;
  let bottom = region.y + region.height;
  if (grip.includes('w')) left = clamp(left + dx, 0, right - leastSide);
  if (grip.includes('e')) right = clamp(right + dx, left + leastSide, size.width);
  if (grip.includes('n')) top = clamp(top + dy, 0, bottom - leastSide);
  if (grip.includes('s')) bottom = clamp(bottom + dy, top + leastSide, size.height);
  return wholePixels({ page: size.page, x: left, y: top, width: right - left, height: bottom - top });
}

function moved(region: Region, dx: number, dy: number, size: PageSize): Region {
  const x = clamp(region.x + dx, 0, size.width - region.width);
  const y = clamp(region.y + dy, 0, size.height - region.height);
  return wholePixels({ ...region, x, y });
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * The region after a key: arrows move it, with Shift they move its right and lower edge, with Alt a pixel at a time.
 * Null for a key that means nothing here.
 */
export function afterKey(
  region: Region,
  { key, shiftKey, altKey }: { key: string; shiftKey: boolean; altKey: boolean },
  size: PageSize,
): Region | null {
  const direction = directions[key];
  if (!direction) return null;
  const step = altKey ? 1 : Math.max(1, Math.round(Math.max(size.width, size.height) / 100));
  return dragged(region, shiftKey ? 'se' : 'move', direction[0] * step, direction[1] * step, size);
}

/** Where a region lies, in percent of the page: for drawing it over a preview of any size. */
export function shareOf(region: Region, size: PageSize): { left: number; top: number; width: number; height: number } {
  return {
    left: (100 * region.x) / size.width,
    top: (100 * region.y) / size.height,
    width: (100 * region.width) / size.width,
    height: (100 * region.height) / size.height,
  };
}

function ordered(a: number, b: number): readonly [number, number] {
  return a <= b ? [a, b] : [b, a];
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
