import type { Case, IdentifyCase, VerifyCase } from '../contract/records.ts';
import { oneIn } from '../contract/reference-sets.ts';
import { body, writeFacts, writeHeading, type ReportContext } from './report-parts.ts';
import { drawRuler } from './report-ruler.ts';

const note = { size: 8, colour: '#575d66', after: 2 } as const;
const shownCandidates = 10;

export function writeComparison(context: ReportContext, record: Case): void {
  writeHeading(context.flow, context.words.comparison.title, 150);
  if (record.kind === 'verify') compareOne(context, record);
  else compareMany(context, record);
}

function compareOne(context: ReportContext, { evidence, decision, form }: VerifyCase): void {
  const { flow, words, given, distance, count } = context;
  if (!evidence) {
    flow.paragraph(words.means.inconclusive[decision.reason ?? 'no-specimens'], body);
    return;
  }
  const { comparison } = words;
  drawRuler(flow, context, evidence, decision.thresholds);
  flow.paragraph(comparison.rulerNote, { ...note, after: 6 });
  const thresholds: (readonly [string, string])[] = decision.thresholds
    ? [
        [comparison.accept, distance(decision.thresholds.accept)],
        [comparison.reject, distance(decision.thresholds.reject)],
      ]
    : [];
  writeFacts(flow, [
    [comparison.adjusted, distance(evidence.adjustedDistance)],
    ...thresholds,
    ...(form ? [[comparison.form, comparison.forms[form.name] ?? given(form.name)] as const] : []),
    [comparison.compared, count(evidence.references.length)],
    [comparison.least, distance(evidence.leastDistance)],
    [comparison.mean, distance(evidence.meanDistance)],
    [comparison.spread, evidence.spread === null ? comparison.noSpread : distance(evidence.spread)],
  ]);
}

function compareMany({ flow, words, given, distance, count }: ReportContext, record: IdentifyCase): void {
  const { threshold, gallerySize } = record.decision;
  const { comparison } = words;
  writeFacts(flow, [
    [comparison.gallery, count(gallerySize)],
    ...(threshold === null ? [] : [[comparison.limit, distance(threshold)] as const]),
  ]);
  if (record.candidates.length === 0) return;
  flow.y += 4;
  flow.paragraph(comparison.candidates, { size: 9, weight: 'bold', tag: 'H3', after: 2 });
  const candidates = record.candidates.slice(0, shownCandidates);
  writeFacts(
    flow,
    candidates.map(({ name, signatory, adjustedDistance }, index) => [
      `${index + 1}. ${given(name)} (${given(signatory)})`,
      adjustedDistance === null ? comparison.ranked : `${comparison.distance} ${distance(adjustedDistance)}`,
    ]),
  );
}

/** What the verdict's own number of specimens supports; only verification has such rates. */
export function writeRates({ flow, words, rate }: ReportContext, record: Case): void {
  if (record.kind !== 'verify') return;
  writeHeading(flow, words.rates.title, 70);
  const { supports } = record.decision;
  if (!supports || !record.evidence) {
    flow.paragraph(record.decision.unlike ? words.rates.unlike : words.rates.none, body);
    return;
  }
  const names = ['falseAcceptanceSkilled', 'falseAcceptanceRandom', 'falseRejection'] as const;
  for (const name of names) {
    flow.need(14);
    flow.textAt(rate(supports[name]), { size: 9, weight: 'bold' }, { x: flow.left, y: flow.y, width: 60 });
    const atMost = name === 'falseAcceptanceRandom' ? undefined : supports.atMost?.[name];
    const told = atMost === undefined ? words.rates[name] : `${words.rates[name]}, ${words.rates.atMost(rate(atMost))}`;
    flow.y += flow.textAt(told, { size: 9 }, { x: flow.left + 60, y: flow.y, width: flow.width - 60 }) + 1;
  }
  flow.y += 3;
  if (record.set) {
    flow.paragraph(words.rates.expect(record.set.references, oneIn(record.set.equalError)), body);
  }
  flow.paragraph(words.rates.note(record.evidence.references.length), note);
}
