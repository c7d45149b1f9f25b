/** The report of an import as it is shown, ordered and saved. */
import { importStates, type ImportRow, type ImportState } from '../main/contract/import-report.ts';
import type { ImportedFile } from '../main/contract/imports.ts';
import { errorWords } from './sentences.ts';
import { language } from './state/language.svelte.ts';
import type { PagedRows } from './state/paged-rows.svelte.ts';
import { texts } from './texts.ts';

export const importOrders = ['given', 'name', 'id', 'state', 'accepted'] as const;
export type ImportOrder = (typeof importOrders)[number];

export interface Arrangement {
  readonly filter: ImportState | 'all';
  readonly order: ImportOrder;
  readonly descending: boolean;
}

/** Rows of one outcome, or all, in the order asked for; equals stay as they were given. */
export function arrangeRows(rows: readonly ImportRow[], { filter, order, descending }: Arrangement): ImportRow[] {
  const collator = new Intl.Collator(language.locale, { numeric: true });
  // Those that need somebody come first.
  const urgency: readonly ImportState[] = ['failed', 'flagged', 'skipped', 'enrolled'];
  const compare: Record<ImportOrder, (a: ImportRow, b: ImportRow) => number> = {
    given: () => 0,
    name: (a, b) => collator.compare(a.name, b.name),
    id: (a, b) => collator.compare(a.id, b.id),
    state: (a, b) => urgency.indexOf(a.state) - urgency.indexOf(b.state),
    accepted: (a, b) => acceptedOf(a) - acceptedOf(b),
  };
  const kept = rows.filter(({ state }) => filter === 'all' || state === filter);
  const sign = descending ? -1 : 1;
  return kept.sort((a, b) => sign * (compare[order](a, b) || placeOf(a) - placeOf(b)));
}

/** What could not be tried stands first. */
function placeOf({ place, problem }: ImportRow): number {
  return problem ? (problem.line ?? 0) - 1e9 : place;
}

export function acceptedOf({ files }: ImportRow): number {
  return files.filter(({ accepted }) => accepted).length;
}

/** Outcomes that are there, with how many. */
export function countStates(rows: readonly ImportRow[]): [ImportState, number][] {
  const counts = importStates.map((state): [ImportState, number] => [
    state,
    rows.filter((row) => row.state === state).length,
  ]);
  return counts.filter(([, count]) => count > 0);
}

/** How a row is called in the address: a problem of the list and a person may have the same place. */
export function addressOf({ place, problem }: ImportRow): string {
  return `${problem ? 'p' : ''}${place}`;
}

/** Files about which there is something to say. */
export function toldFiles({ files }: ImportRow): ImportedFile[] {
  return files.filter(({ accepted, concerns }) => !accepted || concerns.length > 0);
}

export function reasonOf({ error, concerns }: ImportedFile): string {
  return error ? errorWords(error).message : concerns.map((concern) => texts.enrol.concerns[concern][0]).join(', ');
}

/** In a line: why somebody was not enrolled, or what to look at. */
export function summaryOf(row: ImportRow): string {
  const { problem, error, state, did, files } = row;
  if (problem) {
    const line = problem.line === null ? '' : `${texts.imports.line(problem.line)}: `;
    return line + texts.imports.problem[problem.code];
  }
  if (error) return errorWords(error).message;
  const told = toldFiles(row);
  if (told.length > 0) return told.map((file) => `${file.fileName}: ${reasonOf(file)}`).join(' · ');
  if (state === 'skipped') return texts.imports.states.skipped;
  return did === 'enrolled' ? files.map(({ fileName }) => fileName).join(' · ') : texts.imports.did[did];
}

/** A line for each file, or one for a person without. */
export function reportTable(rows: readonly ImportRow[]): string[][] {
  const body = arrangeRows(rows, { filter: 'all', order: 'given', descending: false }).flatMap((row) => {
    const head = [row.id, row.name, texts.imports.states[row.state]];
    if (row.files.length === 0) return [[...head, '', '', summaryOf(row)]];
    return row.files.map((file) => [
      ...head,
      file.fileName,
      file.accepted ? texts.imports.yes : texts.imports.no,
      reasonOf(file),
    ]);
  });
  return [[...texts.imports.columns], ...body];
}

/** Rows that are all here, as a long list asks for them. */
export function rowsInMemory<Row>(rows: readonly Row[]): PagedRows<Row> {
  return {
    total: rows.length,
    error: null,
    at: (index) => rows[index],
    need: () => undefined,
    refresh: () => Promise.resolve(),
  };
}
