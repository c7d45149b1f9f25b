/** Pages that fill from top to bottom with tagged text, pictures and drawings. Lengths are points. */
import PDFDocument from 'pdfkit';
import type { Typefaces } from './typefaces.ts';
import { createTypesetter, lineHeight, type TextStyle, type Typesetter } from './typesetter.ts';

type Pdf = PDFKit.PDFDocument;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PageFlow {
  readonly pdf: Pdf;
  readonly left: number;
  readonly width: number;
  /** Where the next block begins. */
  y: number;
  /** Goes on on a new page where fewer points are left. */
  need(height: number): void;
  newPage(): void;
  heightOf(text: string, style: TextStyle, width: number): number;
  /** Of a text on one line. */
  widthOf(text: string, style: TextStyle): number;
  /** At the flow's place, over its whole width or a part of it. */
  paragraph(text: string, style: TextStyle, place?: { x: number; width: number }): void;
  /** A line or more at a place of the present page; leaves the flow where it is. @returns its height */
  textAt(text: string, style: TextStyle, place: { x: number; y: number; width: number }): number;
  /** A drawing or picture that `alternative` describes to those who cannot see it. */
  figure(alternative: string, box: Box, draw: (pdf: Pdf) => void): void;
  /** Lines and surfaces that say nothing themselves. */
  decoration(draw: (pdf: Pdf) => void): void;
  /** One line at the foot of every page, once all are there. */
  footer(left: string, right: (page: number, pages: number) => string): void;
  end(): Promise<Uint8Array<ArrayBuffer>>;
}

const margin = 50;
const a4 = { width: 595.28, height: 841.89 };

export interface PageFlowOptions {
  readonly language: string;
  readonly title: string;
  readonly info: Readonly<Record<string, string | Date>>;
  readonly typefaces: Typefaces;
}

export function createPageFlow({ language, title, info, typefaces }: PageFlowOptions): PageFlow {
  const pdf = openPdf({ language, title, info });
  const bytes = collect(pdf);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const typesetter = createTypesetter(pdf, typefaces);
  const { layOut, drawLine, widthOf } = typesetter;

  function tagged(tag: string, draw: () => void): PDFKit.PDFStructureContent {
    const content = pdf.markStructureContent(tag);
    draw();
    pdf.endMarkedContent();
    return content;
  }

  const flow: PageFlow = {
    pdf,
    left: margin,
    width: a4.width - 2 * margin,
    y: margin,
    need: (height) => {
      if (flow.y + height > a4.height - margin - 18) flow.newPage();
    },
    newPage: () => {
      pdf.addPage();
      flow.y = margin;
    },
    heightOf: (text, style, width) => layOut(text, style, width).length * style.size * lineHeight,
    widthOf,
    paragraph: (text, style, { x, width } = { x: flow.left, width: flow.width }) => {
      const { tag = 'P', size, after = 0 } = style;
      const contents = layOut(text, style, width).map((line) => {
        flow.need(size * lineHeight);
        const content = tagged(tag, () => drawLine(line, style, x, flow.y));
        flow.y += size * lineHeight;
        return content;
      });
      root.add(pdf.struct(tag, {}, contents));
      flow.y += after;
    },
    textAt: (text, style, { x, y, width }) => {
      const { tag = 'P', size } = style;
      const step = size * lineHeight;
      const lines = layOut(text, style, width);
      const content = tagged(tag, () => lines.forEach((line, index) => drawLine(line, style, x, y + index * step)));
      root.add(pdf.struct(tag, {}, [content]));
      return lines.length * step;
    },
    figure: (alternative, { x, y, width, height }, draw) => {
      const described = { alt: alternative, bbox: [x, y, x + width, y + height] };
      const content = pdf.markStructureContent('Figure');
      pdf.save();
      draw(pdf);
      pdf.restore();
      pdf.endMarkedContent();
      root.add(pdf.struct('Figure', described, [content]));
    },
    decoration: (draw) => {
      pdf.markContent('Artifact', { type: 'Layout' });
      pdf.save();
      draw(pdf);
      pdf.restore();
      pdf.endMarkedContent();
    },
    footer: (left, right) => {
      const { count } = pdf.bufferedPageRange();
      for (let page = 0; page < count; page++) {
        pdf.switchToPage(page);
        pdf.markContent('Artifact', { type: 'Pagination' });
        drawFooter(typesetter, left, right(page + 1, count));
        pdf.endMarkedContent();
      }
    },
    end: () => {
      root.end();
      pdf.end();
      return bytes;
    },
  };
  return flow;
}

function drawFooter({ layOut, drawLine, widthOf }: Typesetter, left: string, right: string): void {
  const style = { size: 7.5, colour: '#575d66' };
  const [y, width] = [a4.height - margin - 4, a4.width - 2 * margin];
  const wide = widthOf(right, style);
  drawLine(layOut(left, style, width - wide - 20)[0], style, margin, y);
  drawLine(layOut(right, style, wide + 1)[0], style, margin + width - wide, y);
}

/** Tagged, so that it can be read aloud; pages wait for their numbers. */
function openPdf({ language, title, info }: Omit<PageFlowOptions, 'typefaces'>): Pdf {
  return new PDFDocument({
    size: 'A4',
    margin,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: language,
    tagged: true,
    displayTitle: true,
    font: '',
    info: { ...info, Title: title },
  });
}

function collect(pdf: Pdf): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const parts: Uint8Array[] = [];
    pdf.on('data', (part: Uint8Array) => parts.push(part));
    pdf.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))));
    pdf.on('error', reject);
  });
}
