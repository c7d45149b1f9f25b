/** Strokes on a canvas, and as a file that the engine makes ready as it does any picture. */
import type { Pad, Stroke } from './strokes.ts';

/** Sharp for characters and signatures alike, and far below what a drawing may have. */
const pictureWidth = 630;

/** Each piece of a line is as broad as its ends are on the whole; round ends join them. @param width of the pad, in pixels */
export function paintStrokes(
  context: CanvasRenderingContext2D,
  strokes: readonly Stroke[],
  width: number,
  { line }: Pick<Pad, 'line'>,
): void {
  context.lineCap = 'round';
  for (const stroke of strokes) {
    stroke.forEach((point, i) => {
      const before = stroke[Math.max(0, i - 1)];
      context.lineWidth = (line * width * (point.breadth + before.breadth)) / 2;
      context.beginPath();
      context.moveTo(before.x * width, before.y * width);
      context.lineTo(point.x * width, point.y * width);
      context.stroke();
    });
  }
}

/** What was drawn where it was drawn, black on white, as a PNG; null where nothing was. */
export async function pngOfStrokes(strokes: readonly Stroke[], pad: Pad): Promise<Uint8Array<ArrayBuffer> | null> {
  const canvas = document.createElement('canvas');
  canvas.width = pictureWidth;
  canvas.height = Math.round(pictureWidth / pad.aspect);
  const context = canvas.getContext('2d');
  if (!context || strokes.length === 0) return null;
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.strokeStyle = '#000';
  paintStrokes(context, strokes, canvas.width, pad);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  return blob && new Uint8Array(await blob.arrayBuffer());
}
