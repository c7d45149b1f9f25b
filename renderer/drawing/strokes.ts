/** What a pen drew on a pad: strokes as points, in the pad's width as unit. Pure. */
import type { DrawnKind } from '../../main/contract/lab/drawn.ts';
import type { LabOrigin } from '../../main/contract/lab/records.ts';

export interface PenPoint {
  readonly x: number;
  readonly y: number;
  /** How broad the line is here, as a share of its usual breadth. */
  readonly breadth: number;
}

export type Stroke = readonly PenPoint[];

/** Nearer to the last point than this adds nothing that could be seen. */
const leastStep = 0.002;

/** A pen tells its pressure, 0 to 1; a mouse and most fingers tell nothing that means one. */
export function breadthOf(pointerType: string, pressure: number): number {
  return pointerType === 'pen' ? 0.5 + Math.min(1, Math.max(0, pressure)) : 1;
}

/** The stroke going on to a point; the same stroke where the pen did not move. */
export function extended(stroke: Stroke, point: PenPoint): Stroke {
  const last = stroke.at(-1);
  const hasMoved = !last || Math.hypot(point.x - last.x, point.y - last.y) >= leastStep;
  return hasMoved ? [...stroke, point] : stroke;
}

/**
 * A pad as it is on the screen and in the picture made of it.
 *
 * @property aspect width over height
 * @property line   breadth of the usual line, as a share of the width
 */
export interface Pad {
  readonly aspect: number;
  readonly line: number;
}

/** Omniglot's drawings have lines of 5 pixels in frames of 105, and an ink box of 65 in the middle of all drawings. */
export const pads: Readonly<Record<DrawnKind, Pad>> = {
  character: { aspect: 1, line: 5 / 105 },
  signature: { aspect: 2.5, line: 0.01 },
};

/** What one draws on to have it held against pictures of a set: generated characters are 16 mm high, their lines half a mm. */
export function padOf(origin: LabOrigin | undefined): Pad {
  if (origin === 'generated-signatures' || origin === 'workspace') return pads.signature;
  return origin === 'generated-characters' ? { ...pads.character, line: 0.7 * (0.5 / 16) } : pads.character;
}
