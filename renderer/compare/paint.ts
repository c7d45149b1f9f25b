/** Draws what a pane shows onto a canvas. */
import { rectangleOf } from './heat.ts';
import type { Drawable, Layer } from './layers.ts';
import type { SideName } from './measures.ts';
import {
  accent,
  paintBar,
  paintBaseline,
  paintCrosshair,
  paintGrid,
  paintLabel,
  paintMeasurement,
} from './paint-marks.ts';
import type { Context, Pane, Scene, SidePicture } from './scene.ts';
import { applyTo, compose, matrixOf, type Similarity } from './similarity.ts';
import { toScreen } from './viewport.ts';

const otherSide = (side: SideName): SideName => (side === 'left' ? 'right' : 'left');
const sidesOf = (which: Pane['which']): readonly SideName[] => (which === 'both' ? ['left', 'right'] : [which]);

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
