/** In which part of a signature the distance arises, beyond what is usual there for this hand. */
import type { LocalMap } from '../base/embedding.ts';
import type { StrongestPlace } from '../contract/explanation.ts';
import { localContributions } from './contributions.ts';

const rows = ['top', 'middle', 'bottom'] as const;
const columns = ['left', 'middle', 'right'] as const;
const parts = rows.length * columns.length;

/** Ink mass beyond these shares, in each direction, does not widen the parts. */
const edge = 0.01;
/** As in the distance itself: as many references what is usual counts for. */
const usualWeight = 2;
/** A place stands out when it adds this many times the usual, and this share of everything beyond the usual. */
const timesUsual = 1.3;
const shareOfExcess = 0.3;

/**
 * @param references at least one, of the shape of `questioned`
 * @param usual      how far two signings of such a hand usually lie apart (`usualSpread`)
 * @returns null where no place stands out
 */
export function strongestPlace(
  questioned: LocalMap,
  references: readonly LocalMap[],
  usual: number,
): StrongestPlace | null {
  const partOf = divide([questioned, ...references]);
  const observed = meanOf(references.map((reference) => differencesBy(partOf, questioned, reference)));
  const ink = meanOf([questioned, ...references].map(({ weights }) => sumBy(partOf, weights)));
  const expected = usualDifferences(partOf, references, ink, usual);
  const excess = observed.map((value, part) => Math.max(0, value - expected[part]));
  const total = excess.reduce((sum, value) => sum + value, 0);
  const part = excess.indexOf(Math.max(...excess));
  if (total === 0 || excess[part] < shareOfExcess * total || observed[part] < timesUsual * expected[part]) return null;
  return {
    row: rows[Math.floor(part / columns.length)],
    column: columns[part % columns.length],
    share: observed[part] / observed.reduce((sum, value) => sum + value, 0),
    ink: Math.min(1, ink[part]),
  };
}

/** What two maps' cells add to δ, summed over each part. */
function differencesBy(partOf: Int8Array, one: LocalMap, other: LocalMap): number[] {
  const { ofA, ofB } = localContributions(one, other);
  const [a, b] = [sumBy(partOf, ofA), sumBy(partOf, ofB)];
  return a.map((value, part) => value + b[part]);
}

/** As among the references themselves, drawn towards what is usual: its δ, spread like the ink. */
function usualDifferences(
  partOf: Int8Array,
  references: readonly LocalMap[],
  ink: readonly number[],
  usual: number,
): number[] {
  const population = ink.map((share) => (share * usual ** 2) / 2);
  const pairs = references.flatMap((one, i) => references.slice(i + 1).map((other) => [one, other] as const));
  if (pairs.length === 0) return population;
  const own = meanOf(pairs.map(([one, other]) => differencesBy(partOf, one, other)));
  const count = references.length;
  return own.map((value, part) => (count * value + usualWeight * population[part]) / (count + usualWeight));
}

/** For each cell its part: thirds, both ways, of where the ink lies. */
function divide(maps: readonly LocalMap[]): Int8Array {
  const { rows: down, columns: across, weights } = maps[0];
  const byRow = new Float64Array(down);
  const byColumn = new Float64Array(across);
  for (const map of maps) {
    map.weights.forEach((weight, cell) => {
      byRow[Math.floor(cell / across)] += weight;
      byColumn[cell % across] += weight;
    });
  }
  const [rowThird, columnThird] = [thirds(byRow), thirds(byColumn)];
  return Int8Array.from(weights, (_, cell) => {
    return rowThird(Math.floor(cell / across)) * columns.length + columnThird(cell % across);
  });
}

function thirds(mass: Float64Array): (at: number) => number {
  const total = mass.reduce((sum, value) => sum + value, 0);
  let first = 0;
  for (let sum = mass[0]; sum < edge * total; sum += mass[first]) first++;
  let last = mass.length - 1;
  for (let sum = mass[last]; sum < edge * total; sum += mass[last]) last--;
  const third = (last - first + 1) / 3;
  return (at) => Math.min(2, Math.max(0, Math.floor((at - first) / third)));
}

function sumBy(partOf: Int8Array, values: Float32Array): number[] {
  const sums = new Array<number>(parts).fill(0);
  values.forEach((value, cell) => (sums[partOf[cell]] += value));
  return sums;
}

function meanOf(rows: readonly (readonly number[])[]): number[] {
  return rows[0].map((_, part) => rows.reduce((sum, row) => sum + row[part], 0) / rows.length);
}
