/** What a pen drew on a pad: strokes as points, in the pad's width as unit. Pure. */

export interface PenPoint {
  readonly x: number;
  readonly y: number;
  /** How broad the line is here, as a share of its usual breadth. */
  readonly breadth: number;
}

export type Stroke = readonly PenPoint[];

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

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

/** The least box that holds the way the pen went; null where nothing was drawn. */
export function boxOf(strokes: readonly Stroke[]): Box | null {
  const points = strokes.flat();
  if (points.length === 0) return null;
  const across = points.map(({ x }) => x);
  const down = points.map(({ y }) => y);
  const left = Math.min(...across);
  const top = Math.min(...down);
  return { left, top, width: Math.max(...across) - left, height: Math.max(...down) - top };
}

/** How drawn strokes lie on a picture. */
export interface Fit {
  readonly width: number;
  readonly height: number;
  /** Pixels of the pad's width. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  /** Breadth of the usual line in pixels. */
  readonly line: number;
}

/** Paper round the ink on each side, as a share of the picture's longer side. */
const paper = 0.06;
/** A dot has no extent: it is drawn as if it were this large a share of the pad. */
const leastExtent = 0.03;

/**
 * Fits strokes into a picture of their own, as large as it holds, their line as broad for their size as the pictures have it
 * that they are held against: whoever draws small does not draw bold.
 *
 * @param side   longer side of the picture, in pixels
 * @param share  breadth of the line as a share of the ink's longer side, see `lineShares`
 */
export function fitStrokes(strokes: readonly Stroke[], side: number, share: number): Fit | null {
  const box = boxOf(strokes);
  if (!box) return null;
  const extent = Math.max(box.width, box.height, leastExtent);
  const ink = side * (1 - 2 * paper);
  const line = share * ink;
  const scale = (ink - line) / extent;
  const margin = side * paper + line / 2;
  return {
    width: Math.max(1, Math.round(box.width * scale + 2 * margin)),
    height: Math.max(1, Math.round(box.height * scale + 2 * margin)),
    ...{ scale, line },
    left: margin - box.left * scale,
    top: margin - box.top * scale,
  };
}

/**
 * Breadth of the line over the longer side of the ink: the median of Omniglot's drawings, by `strokeWidth` of
 * main/imaging/measures.ts, is 0.084; a signature is wide for the pen that wrote it.
 */
export const lineShares = { character: 0.08, signature: 0.02 } as const;
export type DrawingKind = keyof typeof lineShares;
