/** Cases as files: one PDF, a PDF each, or a table. Long work tells how far it is and can be stopped. */
import { zipSync } from 'fflate';
import { download } from './download.ts';
import { tell, tellError } from './notices.ts';
import { language } from './state/language.svelte.ts';
import type { Session } from './state/session.svelte.ts';
import { texts } from './texts.ts';

/** As many as one PDF holds. */
export const reportLimit = 500;

type Doer = Pick<Session, 'client' | 'jobs'>;

export async function saveReport({ client }: Doer, cases: readonly string[]): Promise<void> {
  try {
    const operation = crypto.randomUUID();
    const { report } = await client.call('cases.report', { cases: [...cases], language: language.shown, operation });
    const name = cases.length === 1 ? texts.report.fileName(shortened(cases[0])) : texts.report.manyName;
    download(name, new Blob([report], { type: 'application/pdf' }));
    tell(texts.report.saved(name));
  } catch (failure) {
    tellError(failure);
  }
}

/** A PDF each, in one archive. */
export async function saveReports({ client, jobs }: Doer, cases: readonly string[]): Promise<void> {
  const stop = new AbortController();
  const id = crypto.randomUUID();
  const files: Record<string, Uint8Array> = {};
  try {
    for (const [done, one] of cases.entries()) {
      const progress = { done, total: cases.length, perSecond: null, remainingMs: null };
      jobs.report({ id, title: texts.report.making, ...progress, cancel: () => stop.abort() });
      if (stop.signal.aborted) return;
      const { report } = await client.call('cases.report', { cases: [one], language: language.shown });
      files[texts.report.fileName(one)] = report;
    }
    // Stored as they are: a PDF is compressed already.
    download(texts.report.zipName, new Blob([zipSync(files, { level: 0 })], { type: 'application/zip' }));
    tell(texts.report.saved(texts.report.zipName));
  } catch (failure) {
    tellError(failure);
  } finally {
    jobs.finish(id);
  }
}

export async function saveTable({ client }: Doer, cases: readonly string[]): Promise<void> {
  try {
    const { table } = await client.call('cases.table', { cases: [...cases] });
    download(texts.report.tableName, new Blob([table], { type: 'text/csv' }));
    tell(texts.report.saved(texts.report.tableName));
  } catch (failure) {
    tellError(failure);
  }
}

const shortened = (id: string) => id.slice(0, 8);
