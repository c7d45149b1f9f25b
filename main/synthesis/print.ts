import { millimetresPerInch, type Coverage } from './coverage.ts';
import { blackInk, layInk, type Colour, type RgbImage } from './canvas.ts';

/** Single-line capitals on a grid four high, like engraved lettering: polylines of `x,y`, y up. */
const glyphs: Readonly<Record<string, string>> = {
  A: '0,0 1.2,4 2.4,0;0.4,1.4 2,1.4',
  B: '0,0 0,4 1.6,4 2,3.5 2,2.6 1.6,2.2 0,2.2;1.6,2.2 2.2,1.7 2.2,0.6 1.6,0 0,0',
  C: '2.2,3.3 1.6,4 0.7,4 0,3.2 0,0.8 0.7,0 1.6,0 2.2,0.7',
  D: '0,0 0,4 1.3,4 2.2,3 2.2,1 1.3,0 0,0',
  E: '2,4 0,4 0,0 2,0;0,2.1 1.6,2.1',
  F: '2,4 0,4 0,0;0,2.1 1.6,2.1',
  G: '2.2,3.3 1.6,4 0.7,4 0,3.2 0,0.8 0.7,0 1.6,0 2.2,0.6 2.2,1.8 1.3,1.8',
  H: '0,0 0,4;2.2,0 2.2,4;0,2.1 2.2,2.1',
  I: '0.4,0 0.4,4',
  J: '0,0.7 0.5,0 1.1,0 1.6,0.7 1.6,4',
  K: '0,0 0,4;2.2,4 0,1.6;0.8,2.4 2.2,0',
  L: '0,4 0,0 1.9,0',
  M: '0,0 0,4 1.4,1.2 2.8,4 2.8,0',
  N: '0,0 0,4 2.2,0 2.2,4',
  O: '0.8,0 0,0.8 0,3.2 0.8,4 1.7,4 2.4,3.2 2.4,0.8 1.7,0 0.8,0',
  P: '0,0 0,4 1.5,4 2.1,3.5 2.1,2.4 1.5,1.9 0,1.9',
  Q: '0.8,0 0,0.8 0,3.2 0.8,4 1.7,4 2.4,3.2 2.4,0.8 1.7,0 0.8,0;1.5,0.9 2.5,-0.2',
  R: '0,0 0,4 1.5,4 2.1,3.5 2.1,2.5 1.5,2 0,2;1.1,2 2.2,0',
  S: '2,3.4 1.5,4 0.6,4 0,3.4 0,2.7 0.6,2.2 1.5,1.9 2.1,1.3 2.1,0.6 1.5,0 0.6,0 0,0.6',
  T: '0,4 2.4,4;1.2,4 1.2,0',
  U: '0,4 0,0.8 0.7,0 1.5,0 2.2,0.8 2.2,4',
  V: '0,4 1.2,0 2.4,4',
  W: '0,4 0.8,0 1.6,3 2.4,0 3.2,4',
  X: '0,0 2.2,4;0,4 2.2,0',
  Y: '0,4 1.2,2 2.4,4;1.2,2 1.2,0',
  Z: '0,4 2.2,4 0,0 2.2,0',
  '0': '0.8,0 0,0.8 0,3.2 0.8,4 1.4,4 2.1,3.2 2.1,0.8 1.4,0 0.8,0',
  '1': '0.2,3.2 1.1,4 1.1,0',
  '2': '0,3.2 0.6,4 1.5,4 2.1,3.3 2.1,2.6 0,0 2.1,0',
  '3': '0,3.4 0.6,4 1.5,4 2,3.4 2,2.7 1.4,2.2 0.8,2.2;1.4,2.2 2.1,1.6 2.1,0.7 1.5,0 0.6,0 0,0.6',
  '4': '1.6,0 1.6,4 0,1.2 2.2,1.2',
  '5': '2,4 0.2,4 0.1,2.3 1.3,2.4 2.1,1.7 2.1,0.7 1.4,0 0.6,0 0,0.6',
  '6': '1.8,4 0.7,3.4 0,2 0,0.8 0.7,0 1.4,0 2.1,0.8 2.1,1.6 1.4,2.3 0.7,2.3 0,1.5',
  '7': '0,4 2.1,4 0.8,0',
  '8': '0.8,2.2 0.1,2.8 0.1,3.4 0.7,4 1.4,4 2,3.4 2,2.8 1.3,2.2 0.8,2.2 0,1.6 0,0.7 0.7,0 1.4,0 2.1,0.7 2.1,1.6 1.3,2.2',
  '9': '0.3,0 1.4,0.6 2.1,2 2.1,3.2 1.4,4 0.7,4 0,3.2 0,2.4 0.7,1.7 1.4,1.7 2.1,2.5',
  '.': '0.3,0 0.5,0',
  ':': '0.3,0.4 0.5,0.4;0.3,2.2 0.5,2.2',
  '-': '0.2,1.9 1.4,1.9',
};

/** Polylines of a letter; nothing for a space or an unknown sign. */
function linesOf(sign: string): number[][][] {
  const glyph = glyphs[sign.toUpperCase()];
  if (glyph === undefined) return [];
  return glyph.split(';').map((line) => line.split(' ').map((point) => point.split(',').map(Number)));
}

function advanceOf(sign: string): number {
  const xs = linesOf(sign).flatMap((line) => line.map(([x]) => x));
  return (xs.length > 0 ? Math.max(...xs) : 0.7) + 1;
}

/** Prints on a picture in millimetres, y down from the top. */
export interface Printer {
  /** Text with its baseline at y; returns where it ends. Unknown signs are left blank. */
  text(x: number, y: number, height: number, text: string): number;
  rule(x1: number, y1: number, x2: number, y2: number, thickness: number): void;
  circle(x: number, y: number, radius: number, thickness: number): void;
}

export function createPrinter(canvas: RgbImage, dpi: number, colour: Colour = blackInk): Printer {
  const scale = dpi / millimetresPerInch;

  const rule: Printer['rule'] = (x1, y1, x2, y2, thickness) =>
    drawBar(canvas, [x1 * scale, y1 * scale, x2 * scale, y2 * scale], (thickness * scale) / 2, colour);

  const text: Printer['text'] = (x, y, height, line) => {
    const unit = height / 4;
    let cursor = x;
    for (const sign of line) {
      for (const points of linesOf(sign)) {
        for (let i = 1; i < points.length; i++) {
          const [from, to] = [points[i - 1], points[i]];
          rule(cursor + from[0] * unit, y - from[1] * unit, cursor + to[0] * unit, y - to[1] * unit, height * 0.11);
        }
      }
      cursor += advanceOf(sign) * unit;
    }
    return cursor;
  };

  const circle: Printer['circle'] = (x, y, radius, thickness) => {
    const corners = 60;
    const at = (i: number) => (2 * Math.PI * i) / corners;
    for (let i = 0; i < corners; i++) {
      const [a, b] = [at(i), at(i + 1)];
      rule(x + radius * Math.cos(a), y + radius * Math.sin(a), x + radius * Math.cos(b), y + radius * Math.sin(b), thickness); // prettier-ignore
    }
  };

  return { text, rule, circle };
}

/** A straight bar with round ends, anti-aliased, in pixels. */
function drawBar(canvas: RgbImage, [x1, y1, x2, y2]: readonly number[], radius: number, colour: Colour): void {
  const reach = radius + 1;
  const [left, top] = [Math.floor(Math.min(x1, x2) - reach), Math.floor(Math.min(y1, y2) - reach)];
  const width = Math.ceil(Math.max(x1, x2) + reach) - left;
  const height = Math.ceil(Math.max(y1, y2) + reach) - top;
  const squared = (x2 - x1) ** 2 + (y2 - y1) ** 2 || 1;
  const bar: Coverage = { width, height, ink: new Float32Array(width * height) };
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const [px, py] = [column + left + 0.5 - x1, row + top + 0.5 - y1];
      const share = Math.min(1, Math.max(0, (px * (x2 - x1) + py * (y2 - y1)) / squared));
      const distance = Math.hypot(px - share * (x2 - x1), py - share * (y2 - y1));
      bar.ink[row * width + column] = Math.max(0, Math.min(1, 2 * radius, radius - distance + 0.5));
    }
  }
  layInk(canvas, bar, left, top, colour);
}
