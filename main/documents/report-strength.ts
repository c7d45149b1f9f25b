import { ratioSentence, strengthSentence } from '../contract/likelihood-words.ts';
import type { Case } from '../contract/records.ts';
import { body, writeHeading, type ReportContext } from './report-parts.ts';

const note = { size: 8, colour: '#575d66', after: 4 } as const;

/** What the comparison is worth as evidence, against both alternatives; nothing in cases from before it was computed. */
export function writeStrength({ flow, weighing, given }: ReportContext, record: Case): void {
  const likelihood = record.kind === 'verify' ? record.evidence?.likelihoodRatio : undefined;
  if (record.kind !== 'verify' || !likelihood) return;
  writeHeading(flow, weighing.title, 70);
  const name = given(record.signatory.name);
  for (const alternative of ['skilled', 'random'] as const) {
    flow.paragraph(strengthSentence(weighing, likelihood, name, alternative), { ...body, after: 1 });
    const ratio = ratioSentence(weighing, likelihood, alternative);
    if (ratio !== '') flow.paragraph(ratio, note);
  }
  flow.paragraph(weighing.note, note);
}
