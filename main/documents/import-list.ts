/** A list of persons with their files: CSV as spreadsheets write it, with comma, semicolon or tab, with or without head. */
import { CsvError, parse } from 'csv-parse/sync';
import { ParaphError } from '../contract/errors.ts';
import { knownForms, type FormName } from '../contract/forms.ts';
import { say } from '../contract/phrase.ts';
import type { ImportList, ListedPerson, PlanProblem } from '../contract/imports.ts';

const greatestList = 20 * 2 ** 20;
const delimiters = [',', ';', '\t'] as const;

type Column = 'id' | 'name' | 'files' | 'note' | 'signedOn' | 'form';
/** What a column may be called; letters without case, spaces, `_` and `-`. */
const headings: Readonly<Record<Column, readonly string[]>> = {
  id: ['id', 'identifier', 'number', 'kennung', 'nummer', 'nr'],
  name: ['name', 'person', 'signatory', 'urheber'],
  files: ['files', 'file', 'specimens', 'dateien', 'datei'],
  note: ['note', 'notes', 'notiz', 'bemerkung'],
  form: ['form', 'kind', 'art'],
  signedOn: ['signedon', 'signed', 'date', 'datum', 'unterschriebenam'],
};
const columnsWithoutHead: readonly Column[] = ['id', 'name', 'files'];

/**
 * The persons of a list. Lines about one person, by identifier, are taken together; a line that cannot be used is told
 * among the problems and does not stop the others.
 *
 * @throws ParaphError `too-large`, `bad-input`
 */
export function readImportList(bytes: Uint8Array, name: string): ImportList {
  if (bytes.length > greatestList) {
    throw new ParaphError('too-large', say`The list is over the limit of 20 MiB.`, { file: name });
  }
  const { rows, problems } = parseRows(decodeText(bytes));
  if (rows.length === 0 && problems.length > 0) return { persons: [], problems: [...problems] };
  if (rows.length === 0) {
    throw new ParaphError('bad-input', say`The list is empty.`, { file: name, nextStep: columnsHint });
  }
  const head = columnsOf(rows[0]?.cells ?? []);
  const columns = head ?? columnsWithoutHead;
  const body = head ? rows.slice(1) : rows;
  if (!columns.includes('files') || !(columns.includes('id') || columns.includes('name'))) {
    throw new ParaphError('bad-input', say`The list lacks a column that says who it is, or one that names the files.`, {
      file: name,
      nextStep: columnsHint,
    });
  }
  return gather(
    body.map(({ line, cells }) => readLine(line, cells, columns)),
    problems,
  );
}

const columnsHint = say`Use the columns id, name, files; several files are separated by semicolons.`;

/** UTF-8 with or without its mark, UTF-16 with its mark, and otherwise what older spreadsheets write. */
function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

function parseRows(text: string): { rows: Row[]; problems: PlanProblem[] } {
  const delimiter = delimiterOf(text);
  const options = { delimiter, relax_column_count: true, skip_empty_lines: true, trim: true, info: true } as const;
  try {
    const parsed = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    const rows = parsed.map(({ record, info }) => ({ line: info.lines, cells: record }));
    return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')), problems: [] };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A quote that never closes swallows the rest: nothing after it can be trusted to be what it seems.
    const line = typeof error['lines'] === 'number' ? error['lines'] : null;
    return { rows: [], problems: [{ code: 'unclosed-quote', line, about: '' }] };
  }
}

/** The one that makes of the first line the most columns that have a name, and otherwise the most columns. */
function delimiterOf(text: string): string {
  const first = text.split(/\r\n|\n|\r/, 1)[0].replace(/"[^"]*"/g, 'x');
  const cells = (delimiter: string) => first.split(delimiter).map((cell) => cell.trim());
  const worth = (delimiter: string) => {
    const split = cells(delimiter);
    // Three columns are what a line without a head has; more come from files between semicolons.
    return 10 * split.filter((cell) => columnOf(cell) !== null).length + Math.min(3, split.length);
  };
  return delimiters.reduce((best, delimiter) => (worth(delimiter) > worth(best) ? delimiter : best));
}

function columnOf(cell: string): Column | null {
  const plain = cell.toLowerCase().replace(/[\s_-]/g, '');
  return (Object.keys(headings) as Column[]).find((column) => headings[column].includes(plain)) ?? null;
}

/** The columns that a head names; null when the first line is no head. */
function columnsOf(cells: readonly string[]): (Column | null)[] | null {
  const columns = cells.map(columnOf);
  return columns.filter((column) => column !== null).length >= Math.min(2, cells.length) ? columns : null;
}

type Line = { person: ListedPerson } | { problem: PlanProblem };

function readLine(line: number, cells: readonly string[], columns: readonly (Column | null)[]): Line {
  const cell = (column: Column) => {
    const at = columns.indexOf(column);
    return at < 0 ? '' : (cells[at] ?? '');
  };
  const [id, name] = [cell('id') || cell('name'), cell('name') || cell('id')];
  const about = name || cells.filter(Boolean).join(' ').slice(0, 80);
  const problem = (code: PlanProblem['code'], what = about): Line => ({ problem: { code, line, about: what } });
  if (id === '') return problem('no-person');
  if (id.length > 128 || name.length > 200) return problem('name-too-long', about.slice(0, 80));
  const signedOn = readDay(cell('signedOn'));
  if (signedOn === undefined) return problem('bad-date', cell('signedOn').slice(0, 80));
  const form = readForm(cell('form'));
  if (form.length > 60) return problem('name-too-long', form.slice(0, 80));
  const files = listedFiles(cells, columns).map((path) => ({ path, signedOn, form }));
  if (files.length === 0) return problem('no-files');
  return { person: { line, id, name, note: cell('note').slice(0, 2_000), files } };
}

/** What lists may call the forms that have a word of their own. */
const formWords: Readonly<Record<(typeof knownForms)[number], readonly string[]>> = {
  full: ['', 'full', 'signature', 'voll', 'unterschrift'],
  initials: ['initials', 'initialen', 'paraphe', 'kürzel'],
};

function readForm(text: string): FormName {
  return knownForms.find((form) => formWords[form].includes(text.toLowerCase())) ?? text;
}

/** Cells beyond the head belong to the files, where these stand last: semicolons that were meant to stay in one cell. */
function listedFiles(cells: readonly string[], columns: readonly (Column | null)[]): string[] {
  const at = columns.indexOf('files');
  const listed = at === columns.length - 1 ? cells.slice(at) : cells.slice(at, at + 1);
  return listed
    .flatMap((cell) => cell.split(';'))
    .map((path) => path.trim())
    .filter((path) => path !== '');
}

/** `2026-03-31` or `31.3.2026` as an ISO date; null for none, undefined for what is no date. */
function readDay(text: string): string | null | undefined {
  if (text === '') return null;
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const parts = iso ? [iso[1], iso[2], iso[3]] : dotted ? [dotted[3], dotted[2], dotted[1]] : null;
  if (!parts) return undefined;
  const day = parts.map((part) => part.padStart(2, '0')).join('-');
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : undefined;
}

/** Takes the lines of one person together; a line that calls the person otherwise is a problem. */
function gather(lines: readonly Line[], problems: readonly PlanProblem[]): ImportList {
  const persons = new Map<string, ListedPerson>();
  const found = [...problems];
  for (const line of lines) {
    if ('problem' in line) {
      found.push(line.problem);
      continue;
    }
    const { person } = line;
    const known = persons.get(person.id);
    if (known && known.name !== person.name) {
      found.push({ code: 'another-name', line: person.line, about: `${person.id}: ${person.name}` });
    } else {
      const files = [...(known?.files ?? []), ...person.files];
      persons.set(person.id, { ...(known ?? person), note: known?.note || person.note, files });
    }
  }
  return { persons: [...persons.values()], problems: found };
}
