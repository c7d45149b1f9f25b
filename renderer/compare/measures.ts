/** Lengths and angles that a person takes on one of two signatures. */
import { withinHalfTurn, type Point } from './similarity.ts';

/** Called A and B where people read it: two panes may lie side by side or one above the other. */
export type SideName = 'left' | 'right';
export type MeasureKind = 'ruler' | 'angle';

/** Points in pixels of that signature's page, so that they stay where they are when it is moved. */
export interface Measurement {
  readonly id: number;
  readonly kind: MeasureKind;
  readonly side: SideName;
  readonly points: readonly Point[];
}

export const pointsOf: Readonly<Record<MeasureKind, number>> = { ruler: 2, angle: 3 };

export const millimetresPerInch = 25.4;

/** Pixels of the page. */
export function lengthOf([from, to]: readonly Point[]): number {
  return Math.hypot(to.x - from.x, to.y - from.y);
}

/** Null where the resolution is not known. */
export function inMillimetres(pixels: number, dpi: number | null): number | null {
  return dpi === null ? null : (pixels / dpi) * millimetresPerInch;
}

/** Degrees between 0 and 180, at the second of three points. */
export function angleAt([from, vertex, to]: readonly Point[]): number {
  const one = Math.atan2(from.y - vertex.y, from.x - vertex.x);
  const other = Math.atan2(to.y - vertex.y, to.x - vertex.x);
  return (Math.abs(withinHalfTurn(other - one)) * 180) / Math.PI;
}

/** Degrees of a line against the horizontal, counter-clockwise as on paper: rising writing is positive. */
export function slopeInDegrees(slope: number): number {
  return (-Math.atan(slope) * 180) / Math.PI;
}

/** A length for a grid or a scale bar: the largest 1, 2 or 5 times a power of ten that is no longer than `longest`. */
export function roundLength(longest: number): number {
  const power = 10 ** Math.floor(Math.log10(longest));
  const factor = [5, 2, 1].find((candidate) => candidate * power <= longest) ?? 1;
  return factor * power;
}
