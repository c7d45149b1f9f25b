import type { Evidence, VerifyDecision } from '../contract/records.ts';
import { rulerOf, type Ruler } from '../contract/ruler.ts';
import { toneColours } from './report-colours.ts';
import type { Box, PageFlow } from './page-flow.ts';
import type { ReportFormat } from './report-format.ts';

/** Of the column of names, at least: the longest must fit on its line. */
const leastNameWidth = 150;
const rowHeight = 14;
const barHeight = 15;
const small = { size: 8, colour: '#575d66' };
const populations = ['genuine', 'skilled', 'random'] as const;

/** The distances of a verification on one scale: drawn in vectors, described in words. */
export function drawRuler(
  flow: PageFlow,
  { words, distance }: ReportFormat,
  evidence: Evidence,
  thresholds: VerifyDecision['thresholds'],
): void {
  const ruler = rulerOf(evidence, thresholds);
  const rows = [
    words.comparison.toSpecimens,
    ...(ruler.own === null ? [] : [words.comparison.amongSpecimens]),
    ...populations.map((name) => words.comparison[name]),
  ];
  const nameWidth = Math.max(leastNameWidth, ...rows.map((name) => flow.widthOf(name, small) + 8));
  const height = 16 + barHeight + rows.length * rowHeight + 2;
  flow.need(height + 30);
  const scale = { x: flow.left + nameWidth, y: flow.y, width: flow.width - nameWidth, height };
  const place = (percent: number) => scale.x + (scale.width * percent) / 100;
  const summary = words.comparison.rulerSummary(
    distance(evidence.adjustedDistance),
    thresholds ? distance(thresholds.accept) : '–',
    thresholds ? distance(thresholds.reject) : '–',
  );
  flow.figure(summary, scale, (pdf) => {
    drawBar(pdf, ruler, scale, place);
    drawRows(pdf, ruler, { ...scale, y: scale.y + 16 + barHeight }, place);
  });
  labelProbe(flow, `${words.comparison.probe} ${distance(evidence.adjustedDistance)}`, place(ruler.probe), scale);
  const ends = { size: 7.5 };
  const inBar = scale.y + 16 + 2.5;
  flow.textAt(words.comparison.alike, ends, { x: scale.x + 5, y: inBar, width: 80 });
  const wide = words.comparison.different.length * 4.2;
  flow.textAt(words.comparison.different, ends, { x: scale.x + scale.width - wide - 4, y: inBar, width: wide + 20 });
  for (const [index, name] of rows.entries()) {
    const y = scale.y + 16 + barHeight + index * rowHeight + 2;
    flow.textAt(name, small, { x: flow.left, y, width: nameWidth - 8 });
  }
  flow.y += height + 4;
}

type Place = (percent: number) => number;

function drawBar(pdf: PDFKit.PDFDocument, ruler: Ruler, { x, y, width }: Box, place: Place): void {
  const top = y + 16;
  pdf.rect(x, top, width, barHeight).fill('#eceae4');
  if (ruler.accept !== null && ruler.reject !== null) {
    const [accept, reject] = [place(ruler.accept), place(ruler.reject)];
    pdf.rect(x, top, accept - x, barHeight).fill(toneColours.genuine.wash);
    pdf.rect(accept, top, reject - accept, barHeight).fill(toneColours.inconclusive.wash);
    pdf.rect(reject, top, x + width - reject, barHeight).fill(toneColours.forged.wash);
    pdf.rect(accept - 0.4, top, 0.8, barHeight).fill(toneColours.genuine.ink);
    pdf.rect(reject - 0.4, top, 0.8, barHeight).fill(toneColours.forged.ink);
  }
  pdf.rect(place(ruler.probe) - 1, top - 3, 2, barHeight + 3).fill('#1b2027');
}

function drawRows(pdf: PDFKit.PDFDocument, ruler: Ruler, { y }: Box, place: Place): void {
  let middle = y + rowHeight / 2 + 1;
  for (const specimen of ruler.specimens) pdf.circle(place(specimen), middle, 2.4).fill('#1f4f9e');
  if (ruler.own !== null) {
    middle += rowHeight;
    const at = place(ruler.own);
    pdf.polygon([at - 3, middle], [at, middle - 3], [at + 3, middle], [at, middle + 3]).fill('#1f4f9e');
  }
  const colours = {
    genuine: toneColours.genuine.ink,
    skilled: toneColours.forged.ink,
    random: toneColours.unknown.ink,
  };
  for (const name of populations) {
    middle += rowHeight;
    const { low, middle: median, high } = ruler.population[name];
    pdf
      .fillOpacity(0.4)
      .rect(place(low), middle - 2, place(high) - place(low), 4)
      .fill(colours[name]);
    pdf
      .fillOpacity(1)
      .rect(place(median) - 0.8, middle - 4, 1.6, 8)
      .fill(colours[name]);
  }
}

/** Above its mark, and never outside the ruler. */
function labelProbe(flow: PageFlow, text: string, at: number, { x, y, width }: Box): void {
  const wide = flow.widthOf(text, { size: 8, weight: 'bold' });
  const left = Math.min(Math.max(x, at - wide / 2), x + width - wide);
  flow.textAt(text, { size: 8, weight: 'bold' }, { x: left, y: y + 1, width: wide + 20 });
}
