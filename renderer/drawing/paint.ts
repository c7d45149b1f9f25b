/** Strokes on a canvas, and as a file that the engine makes ready as it does any drawing. */
import { fitStrokes, type Fit, type Stroke } from './strokes.ts';

/** Sharp for characters and signatures alike, and far below what a drawing may have. */
const pictureSide = 512;

/** Each piece of a line is as broad as its ends are on the whole; round ends join them. */
export function paintStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  { scale, left, top, line }: Pick<Fit, 'scale' | 'left' | 'top' | 'line'>,
): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of strokes) {
    stroke.forEach((point, i) => {
      const before = stroke[Math.max(0, i - 1)];
      context.lineWidth = (line * (point.breadth + before.breadth)) / 2;
      context.beginPath();
      context.moveTo(left + before.x * scale, top + before.y * scale);
      context.lineTo(left + point.x * scale, top + point.y * scale);
      context.stroke();
    });
  }
}

/**
 * Black on white, as a PNG; null where nothing was drawn.
 * @param share see `lineShares`
 */
export async function pngOfStrokes(strokes: readonly Stroke[], share: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const fit = fitStrokes(strokes, pictureSide, share);
  if (!fit) return null;
  const canvas = document.createElement('canvas');
  canvas.width = fit.width;
  canvas.height = fit.height;
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, fit.width, fit.height);
  context.strokeStyle = '#000';
  paintStrokes(context, strokes, fit);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob && new Uint8Array(await blob.arrayBuffer());
}
