/** Cases as a document: a PDF that can be read, searched, printed and heard, and shows names in their own script. */
import type { ReportLanguage } from '../contract/case-query.ts';
import { createPageFlow } from './page-flow.ts';
import { writeComparison, writeRates } from './report-comparison.ts';
import { writeExplanation } from './report-explanation.ts';
import { createReportFormat } from './report-format.ts';
import { writeLimits, writeOrigin, writeSettings } from './report-facts.ts';
import { body, writeHeading, type ReportContext, type ReportedCase } from './report-parts.ts';
import { writePictures } from './report-pictures.ts';
import { writeStrength } from './report-strength.ts';
import { writeVerdict } from './report-verdict.ts';
import { shown } from './text-runs.ts';
import { createTypefaces, type Typefaces } from './typefaces.ts';

export interface ReportOptions {
  readonly language: ReportLanguage;
  /** Of the software. */
  readonly version: string;
  readonly now: number;
}

let typefaces: Typefaces | null = null;

/**
 * One document of one or more cases, each from a page of its own.
 * @param next gives the case at a place, so that not all of them are in memory at once; it may wait
 */
export async function writeReport(
  count: number,
  next: (index: number) => Promise<ReportedCase>,
  options: ReportOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  typefaces ??= createTypefaces();
  const faces = typefaces;
  const format = createReportFormat(options.language);
  const missing = new Set<string>();
  const title = count === 1 ? format.words.title : format.words.titles(count);
  const flow = createPageFlow({ language: options.language, title, info: infoOf(title, options), typefaces: faces });
  const context: ReportContext = { ...format, flow, given: (text) => shown(text, faces, missing) };
  for (let index = 0; index < count; index++) {
    if (index > 0) flow.newPage();
    writeCase(context, await next(index), options.version);
  }
  if (missing.size > 0) writeMissing(context, missing);
  flow.footer(format.words.made(format.instant(options.now), options.version), format.words.page);
  return flow.end();
}

function infoOf(title: string, { version, now }: ReportOptions): Record<string, string | Date> {
  const program = `Paraph ${version}`;
  return { Subject: title, Creator: program, Producer: program, CreationDate: new Date(now), ModDate: new Date(now) };
}

function writeCase(context: ReportContext, reported: ReportedCase, version: string): void {
  writeVerdict(context, reported.record);
  writePictures(context, reported);
  writeComparison(context, reported.record);
  if (reported.explanation) writeExplanation(context, reported.explanation);
  writeStrength(context, reported.record);
  writeRates(context, reported.record);
  writeSettings(context, reported, version);
  writeOrigin(context, reported);
  writeLimits(context);
}

function writeMissing({ flow, words }: ReportContext, missing: ReadonlySet<string>): void {
  writeHeading(flow, words.missing.title);
  flow.paragraph(words.missing.note([...missing].sort().join(', ')), body);
}
