/** The network's map over a cleaned picture: which cells drive the distance. */
import type { ContributionMap, Contributions } from '../../main/contract/records.ts';
import type { Point } from './similarity.ts';
import type { SideName } from './measures.ts';

/** Times the usual at which a cell has the strongest colour. */
export const strongest = 8;

/** What a map shows: where the distance arises, or what the likeness rests on. */
export const heatMeanings = ['apart', 'together'] as const;
export type HeatMeaning = (typeof heatMeanings)[number];

/** A cell of one of the two maps. */
export interface Cell {
  readonly side: SideName;
  readonly row: number;
  readonly column: number;
}

/** Cells next to one another that drive the distance, or hold it down, together. `share` of δ, or of the likeness. */
export interface HotRegion extends Cell {
  readonly share: number;
}

export function mapOf({ one, other }: Contributions, side: SideName): ContributionMap {
  return side === 'left' ? one : other;
}

/** δ, of which every cell is a part. */
export const deltaOf = ({ distance }: Contributions) => distance ** 2 / 2;

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

const valuesOf = (contributions: Contributions, side: SideName, meaning: HeatMeaning) =>
  mapOf(contributions, side)[meaning === 'apart' ? 'cells' : 'held'];

/** What the values of a side are shares of: both sides add to δ, while the whole likeness lies on each. */
function totalOf(contributions: Contributions, side: SideName, meaning: HeatMeaning): number {
  return meaning === 'apart' ? deltaOf(contributions) : sumOf(mapOf(contributions, side).held);
}

/** The value that colours and figures are multiples of: the usual, or the likeness spread evenly. */
function unitOf(contributions: Contributions, side: SideName, meaning: HeatMeaning): number {
  if (meaning === 'apart') return contributions.usual;
  return totalOf(contributions, side, meaning) / (contributions.rows * contributions.columns) || 1;
}

/** In pixels of the cleaned picture. */
export function rectangleOf({ rows, columns, ...maps }: Contributions, { side, row, column }: Cell) {
  const { frame } = side === 'left' ? maps.one : maps.other;
  const [width, height] = [frame.width / columns, frame.height / rows];
  return { x: frame.x + column * width, y: frame.y + row * height, width, height };
}

/** The cell over a pixel of the cleaned picture; null outside the map. */
export function cellAt(contributions: Contributions, side: SideName, { x, y }: Point): Cell | null {
  const { frame } = mapOf(contributions, side);
  const column = Math.floor(((x - frame.x) / frame.width) * contributions.columns);
  const row = Math.floor(((y - frame.y) / frame.height) * contributions.rows);
  const within = column >= 0 && row >= 0 && column < contributions.columns && row < contributions.rows;
  return within ? { side, row, column } : null;
}

/** What a cell says: its share, of the ink, too, and how well the best place of the other signature fits (a cosine). */
export function readCell(contributions: Contributions, { side, row, column }: Cell, meaning: HeatMeaning = 'apart') {
  const { cells, weights } = mapOf(contributions, side);
  const place = row * contributions.columns + column;
  const value = valuesOf(contributions, side, meaning)[place];
  const total = totalOf(contributions, side, meaning);
  const weight = weights[place];
  return {
    share: total === 0 ? 0 : value / total,
    ink: weight,
    likeness: weight === 0 ? null : 1 - (2 * cells[place]) / weight,
    timesUsual: value / unitOf(contributions, side, meaning),
  };
}

/** The regions of three by three cells that add most, strongest first, none overlapping another of its side. */
export function hotRegions(contributions: Contributions, count: number, meaning: HeatMeaning = 'apart'): HotRegion[] {
  const left = new Set<number>();
  const right = new Set<number>();
  const taken = { left, right };
  const all = (['left', 'right'] as const).flatMap((side) => regionsOf(contributions, side, meaning));
  const chosen: HotRegion[] = [];
  for (const region of all.sort((a, b) => b.share - a.share)) {
    const places = placesAround(contributions, region);
    if (places.some((place) => taken[region.side].has(place))) continue;
    places.forEach((place) => taken[region.side].add(place));
    chosen.push(region);
    if (chosen.length === count) break;
  }
  return chosen;
}

function regionsOf(contributions: Contributions, side: SideName, meaning: HeatMeaning): HotRegion[] {
  const { rows, columns } = contributions;
  const total = totalOf(contributions, side, meaning);
  if (total === 0) return [];
  const values = valuesOf(contributions, side, meaning);
  return Array.from({ length: rows * columns }, (_, place) => {
    const cell = { side, row: Math.floor(place / columns), column: place % columns };
    return { ...cell, share: sumOf(placesAround(contributions, cell).map((near) => values[near])) / total };
  });
}

function placesAround({ rows, columns }: Contributions, { row, column }: Cell): number[] {
  const places: number[] = [];
  for (let y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
    for (let x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) places.push(y * columns + x);
  }
  return places;
}

/** From clear over yellow and orange to dark red, which stays darker for whoever sees no hue. */
const apart = [
  { at: 0, colour: [255, 236, 140, 0] },
  { at: 0.25, colour: [255, 214, 80, 140] },
  { at: 0.6, colour: [240, 120, 30, 190] },
  { at: 1, colour: [160, 10, 40, 215] },
] as const;

/** From clear over light green and teal to dark blue, likewise. */
const together = [
  { at: 0, colour: [190, 240, 200, 0] },
  { at: 0.25, colour: [120, 215, 170, 140] },
  { at: 0.6, colour: [30, 140, 170, 190] },
  { at: 1, colour: [20, 40, 120, 215] },
] as const;
const ramps = { apart, together };

/** Red, green, blue and opacity, each 0 to 255, at so many times the usual. */
export function heatColour(timesUsual: number, meaning: HeatMeaning = 'apart'): [number, number, number, number] {
  const ramp = ramps[meaning];
  const place = Math.min(1, Math.max(0, timesUsual / strongest));
  const above = Math.max(
    1,
    ramp.findIndex(({ at }) => at >= place),
  );
  const [low, high] = [ramp[above - 1], ramp[above]];
  const share = (place - low.at) / (high.at - low.at);
  const [red, green, blue, opacity] = low.colour.map((from, i) => Math.round(from + share * (high.colour[i] - from)));
  return [red, green, blue, opacity];
}

/** RGBA of one picture of columns × rows pixels. */
export function heatPixels(
  contributions: Contributions,
  side: SideName,
  meaning: HeatMeaning = 'apart',
): Uint8ClampedArray<ArrayBuffer> {
  const values = valuesOf(contributions, side, meaning);
  const unit = unitOf(contributions, side, meaning);
  const rgba = new Uint8ClampedArray(4 * values.length);
  values.forEach((value, place) => rgba.set(heatColour(value / unit, meaning), 4 * place));
  return rgba;
}
