import { isCopied, type Copy } from '../contract/copies.ts';
import type { Case, IdentifyCase, VerifyCase } from '../contract/records.ts';
import { turnedLine } from '../contract/turned-words.ts';
import { unlikenessLine } from '../contract/unlikeness-words.ts';
import { toneColours, type Tone } from './report-colours.ts';
import { body, writeHeading, type ReportContext } from './report-parts.ts';

interface Verdict {
  readonly tone: Tone;
  readonly word: string;
  readonly means: string;
}

const shapeSize = 30;
const padding = 14;

/** The question, the verdict with what its word means, the flags, and what people made of it. */
export function writeVerdict(context: ReportContext, record: Case): void {
  const { flow, words, given } = context;
  const question =
    record.kind === 'verify' ? words.verifyQuestion(given(record.signatory.name)) : words.identifyQuestion;
  flow.paragraph(words.title, { size: 9, colour: '#575d66' });
  flow.paragraph(question, { size: 19, weight: 'bold', tag: 'H1', after: 6 });
  writeBand(context, verdictOf(context, record));
  writeWhyOpen(context, record);
  if (record.flags.length > 0) {
    const flags = record.flags.map((flag) => words.flags.names[flag]).join('; ');
    flow.paragraph(`${words.flags.title}: ${flags}.`, { ...body, after: 2 });
  }
  for (const copy of record.copies ?? []) flow.paragraph(describeCopy(context, record, copy), { ...body, after: 2 });
  writeDecisions(context, record);
}

function writeWhyOpen({ flow, words, unlikeness, turning }: ReportContext, record: Case): void {
  const { unlike = [] } = record.decision;
  const turned = record.kind === 'verify' ? turnedLine(turning, record.decision) : null;
  if (turned !== null) flow.paragraph(turned, { ...body, after: 2 });
  if (unlike.length === 0) return;
  const found = unlike.map((one) => unlikenessLine(unlikeness, one));
  flow.paragraph(`${words.unlike.title}: ${found.join('; ')}.`, { ...body, after: 2 });
}

/** Specimens have the number under which their pictures stand in the report. */
function describeCopy({ words, rate }: ReportContext, record: Case, { of, identical, share, degrees }: Copy): string {
  const references = record.kind === 'verify' ? (record.evidence?.references ?? []) : [];
  const rank = of.kind === 'specimen' ? references.findIndex(({ specimen }) => specimen === of.specimen) : -1;
  const original =
    of.kind === 'case'
      ? words.copies.earlier(of.case)
      : rank === -1
        ? words.copies.aSpecimen
        : words.pictures.specimen(rank + 1, references.length);
  if (identical) return `${original}: ${words.copies.identical}`;
  const turned = Math.abs(degrees) < 0.5 ? '' : ` ${words.copies.turned(Math.abs(degrees).toFixed(1))}`;
  return `${original}: ${words.copies.coincides(rate(share))}${turned}`;
}

function writeBand({ flow }: ReportContext, { tone, word, means }: Verdict): void {
  const { ink, wash } = toneColours[tone];
  const text = { x: flow.left + padding * 2 + shapeSize, width: flow.width - padding * 3 - shapeSize };
  const [wordStyle, meansStyle] = [{ size: 17, weight: 'bold', colour: ink }, { size: 9.5 }] as const;
  const wordHeight = flow.heightOf(word, wordStyle, text.width);
  const height = wordHeight + flow.heightOf(means, meansStyle, text.width) + 2 * padding - 4;
  flow.need(height);
  const { y } = flow;
  flow.decoration((pdf) => {
    pdf.roundedRect(flow.left, y, flow.width, height, 6).fill(wash);
    pdf.translate(flow.left + padding, y + padding).scale(shapeSize / 24);
    drawShape(pdf, tone, ink);
  });
  flow.textAt(word, wordStyle, { ...text, y: y + padding - 4 });
  flow.textAt(means, meansStyle, { ...text, y: y + padding - 4 + wordHeight });
  flow.y = y + height + 8;
}

/** The interface's shapes, on its grid of 24: readable without their colour. */
function drawShape(pdf: PDFKit.PDFDocument, tone: Tone, ink: string): void {
  pdf.lineWidth(2).lineCap('round').lineJoin('round').strokeColor(ink).fillColor(ink);
  if (tone === 'genuine') pdf.circle(12, 12, 10).stroke().path('M7.5 12.5l3 3 6-6.5').stroke();
  if (tone === 'inconclusive') pdf.circle(12, 12, 10).stroke().path('M12 2a10 10 0 0 1 0 20z').fill();
  if (tone === 'forged') {
    pdf.path('M8.2 2h7.6L22 8.2v7.6L15.8 22H8.2L2 15.8V8.2z').stroke().path('M8.5 8.5l7 7m0-7l-7 7').stroke();
  }
  if (tone === 'copy') pdf.roundedRect(3, 3, 12, 12, 2).stroke().path('M9 21h10a2 2 0 0 0 2-2V9').stroke();
  if (tone === 'unknown') {
    pdf.dash(3.4, { space: 2.9 }).circle(12, 12, 10).stroke().undash();
    pdf.path('M9.3 9.2a2.8 2.8 0 1 1 4 2.6c-.9.4-1.3 1-1.3 1.9').stroke().circle(12, 17, 1.3).fill();
  }
}

function verdictOf(context: ReportContext, record: Case): Verdict {
  return record.kind === 'verify' ? verdictOfVerify(context, record) : verdictOfIdentify(context, record);
}

/** A copy is told before anything else: its small distance would otherwise read as proof. */
function verdictOfCopy({ words }: ReportContext, { flags }: Case, decided: string): Verdict {
  const means = flags.includes('copy-of-specimen') ? words.means.copy : words.copies.ofCase;
  return { tone: 'copy', word: words.words.copy, means: `${means} ${words.copies.otherwise(decided)}` };
}

function verdictOfVerify(context: ReportContext, record: VerifyCase): Verdict {
  const { words, given } = context;
  const { decision, signatory } = record;
  if (isCopied(record)) return verdictOfCopy(context, record, words.words[decision.word]);
  const name = given(signatory.name);
  const { word, reason } = decision;
  const means =
    word === 'inconclusive' ? words.means.inconclusive[reason ?? 'between-thresholds'] : words.means[word](name);
  return { tone: word, word: words.words[word], means };
}

function verdictOfIdentify(context: ReportContext, record: IdentifyCase): Verdict {
  const { words, given } = context;
  const { decision, candidates } = record;
  const { word, signatory, reason } = decision;
  const name = given(candidates.find((candidate) => candidate.signatory === signatory)?.name ?? '');
  const decided = word === 'identified' ? words.words.identified(name) : words.words[word];
  if (isCopied(record)) return verdictOfCopy(context, record, decided);
  if (word === 'identified') {
    return { tone: 'genuine', word: words.words.identified(name), means: words.means.identified(name) };
  }
  return { tone: word, word: words.words[word], means: words.means.notIdentified[reason ?? 'nobody-near'] };
}

function writeDecisions({ flow, words, given, instant }: ReportContext, { history, corrections }: Case): void {
  writeHeading(flow, words.decision.title);
  const because = (why: string) => (why === '' ? '' : ` ${given(why)}`);
  const lines = [
    ...history.map(({ outcome, by, why, at }) => ({
      at,
      line: `${words.decision.steps[outcome](given(by))}, ${instant(at)}.${because(why)}`,
    })),
    ...corrections.map(({ says, name, by, why, at }) => ({
      at,
      line: `${words.decision[says](given(name), given(by))}, ${instant(at)}.${because(why)}`,
    })),
  ].sort((one, other) => one.at - other.at);
  if (lines.length === 0) flow.paragraph(words.decision.none, body);
  for (const { line } of lines) flow.paragraph(line, body);
}
