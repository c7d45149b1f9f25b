/** `enrol --csv` and `enrol --folder`: everybody in a list or a folder. One bad file never stops the others. */
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { writeFileSync } from 'node:fs';
import { toCsv } from '../../contract/csv.ts';
import { isCancellation, ParaphError, toErrorRecord } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import { importState, tallyImport, type ImportRow } from '../../contract/import-report.ts';
import type { ImportedFile, ImportPlan, PlannedPerson, PlanProblem } from '../../contract/imports.ts';
import { readDocument } from './documents.ts';
import { createProgressBar } from './progress.ts';
import { describeError, type Report } from './runner.ts';
import type { Session } from './session.ts';
import { count } from './text.ts';

interface Source {
  readonly csv?: string | undefined;
  readonly folder?: string | undefined;
  readonly report?: string | undefined;
}

interface Planned {
  readonly plan: ImportPlan;
  /** Where a planned file lies on this machine. */
  locate(file: PlannedPerson['files'][number]): string;
}

/** Persons under way at the same time: their files keep every decoder busy while others are embedded. */
const atOnce = 4;

export async function enrolMany(session: Session, source: Source, files: readonly string[]): Promise<Report> {
  if (files.length > 0 || (source.csv !== undefined) === (source.folder !== undefined)) {
    throw new ParaphError('bad-input', say`Give either --csv FILE or --folder DIR, and no further files.`);
  }
  const planned =
    source.csv === undefined ? await planFolder(session, source.folder ?? '') : await planList(session, source.csv);
  const { import: id } = await session.call('imports.begin', {});
  const rows = [
    ...planned.plan.problems.map((problem, place) => rowOfProblem(problem, place)),
    ...(await importAll(session, id, planned)),
  ];
  if (source.report !== undefined) writeFileSync(source.report, toCsv(reportTable(rows)));
  return report(id, rows, planned.plan.unused);
}

async function planList(session: Session, csv: string): Promise<Planned> {
  const list = { name: basename(csv), bytes: await readDocument(csv) };
  const plan = await session.call('imports.plan', { list, paths: null });
  return { plan, locate: ({ path }) => resolve(dirname(csv), path) };
}

async function planFolder(session: Session, folder: string): Promise<Planned> {
  const paths = await filesIn(folder);
  const plan = await session.call('imports.plan', {
    paths: paths.map((path) => `${basename(resolve(folder))}/${path}`),
  });
  return { plan, locate: ({ at }) => join(folder, paths[at ?? 0]) };
}

/** Relative to the folder, with `/` between the parts on every system. */
async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const root = resolve(folder);
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) =>
        resolve(path)
          .slice(root.length + 1)
          .replaceAll('\\', '/'),
      )
      .sort();
  } catch (cause) {
    throw new ParaphError('not-found', say`The folder cannot be read.`, { file: folder, cause });
  }
}

function rowOfProblem(problem: PlanProblem, place: number): ImportRow {
  return { place, id: '', name: problem.about, state: 'failed', did: 'nothing', files: [], problem, error: null };
}

async function importAll(session: Session, id: string, { plan, locate }: Planned): Promise<ImportRow[]> {
  const bar = createProgressBar(session.terminal, session.json);
  const rows: ImportRow[] = [];
  const waiting = [...plan.persons.entries()];
  const total = waiting.length;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      bar.show({ stage: 'persons', done: rows.length, total });
      rows.push(await importOne(session, id, next[1], next[0], locate));
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, work));
  } finally {
    bar.end();
  }
  return rows.sort((a, b) => a.place - b.place);
}

async function importOne(
  session: Session,
  id: string,
  person: PlannedPerson,
  place: number,
  locate: Planned['locate'],
): Promise<ImportRow> {
  const row = { place, id: person.id, name: person.name, problem: null, error: null };
  if (person.state === 'complete') return { ...row, state: 'skipped', did: 'nothing', files: [] };
  const unread: ImportedFile[] = [];
  const files: { document: string; signedOn: string | null; form: string }[] = [];
  try {
    for (const file of person.files.filter(({ isEnrolled }) => !isEnrolled)) {
      const document = await handOver(session, file.path, locate(file), unread);
      if (document !== null) files.push({ document, signedOn: file.signedOn, form: file.form });
    }
    const { id: signatory, name, note } = person;
    const imported = await session.call('imports.person', { import: id, id: signatory, name, note, files });
    const told = [...imported.files, ...unread];
    return { ...row, state: importState(imported, told), did: imported.did, files: told };
  } catch (error) {
    if (isCancellation(error)) throw error;
    return { ...row, state: 'failed', did: 'nothing', files: unread, error: toErrorRecord(error) };
  }
}

/** Null for a file that cannot be read here; why is told among `unread`. */
async function handOver(session: Session, name: string, path: string, unread: ImportedFile[]): Promise<string | null> {
  try {
    return (await session.call('imports.file', { name, bytes: await readDocument(path) })).document;
  } catch (error) {
    if (isCancellation(error)) throw error;
    unread.push({ fileName: name, accepted: false, concerns: [], error: { ...toErrorRecord(error), file: name } });
    return null;
  }
}

function report(id: string, rows: readonly ImportRow[], unused: number): Report {
  const { enrolled, flagged, failed, skipped } = tallyImport(rows);
  const head = [
    `${count(enrolled + flagged, 'person', 'persons')} enrolled`,
    flagged > 0 ? `${flagged} of them to be looked at` : '',
    failed > 0 ? `${failed} not enrolled` : '',
    skipped > 0 ? `${skipped} were complete already` : '',
  ].filter(Boolean);
  const lines = rows.filter(({ state }) => state === 'flagged' || state === 'failed').flatMap(describeRow);
  if (unused > 0) lines.push(`${count(unused, 'file')} belonged to nobody.`);
  if (enrolled + flagged > 0) lines.push(`Undo all of it: paraph imports --undo ${id}`);
  return {
    record: { import: id, rows, unused },
    text: [`${head.join(', ')}.`, ...lines].join('\n'),
    exitCode: failed > 0 ? 2 : 0,
  };
}

function describeRow({ state, id, name, files, problem, error }: ImportRow): string[] {
  const mark = state === 'failed' ? '✗' : '!';
  if (problem) return [`${mark} ${describeProblem(problem)}`];
  const who = id === name ? name : `${name} (${id})`;
  if (error) return [`${mark} ${who}: ${describeError(error)}`];
  const told = files.filter(({ accepted, concerns }) => !accepted || concerns.length > 0);
  return [`${mark} ${who}`, ...told.map((file) => `    ${describeFile(file)}`)];
}

function describeFile({ fileName, accepted, concerns, error }: ImportedFile): string {
  if (error) return `${fileName}: ${error.message}`;
  return `${fileName}: ${accepted ? 'accepted, but ' : 'not accepted, '}${concerns.join(', ')}`;
}

const problems: Readonly<Record<PlanProblem['code'], string>> = {
  'no-person': 'names nobody',
  'no-files': 'names no files',
  'too-many-files': 'names more than fifty files',
  'name-too-long': 'has a name or an identifier that is too long',
  'another-name': 'has another name than the person of this identifier',
  'several-of-that-name': 'fits several persons of that name',
  'bad-date': 'has a date that is none; write 2026-03-31',
  'unclosed-quote': 'has a quotation mark that is never closed',
  'loose-file': 'lies in no person’s folder',
};

function describeProblem({ code, line, about }: PlanProblem): string {
  const where = [line === null ? '' : `line ${line}`, about].filter(Boolean).join(', ');
  return `${where}: ${problems[code]}`;
}

/** A line for each person, or for each file that there is something to say about. */
function reportTable(rows: readonly ImportRow[]): string[][] {
  const head = ['id', 'name', 'state', 'file', 'reasons'];
  const body = rows.flatMap(({ id, name, state, files, problem, error }) => {
    const told = files.filter(({ accepted, concerns }) => !accepted || concerns.length > 0);
    const why = problem ? describeProblem(problem) : (error?.message ?? '');
    if (told.length === 0) return [[id, name, state, '', why]];
    return told.map((file) => [id, name, state, file.fileName, file.error?.message ?? file.concerns.join(', ')]);
  });
  return [head, ...body];
}
