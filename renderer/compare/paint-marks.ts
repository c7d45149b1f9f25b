/** Draws what lies over the pictures: guides, the scale, what was measured. */
import type { Baseline } from '../../main/contract/baseline.ts';
import type { Layers } from './layers.ts';
import type { SideName } from './measures.ts';
import { inkColours, type Context, type Pane, type Scene } from './scene.ts';
import { applyTo, type Point, type Similarity } from './similarity.ts';
import { planeAt } from './viewport.ts';

/** On paper, which is light in both themes. */
export const accent = '#1f4f9e';
const accentWash = '#1f4f9e38';
const halo = '#ffffffd9';
const guideInk = '#1f4f9e66';

export function paintBaseline(
  context: Context,
  { slope, intercept }: Baseline,
  { field }: Layers,
  toScreen: Similarity,
  side: SideName,
  ratio: number,
): void {
  if (!field) return;
  const beyond = 0.08 * field.width;
  const ends = [-beyond, field.width + beyond].map((x) => applyTo(toScreen, { x, y: intercept + slope * x }));
  context.setTransform(1, 0, 0, 1, 0, 0);
  // The two lines of an overlay differ in more than colour.
  context.setLineDash(side === 'left' ? [] : [8 * ratio, 5 * ratio]);
  context.lineWidth = 1.5 * ratio;
  context.strokeStyle = `rgb(${inkColours[side].join(' ')})`;
  strokePath(context, ends);
  context.setLineDash([]);
}

function strokePath(context: Context, points: readonly Point[]): void {
  context.beginPath();
  points.forEach(({ x, y }, i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
}

export function paintGrid(
  context: Context,
  { bar: { length: gridStep } }: Scene,
  { viewport, size, ratio }: Pane,
  screen: Similarity,
): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.strokeStyle = guideInk;
  context.lineWidth = ratio;
  const from = planeAt(viewport, size, { x: 0, y: 0 });
  const to = planeAt(viewport, size, { x: size.width, y: size.height });
  for (let line = Math.ceil(from.x / gridStep); line * gridStep <= to.x; line++) {
    const { x } = applyTo(screen, { x: line * gridStep, y: 0 });
    strokePath(context, [
      { x, y: 0 },
      { x, y: size.height * ratio },
    ]);
  }
  for (let line = Math.ceil(from.y / gridStep); line * gridStep <= to.y; line++) {
    const { y } = applyTo(screen, { x: 0, y: line * gridStep });
    strokePath(context, [
      { x: 0, y },
      { x: size.width * ratio, y },
    ]);
  }
}

/** The scale, in the lower left corner. */
export function paintBar(context: Context, { bar }: Scene, { size, ratio }: Pane, scale: number): void {
  const [x, y] = [12 * ratio, (size.height - 12) * ratio];
  const end = x + bar.length * scale;
  const tick = 4 * ratio;
  context.setTransform(1, 0, 0, 1, 0, 0);
  for (const [width, colour] of [
    [4, halo],
    [1.5, '#1b2027'],
  ] as const) {
    context.lineWidth = width * ratio;
    context.strokeStyle = colour;
    strokePath(context, [
      { x, y: y - tick },
      { x, y },
      { x: end, y },
      { x: end, y: y - tick },
    ]);
  }
  context.font = `${12 * ratio}px system-ui, sans-serif`;
  context.textBaseline = 'bottom';
  context.lineWidth = 3 * ratio;
  context.strokeStyle = halo;
  context.strokeText(bar.label, end + 6 * ratio, y + 2 * ratio);
  context.fillStyle = '#1b2027';
  context.fillText(bar.label, end + 6 * ratio, y + 2 * ratio);
}

export function paintMeasurement(
  context: Context,
  { points, label, kind }: Scene['measurements'][number],
  fromPage: Similarity,
  ratio: number,
): void {
  const places = points.map((point) => applyTo(fromPage, point));
  for (const [width, colour] of [
    [5, halo],
    [2, accent],
  ] as const) {
    context.lineWidth = width * ratio;
    context.strokeStyle = colour;
    strokePath(context, places);
    for (const { x, y } of places) {
      context.beginPath();
      context.arc(x, y, 3.5 * ratio, 0, 2 * Math.PI);
      context.stroke();
    }
  }
  const anchor = kind === 'angle' ? (places[1] ?? places[0]) : middleOf(places);
  paintLabel(context, label, { x: anchor.x + 8 * ratio, y: anchor.y + 8 * ratio }, ratio);
}

function middleOf(places: readonly Point[]): Point {
  const last = places[places.length - 1];
  return { x: (places[0].x + last.x) / 2, y: (places[0].y + last.y) / 2 };
}

export function paintLabel(context: Context, label: string, { x, y }: Point, ratio: number): void {
  // An angle of which only one side is drawn yet says nothing.
  if (label === '') return;
  context.font = `600 ${12 * ratio}px system-ui, sans-serif`;
  context.textBaseline = 'top';
  const width = context.measureText(label).width + 8 * ratio;
  context.fillStyle = accent;
  context.fillRect(x, y, width, 17 * ratio);
  context.fillStyle = '#ffffff';
  context.fillText(label, x + 4 * ratio, y + 3 * ratio);
}

export function paintCrosshair(
  context: Context,
  { crosshair }: Scene,
  { size, ratio }: Pane,
  screen: Similarity,
): void {
  if (!crosshair) return;
  const { x, y } = applyTo(screen, crosshair.place);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.strokeStyle = accentWash;
  context.lineWidth = ratio;
  strokePath(context, [
    { x, y: 0 },
    { x, y: size.height * ratio },
  ]);
  strokePath(context, [
    { x: 0, y },
    { x: size.width * ratio, y },
  ]);
  context.strokeStyle = accent;
  context.lineWidth = 2 * ratio;
  strokePath(context, [
    { x: x - 8 * ratio, y },
    { x: x + 8 * ratio, y },
  ]);
  strokePath(context, [
    { x, y: y - 8 * ratio },
    { x, y: y + 8 * ratio },
  ]);
}
