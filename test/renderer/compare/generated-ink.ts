/** Generated signatures as cleaned ink, and the same ones turned, scaled and shifted by known amounts. */
import { createRandom } from '../../../main/base/random.ts';
import { inkBounds, inkCoverage } from '../../../main/synthesis/coverage.ts';
import { signGenuine } from '../../../main/synthesis/sign.ts';
import type { InkTrace } from '../../../main/synthesis/trace.ts';
import { createWriter } from '../../../main/synthesis/writer.ts';
import { fieldOf, type Ink, type InkField } from '../../../renderer/compare/ink.ts';
import { compose, invert, type Similarity } from '../../../renderer/compare/similarity.ts';

const dpi = 200;
const margin = 2;
const pixelsPerMillimetre = dpi / 25.4;

/** Two signatures of one hand, as the pen drew them. */
export function signTwice(seed: number): readonly [InkTrace, InkTrace] {
  const random = createRandom(seed);
  const writer = createWriter(random);
  return [signGenuine(writer, random), signGenuine(writer, random)];
}

export function inkOfTrace(trace: InkTrace): Ink {
  const { width, height, ink } = inkCoverage({ ...trace, pen: { ...trace.pen, dryness: 0 } }, dpi, margin, 1);
  return { width, height, ink: Uint8Array.from(ink, (coverage) => (coverage > 0.4 ? 1 : 0)) };
}

export function fieldOfTrace(trace: InkTrace): InkField {
  const field = fieldOf(inkOfTrace(trace));
  if (!field) throw new Error('a signature has ink');
  return field;
}

/** The trace turned (radians, clockwise as seen) and scaled, and the similarity from its pixels to those it had before. */
export function disturbed(trace: InkTrace, angle: number, scale: number): { trace: InkTrace; back: Similarity } {
  // Millimetres point up, so that a clockwise turn has the opposite sign.
  const [cosine, sine] = [scale * Math.cos(angle), -scale * Math.sin(angle)];
  const lines = trace.lines.map((line) =>
    line.map((sample) => ({
      ...sample,
      x: cosine * sample.x - sine * sample.y,
      y: sine * sample.x + cosine * sample.y,
    })),
  );
  const turned = { lines, pen: { ...trace.pen, width: trace.pen.width * scale } };
  // Millimetres to pixels before and after, with the turn about the origin of millimetres between them.
  const turn = { scale, angle, x: 0, y: 0 };
  return { trace: turned, back: compose(pixelsOf(trace), compose(invert(turn), invert(pixelsOf(turned)))) };
}

/** From millimetres, already pointing down, to pixels. */
function pixelsOf(trace: InkTrace): Similarity {
  const { left, top } = inkBounds(trace);
  const scale = pixelsPerMillimetre;
  return { scale, angle: 0, x: (margin - left) * scale, y: (margin + top) * scale };
}
