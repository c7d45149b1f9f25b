/** Several signatures in one picture, told by the paper between them. */
import type { InkImage } from '../base/rasters.ts';
import type { Bounds } from './handwriting.ts';

/**
 * Empty paper this wide parts two signatures. Rows: names stand in one line, so a gap between lines is telling. Columns:
 * words of one name lie apart too; of 1,244 genuine signatures 1 % have a wider gap.
 */
const leastRowGap = 0.15;
const leastColumnGap = 0.4;
const leastColumnGapInHeights = 2.2;
/** Less of the ink than this is a dot or a stroke apart, not a signature. */
const leastShare = 0.12;

/** A stretch of empty rows or columns. */
interface Gap {
  readonly start: number;
  readonly end: number;
}

interface Profiles {
  readonly rows: Uint32Array;
  readonly columns: Uint32Array;
  readonly total: number;
}

function profilesOf({ width, ink }: InkImage, { left, top, right, bottom }: Bounds): Profiles {
  const rows = new Uint32Array(bottom - top);
  const columns = new Uint32Array(right - left);
  let total = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      rows[y - top] += ink[y * width + x];
      columns[x - left] += ink[y * width + x];
    }
    total += rows[y - top];
  }
  return { rows, columns, total };
}

/** The widest gap with a fair share of the ink on both sides; null when there is none. */
function widestGap(mass: Uint32Array, total: number): Gap | null {
  let widest: Gap | null = null;
  let before = 0;
  let lastInk = -1;
  for (let i = 0; i < mass.length; i++) {
    if (mass[i] === 0) continue;
    const gap = { start: lastInk + 1, end: i };
    const fair = Math.min(before, total - before) >= leastShare * total;
    if (fair && gap.end > gap.start && (!widest || gap.end - gap.start > widest.end - widest.start)) widest = gap;
    before += mass[i];
    lastInk = i;
  }
  return widest;
}

/** `bounds` without the empty rows and columns around its ink; null without ink. */
function tighten(bounds: Bounds, { rows, columns, total }: Profiles): Bounds | null {
  if (total === 0) return null;
  const isInk = (mass: number) => mass > 0;
  return {
    left: bounds.left + columns.findIndex(isInk),
    top: bounds.top + rows.findIndex(isInk),
    right: bounds.left + columns.findLastIndex(isInk) + 1,
    bottom: bounds.top + rows.findLastIndex(isInk) + 1,
  };
}

function splitByRows(bounds: Bounds, { start, end }: Gap): [Bounds, Bounds] {
  return [
    { ...bounds, bottom: bounds.top + start },
    { ...bounds, top: bounds.top + end },
  ];
}

function splitByColumns(bounds: Bounds, { start, end }: Gap): [Bounds, Bounds] {
  return [
    { ...bounds, right: bounds.left + start },
    { ...bounds, left: bounds.left + end },
  ];
}

function splitOnce(bounds: Bounds, { rows, columns, total }: Profiles): [Bounds, Bounds] | null {
  const width = bounds.right - bounds.left;
  const height = bounds.bottom - bounds.top;
  const rowGap = widestGap(rows, total);
  if (rowGap && rowGap.end - rowGap.start >= leastRowGap * height) return splitByRows(bounds, rowGap);
  const columnGap = widestGap(columns, total);
  if (!columnGap) return null;
  const gap = columnGap.end - columnGap.start;
  const parted = gap >= leastColumnGap * width || gap >= leastColumnGapInHeights * height;
  return parted ? splitByColumns(bounds, columnGap) : null;
}

/** Each signature's bounds, most ink first; one where they cannot be told apart, none without ink. */
export function separateSignatures(image: InkImage): Bounds[] {
  const found: { bounds: Bounds; ink: number }[] = [];
  const split = (loose: Bounds): void => {
    const bounds = tighten(loose, profilesOf(image, loose));
    if (!bounds) return;
    const profiles = profilesOf(image, bounds);
    const parts = splitOnce(bounds, profiles);
    if (parts) parts.forEach(split);
    else found.push({ bounds, ink: profiles.total });
  };
  split({ left: 0, top: 0, right: image.width, bottom: image.height });
  return found.sort((a, b) => b.ink - a.ink).map(({ bounds }) => bounds);
}
