/** Draws what a pane shows onto a canvas. */
import type { Baseline } from './baseline.ts';
import { rectangleOf, type Cell } from './heat.ts';
import type { Drawable, Layer, Layers } from './layers.ts';
import type { Measurement, SideName } from './measures.ts';
import type { CompareMode, Guide } from './modes.ts';
import { applyTo, compose, matrixOf, type Point, type Similarity } from './similarity.ts';
import { planeAt, toScreen, type Size, type Viewport } from './viewport.ts';
import type { Contributions } from '../../main/contract/records.ts';

/** Each signature's own ink. The blue is darker than the orange, for whoever tells no hues; both together are black. */
export const inkColours = { left: [20, 62, 160], right: [222, 118, 0] } as const;
/** On paper, which is light in both themes. */
const accent = '#1f4f9e';
const accentWash = '#1f4f9e38';
const halo = '#ffffffd9';
const guideInk = '#1f4f9e66';

/** One of the two signatures. @property toPlane from pixels of its page to the plane */
export interface SidePicture {
  readonly layers: Layers;
  /** The picture shown in its own colour, for an overlay. */
  readonly tint: Drawable | null;
  readonly toPlane: Similarity;
  readonly baseline: Baseline | null;
}

/** @property toPlane from pixels of the picture to the plane */
export interface PlacedPicture {
  readonly picture: Drawable;
  readonly toPlane: Similarity;
}

export interface Scene {
  readonly mode: CompareMode;
  readonly as: 'scanned' | 'cleaned';
  readonly left: SidePicture;
  readonly right: SidePicture;
  /** Of an overlay: 0 the left signature alone, 1 the right one alone, between them both. */
  readonly balance: number;
  /** Which one a blink shows now. */
  readonly shown: SideName;
  readonly difference: PlacedPicture | null;
  readonly heat: { readonly contributions: Contributions; readonly left: Drawable; readonly right: Drawable } | null;
  /** Cells drawn with a border, the first of them with the strongest; numbers name regions. */
  readonly marked: readonly (Cell & { readonly name: string | null; readonly reach: number })[];
  readonly guide: Guide;
  /** Length of the scale bar and of a square of the grid, in units of the plane, and how it is read. */
  readonly bar: { readonly length: number; readonly label: string };
  readonly measurements: readonly (Measurement & { readonly label: string })[];
  readonly crosshair: { readonly side: SideName; readonly place: Point } | null;
}

/** @property ratio pixels of the canvas for each pixel of the screen */
export interface Pane {
  readonly which: SideName | 'both';
  readonly size: Size;
  readonly ratio: number;
  readonly viewport: Viewport;
  readonly paper: string;
  /** Names the signature in the upper left corner, where the pane shows one. */
  readonly letter: string | null;
}

type Context = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

export function paintPane(context: Context, scene: Scene, pane: Pane): void {
  const { size, ratio, viewport } = pane;
  const screen = compose({ scale: ratio, angle: 0, x: 0, y: 0 }, toScreen(viewport, size));
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalAlpha = 1;
  context.globalCompositeOperation = 'source-over';
  context.fillStyle = pane.paper;
  context.fillRect(0, 0, size.width * ratio, size.height * ratio);
  context.imageSmoothingQuality = 'medium';
  context.globalCompositeOperation = 'multiply';
  paintPictures(context, scene, pane.which, screen);
  context.globalCompositeOperation = 'source-over';
  context.globalAlpha = 1;
  if (scene.guide === 'grid') paintGrid(context, scene, pane, screen);
  paintBar(context, scene, pane, screen.scale);
  if (pane.letter) paintLabel(context, pane.letter, { x: 10 * ratio, y: 10 * ratio }, ratio);
  for (const side of sidesOf(pane.which)) paintMarks(context, scene, side, screen, ratio);
  if (scene.crosshair && pane.which !== otherSide(scene.crosshair.side)) paintCrosshair(context, scene, pane, screen);
}

const otherSide = (side: SideName): SideName => (side === 'left' ? 'right' : 'left');
const sidesOf = (which: Pane['which']): readonly SideName[] => (which === 'both' ? ['left', 'right'] : [which]);

function paintPictures(context: Context, scene: Scene, which: Pane['which'], screen: Similarity): void {
  if (which !== 'both') {
    paintLayer(context, scene[which].layers[scene.as], scene[which], screen);
    if (scene.mode === 'heat' && scene.heat) paintHeat(context, scene, scene.heat, which, screen);
    return;
  }
  switch (scene.mode) {
    case 'blink':
      return paintLayer(context, scene[scene.shown].layers[scene.as], scene[scene.shown], screen);
    case 'difference':
      return scene.difference
        ? draw(context, scene.difference.picture, compose(screen, scene.difference.toPlane))
        : undefined;
    default:
      for (const side of sidesOf(which)) paintTint(context, scene, side, screen);
  }
}

function paintLayer(context: Context, layer: Layer, { toPlane }: SidePicture, screen: Similarity): void {
  draw(context, layer.picture, compose(screen, compose(toPlane, layer.toPage)));
}

/** At a balance in the middle both inks are whole. */
function paintTint(context: Context, scene: Scene, side: SideName, screen: Similarity): void {
  const { layers, tint, toPlane } = scene[side];
  if (!tint) return;
  context.globalAlpha = Math.min(1, 2 * (side === 'left' ? 1 - scene.balance : scene.balance));
  draw(context, tint, compose(screen, compose(toPlane, layers[scene.as].toPage)));
  context.globalAlpha = 1;
}

function draw(context: Context, picture: Drawable, similarity: Similarity): void {
  context.setTransform(...matrixOf(similarity));
  // Enlarged far, single pixels are what one wants to see.
  context.imageSmoothingEnabled = similarity.scale < 6;
  context.drawImage(picture, 0, 0);
}

function paintHeat(
  context: Context,
  scene: Scene,
  { contributions, ...pictures }: NonNullable<Scene['heat']>,
  side: SideName,
  screen: Similarity,
): void {
  const { frame } = side === 'left' ? contributions.one : contributions.other;
  const { layers, toPlane } = scene[side];
  context.setTransform(...matrixOf(compose(screen, compose(toPlane, layers.cleaned.toPage))));
  context.imageSmoothingEnabled = true;
  context.drawImage(pictures[side], frame.x, frame.y, frame.width, frame.height);
}

/** Lines that belong to one signature: its baseline, its cells, what was measured on it. */
function paintMarks(context: Context, scene: Scene, side: SideName, screen: Similarity, ratio: number): void {
  const { layers, toPlane, baseline } = scene[side];
  if (scene.guide === 'baseline' && baseline) {
    paintBaseline(context, baseline, layers, compose(screen, compose(toPlane, layers.fieldToPage)), side, ratio);
  }
  if (scene.mode === 'heat') paintCells(context, scene, side, screen, ratio);
  context.setTransform(1, 0, 0, 1, 0, 0);
  const fromPage = compose(screen, toPlane);
  for (const measurement of scene.measurements) {
    if (measurement.side === side) paintMeasurement(context, measurement, fromPage, ratio);
  }
}

function paintCells(context: Context, scene: Scene, side: SideName, screen: Similarity, ratio: number): void {
  if (!scene.heat) return;
  const { layers, toPlane } = scene[side];
  const fromCleaned = compose(screen, compose(toPlane, layers.cleaned.toPage));
  for (const { name, reach, ...cell } of scene.marked) {
    if (cell.side !== side) continue;
    const box = rectangleOf(scene.heat.contributions, cell);
    context.setTransform(...matrixOf(fromCleaned));
    context.lineWidth = (2 * ratio) / fromCleaned.scale;
    context.strokeStyle = accent;
    const [across, down] = [reach * box.width, reach * box.height];
    context.strokeRect(box.x - across, box.y - down, box.width + 2 * across, box.height + 2 * down);
    context.setTransform(1, 0, 0, 1, 0, 0);
    if (name) paintLabel(context, name, applyTo(fromCleaned, { x: box.x - across, y: box.y - down }), ratio);
  }
}

function paintBaseline(
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

function paintGrid(
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
function paintBar(context: Context, { bar }: Scene, { size, ratio }: Pane, scale: number): void {
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

function paintMeasurement(
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

function paintLabel(context: Context, label: string, { x, y }: Point, ratio: number): void {
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

function paintCrosshair(context: Context, { crosshair }: Scene, { size, ratio }: Pane, screen: Similarity): void {
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

/** Colours of `difference.ts`'s classes, RGBA: paper is clear. */
export function differencePixels(classes: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const colours = [
    [0, 0, 0, 0],
    [27, 32, 39, 255],
    [...inkColours.left, 255],
    [...inkColours.right, 255],
  ];
  const rgba = new Uint8ClampedArray(4 * classes.length);
  classes.forEach((value, place) => value !== 0 && rgba.set(colours[value], 4 * place));
  return rgba;
}
