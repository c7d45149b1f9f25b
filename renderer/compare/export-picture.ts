/** The view as a picture of its own, with what it shows written beneath. Needs a browser. */
import { paintPane } from './paint.ts';
import type { Pane, Scene } from './scene.ts';

/** Pixels of the screen. */
const margin = 16;
const gap = 8;
const lineHeight = 18;
const font = '13px system-ui, sans-serif';

/** Panes side by side or stacked as on the screen, on white, and the lines of the caption under them; twice as fine as the screen. */
export async function exportPicture(
  scene: Scene,
  panes: readonly Pane[],
  stacked: boolean,
  lines: readonly string[],
): Promise<Blob> {
  const ratio = 2;
  const { width, height } = panes[0].size;
  const [columns, rows] = stacked ? [1, panes.length] : [panes.length, 1];
  const across = columns * width + (columns - 1) * gap + 2 * margin;
  const down = rows * height + (rows - 1) * gap;
  const wrapped = wrap(lines, across - 2 * margin);
  const canvas = new OffscreenCanvas(
    Math.round(across * ratio),
    Math.round((down + 3 * margin + wrapped.length * lineHeight) * ratio),
  );
  const context = contextOf(canvas);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  panes.forEach((pane, i) => {
    const own = new OffscreenCanvas(Math.round(width * ratio), Math.round(height * ratio));
    paintPane(contextOf(own), scene, { ...pane, ratio, paper: '#ffffff' });
    const x = (margin + (i % columns) * (width + gap)) * ratio;
    const y = (margin + Math.floor(i / columns) * (height + gap)) * ratio;
    context.drawImage(own, x, y);
    context.strokeStyle = '#b4b0a6';
    context.strokeRect(x, y, own.width, own.height);
  });
  context.scale(ratio, ratio);
  context.fillStyle = '#1b2027';
  context.font = font;
  context.textBaseline = 'top';
  wrapped.forEach((line, i) => context.fillText(line, margin, down + 2 * margin + i * lineHeight));
  return canvas.convertToBlob({ type: 'image/png' });
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser draws no pictures');
  return context;
}

/** Lines broken between words where they are too long. */
function wrap(lines: readonly string[], width: number): string[] {
  const context = contextOf(new OffscreenCanvas(1, 1));
  context.font = font;
  return lines.flatMap((line) => {
    const broken: string[] = [''];
    for (const word of line.split(' ')) {
      const last = broken[broken.length - 1];
      const longer = last === '' ? word : `${last} ${word}`;
      if (last !== '' && context.measureText(longer).width > width) broken.push(word);
      else broken[broken.length - 1] = longer;
    }
    return broken;
  });
}
