/** Sets lines of text in any script onto a page of a PDF. Lengths are points. */
import { assert } from '../base/assert.ts';
import { packPath, type PathCommand } from './simple-glyph.ts';
import { linesOf, mustBeSpelled, runsOf, seenOrder, type Run } from './text-runs.ts';
import type { Typefaces, Weight } from './typefaces.ts';

type Pdf = PDFKit.PDFDocument;

/** Of one line, in sizes of its letters. */
export const lineHeight = 1.32;

export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  /** Space below the paragraph. */
  readonly after?: number;
  readonly tag?: 'P' | 'H1' | 'H2' | 'H3' | 'TD' | 'TH' | 'Caption' | 'Lbl' | 'LBody';
}

export interface Typesetter {
  layOut(text: string, style: TextStyle, width: number): Run[][];
  measure(run: Run, style: TextStyle): number;
  /** Of a text on one line. */
  widthOf(text: string, style: TextStyle): number;
  /** @param y the upper edge of the line */
  drawLine(line: readonly Run[], style: TextStyle, x: number, y: number): void;
}

/** From the upper edge of a line to its baseline, in sizes of its letters: the same for every font on it. */
const ascent = 1.02;

export function createTypesetter(pdf: Pdf, typefaces: Typefaces): Typesetter {
  const choose = chooser(pdf, typefaces);
  const measure = (run: Run, { size, weight = 'regular' }: TextStyle) => {
    choose(run.file, weight, size);
    return pdf.widthOfString(run.text);
  };
  return {
    measure,
    layOut: (text, style, width) => linesOf(runsOf(text, typefaces), width, (run) => measure(run, style)),
    widthOf: (text, style) => runsOf(text, typefaces).reduce((sum, run) => sum + measure(run, style), 0),
    drawLine: (line, style, x, y) => {
      const { size, colour = '#1b2027' } = style;
      let at = x;
      for (const run of seenOrder(line)) {
        const isSpelled = mustBeSpelled(run);
        const width = measure(run, style);
        if (isSpelled) pdf.markContent('Span', { actual: run.text });
        pdf.fillColor(colour).text(run.text, at, y + size * ascent, { lineBreak: false, baseline: 'alphabetic' });
        if (isSpelled) pdf.endMarkedContent();
        at += width;
      }
    },
  };
}

/** Each font is read and embedded once for each weight. */
function chooser(pdf: Pdf, typefaces: Typefaces): (file: string, weight: Weight, size: number) => void {
  const registered = new Set<string>();
  return (file, weight, size) => {
    const name = `${weight} ${file}`;
    if (!registered.has(name)) {
      const { bytes, variation } = typefaces.font(file, weight);
      // The declaration knows names only; fontkit, which reads the font, takes a place on its axes as well.
      pdf.registerFont(name, Buffer.from(bytes), variation as unknown as string);
      pdf.font(name);
      mendEncoder(pdf);
      registered.add(name);
    }
    pdf.font(name).fontSize(size);
  };
}

interface WithEncoder {
  readonly _font?: { readonly subset?: { readonly glyphEncoder?: { encodeSimple: unknown } } };
}

/**
 * fontkit 2.0.4 cannot write an outline it has made heavier (it asks for a buffer by its length, which its own library no
 * longer understands), so ours is put in its place. The versions are pinned; a test looks at what comes out.
 */
function mendEncoder(pdf: Pdf): void {
  const encoder = (pdf as unknown as WithEncoder)._font?.subset?.glyphEncoder;
  assert(encoder !== undefined, 'the PDF library keeps its encoder of outlines where it was');
  encoder.encodeSimple = (path: { commands: readonly PathCommand[] }) => packPath(path.commands);
}
