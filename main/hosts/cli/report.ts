/** `report`: cases as a document. */
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { writeFileAtomically } from '../../base/atomic-file.ts';
import { ReportLanguage } from '../../contract/case-query.ts';
import { withProgress } from './progress.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';

interface ReportOptions {
  readonly case: string[];
  readonly out: string;
  readonly language?: ReportLanguage;
}

export function addReportCommand(program: Command, { withEngine }: Runner): void {
  program
    .command('report')
    .description('write cases as a PDF: pictures, comparison, error rates, settings, hashes and limits')
    .requiredOption('--case <id...>', 'the cases, in their order')
    .requiredOption('--out <file>', 'where the PDF is written')
    .addOption(new Option('--language <language>', 'what it is written in').choices(ReportLanguage.options))
    .action(withEngine(report));
}

async function report(session: Session, { case: cases, out, language }: ReportOptions): Promise<Report> {
  const { report: bytes } = await withProgress(session, (operation) =>
    session.call('cases.report', { cases, language, operation }),
  );
  const file = resolve(out);
  writeFileAtomically(file, bytes);
  return { record: { file, cases }, text: file };
}
