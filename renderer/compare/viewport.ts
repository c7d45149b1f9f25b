/** What of a plane a pane shows. */
import type { Point, Similarity } from './similarity.ts';

/** @property scale pixels of the screen for each unit of the plane  @property x, y what lies in the pane's middle */
export interface Viewport {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const leastScale = 0.02;
const greatestScale = 40;
/** Paper left free around what is fitted, as a share of the pane. */
const fittedShare = 0.9;

/** From the plane to the pane's own pixels. */
export function toScreen({ scale, x, y }: Viewport, pane: Size): Similarity {
  return { scale, angle: 0, x: pane.width / 2 - scale * x, y: pane.height / 2 - scale * y };
}

export function planeAt({ scale, x, y }: Viewport, pane: Size, screen: Point): Point {
  return { x: x + (screen.x - pane.width / 2) / scale, y: y + (screen.y - pane.height / 2) / scale };
}

/** Zoomed by a factor, so that what lies at `screen` stays there; without it, what lies in the middle. */
export function zoomed(viewport: Viewport, pane: Size, factor: number, screen?: Point): Viewport {
  const scale = Math.min(greatestScale, Math.max(leastScale, viewport.scale * factor));
  if (!screen) return { ...viewport, scale };
  const held = planeAt(viewport, pane, screen);
  return {
    scale,
    x: held.x - (screen.x - pane.width / 2) / scale,
    y: held.y - (screen.y - pane.height / 2) / scale,
  };
}

/** Moved so that the picture follows the pointer by (dx, dy) pixels of the screen. */
export function panned(viewport: Viewport, dx: number, dy: number): Viewport {
  return { ...viewport, x: viewport.x - dx / viewport.scale, y: viewport.y - dy / viewport.scale };
}

export function fitted({ left, top, right, bottom }: Bounds, pane: Size): Viewport {
  const across = (fittedShare * pane.width) / Math.max(1, right - left);
  const down = (fittedShare * pane.height) / Math.max(1, bottom - top);
  const scale = Math.min(greatestScale, Math.max(leastScale, Math.min(across, down)));
  return { scale, x: (left + right) / 2, y: (top + bottom) / 2 };
}

/** Whether two panes show a picture larger one above the other than side by side. */
export function fitsBetterStacked({ left, top, right, bottom }: Bounds, stage: Size): boolean {
  const scaleIn = (width: number, height: number) => Math.min(width / (right - left), height / (bottom - top));
  return scaleIn(stage.width, stage.height / 2) > scaleIn(stage.width / 2, stage.height);
}

export function boundsOf(points: readonly Point[]): Bounds {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

export function unionOf(one: Bounds, other: Bounds): Bounds {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

export function cornersOf({ left, top, right, bottom }: Bounds): Point[] {
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}
