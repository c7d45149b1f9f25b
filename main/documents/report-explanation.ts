import { findingRow, reasonsSentence } from '../contract/explanation-words.ts';
import type { Explanation } from '../contract/explanation.ts';
import { body, writeHeading, type ReportContext } from './report-parts.ts';

const note = { size: 8, colour: '#575d66', after: 2 } as const;
const head = { size: 8, colour: '#575d66' } as const;
const cell = { size: 8 } as const;
/** Of the width, for what was measured, here, specimens, comparison. */
const shares = [0.36, 0.16, 0.24, 0.24];

/** The reasons in one sentence, and every measure against the specimens'. */
export function writeExplanation({ flow, words, explaining }: ReportContext, explanation: Explanation): void {
  writeHeading(flow, words.reasons.title, 90);
  flow.paragraph(reasonsSentence(explaining, explanation), { ...body, after: 5 });
  const { term, here, specimens, judgement } = explaining.head;
  const rows = explanation.terms.map((finding) => findingRow(explaining, finding));
  writeRow(flow, [term, here, specimens, judgement], head);
  for (const row of rows) writeRow(flow, row, cell);
  flow.y += 3;
  flow.paragraph(explaining.note, note);
}

function writeRow(
  flow: ReportContext['flow'],
  texts: readonly string[],
  style: { size: number; colour?: string },
): void {
  const widths = shares.map((share) => share * flow.width - 8);
  const height = Math.max(...texts.map((text, i) => flow.heightOf(text, style, widths[i])));
  flow.need(height);
  let x = flow.left;
  texts.forEach((text, i) => {
    flow.textAt(text, style, { x, y: flow.y, width: widths[i] });
    x += shares[i] * flow.width;
  });
  flow.y += height + 1.5;
}
