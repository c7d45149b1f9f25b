/** Lines of a chart as points, and what they say between them. */

export type Point = readonly [x: number, y: number];

export interface Series {
  readonly name: string;
  /** By rising x. */
  readonly points: readonly Point[];
  /** A colour of tokens.css, without `--color-`. */
  readonly colour: string;
  /** Lengths of dashes, so that lines are told apart without colour; a whole line without. */
  readonly dashes?: string;
  /** Drawn thin and pale: what a stronger line was made of. */
  readonly faint?: boolean;
  /** How far the height may be off at some places, drawn as whiskers. */
  readonly intervals?: readonly Interval[];
}

export interface Interval {
  readonly x: number;
  readonly low: number;
  readonly high: number;
}

/** The height of a line at x, straight between its points; null beyond its ends. */
export function heightAt(points: readonly Point[], x: number): number | null {
  const after = points.findIndex(([at]) => at >= x);
  if (after < 0) return null;
  const [xAfter, yAfter] = points[after];
  if (xAfter === x) return yAfter;
  if (after === 0) return null;
  const [xBefore, yBefore] = points[after - 1];
  return yBefore + ((yAfter - yBefore) * (x - xBefore)) / (xAfter - xBefore);
}

/**
 * A header and a row for each x of any line; a cell is empty where a line says nothing. Behind a line with intervals come
 * both their ends. RFC 4180.
 */
export function toCsv(xName: string, series: readonly Series[]): string {
  const places = [...new Set(series.flatMap(({ points }) => points.map(([x]) => x)))].sort((a, b) => a - b);
  const rows = places.map((x) => [x, ...series.flatMap((line) => cellsAt(line, x))]);
  const names = series.flatMap(({ name, intervals }) => (intervals ? [name, `${name} ≥`, `${name} ≤`] : [name]));
  return [[xName, ...names].map(quoted), ...rows].map((cells) => cells.join(',')).join('\r\n') + '\r\n';
}

function cellsAt({ points, intervals }: Series, x: number): (number | string)[] {
  const height = heightAt(points, x) ?? '';
  if (!intervals) return [height];
  const interval = intervals.find((one) => one.x === x);
  return [height, interval?.low ?? '', interval?.high ?? ''];
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
