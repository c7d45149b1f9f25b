/** Whose files are whose: from a list or a folder to the persons that would be enrolled. */
import { defaultForm } from '../contract/forms.ts';
import {
  filesOfOnePerson,
  type ImportList,
  type ImportPlan,
  type ListedPerson,
  type PlannedFile,
  type PlannedPerson,
  type PlanProblem,
} from '../contract/imports.ts';

/** Somebody enrolled, or removed and not yet erased. */
export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  /** Files that specimens came from. */
  readonly fileNames: ReadonlySet<string>;
}

/** Who is enrolled; asked person by person, so that thousands do not hold up whoever answers. */
export interface Enrolled {
  byId(id: string): Promise<KnownPerson | null>;
  /** Whoever has this name; null for nobody and for several. */
  byName(name: string): Promise<{ readonly count: number; readonly only: KnownPerson | null }>;
}

const pictures = /\.(png|jpe?g|tiff?|webp|pdf)$/i;

/**
 * A plan from a list. Listed files are looked for among `paths` beside the list, then by as much of their path as was
 * listed, then by name alone; a name that fits several finds none.
 *
 * @param listPath where the list lies among the paths
 * @param paths    null when whoever asks finds the files by itself
 */
export async function planFromList(
  list: ImportList,
  listPath: string,
  paths: readonly string[] | null,
  enrolled: Enrolled,
): Promise<ImportPlan> {
  const find = paths === null ? () => null : createFinder(paths, listPath);
  const used = new Set<number>();
  const plan = createPlan(list.problems);
  for (const person of list.persons) {
    const files = person.files.map(({ path, signedOn, form }) => {
      const at = find(path);
      if (at !== null) used.add(at);
      return { path: cleaned(path), at, signedOn, form };
    });
    plan.add(await resolveListed(person, enrolled), { ...person, files });
  }
  const given = (paths ?? []).filter((path) => pictures.test(path)).length;
  return plan.finish(Math.max(0, given - used.size));
}

/** A plan from a folder: each folder in it is a person, called by an identifier or a name. */
export async function planFromFolders(paths: readonly string[], enrolled: Enrolled): Promise<ImportPlan> {
  const plan = createPlan([]);
  const persons = new Map<string, Candidate['files'][number][]>();
  const isInside = holdsOneFolder(paths);
  let unused = 0;
  for (const [at, path] of paths.entries()) {
    const parts = path.split('/');
    const below = isInside ? parts.slice(1) : parts;
    if (!pictures.test(path) || below.some((part) => part.startsWith('.'))) unused += 1;
    else if (below.length < 2) plan.tell({ code: 'loose-file', line: null, about: path });
    else
      persons.set(below[0], [
        ...(persons.get(below[0]) ?? []),
        { path: below.slice(1).join('/'), at, signedOn: null, form: defaultForm },
      ]);
  }
  for (const [folder, files] of persons) {
    plan.add(await resolveFolder(folder, enrolled), { line: null, id: folder, name: folder, note: '', files });
  }
  return plan.finish(unused);
}

/** Whether one folder was given that holds the persons' folders, rather than these themselves. */
function holdsOneFolder(paths: readonly string[]): boolean {
  const roots = new Set(paths.map((path) => path.split('/', 1)[0]));
  return roots.size === 1 && paths.some((path) => pictures.test(path) && path.split('/').length > 2);
}

type Resolution = { known: KnownPerson | null } | { problem: PlanProblem['code'] };

/** An identifier stands for one person: a list that calls somebody enrolled otherwise is not believed. */
async function resolveListed({ id, name }: ListedPerson, enrolled: Enrolled): Promise<Resolution> {
  const known = await enrolled.byId(id);
  if (known && name !== id && plain(known.name) !== plain(name)) return { problem: 'another-name' };
  return { known };
}

/** A folder's name is an identifier where somebody has it, and a name otherwise. */
async function resolveFolder(folder: string, enrolled: Enrolled): Promise<Resolution> {
  const known = await enrolled.byId(folder);
  if (known) return { known };
  const { count, only } = await enrolled.byName(folder);
  if (count > 1) return { problem: 'several-of-that-name' };
  if (folder.length > 128) return { problem: 'name-too-long' };
  return { known: only };
}

interface Candidate {
  readonly line: number | null;
  readonly id: string;
  readonly name: string;
  readonly note: string;
  readonly files: readonly Omit<PlannedFile, 'isEnrolled'>[];
}

function createPlan(problems: readonly PlanProblem[]) {
  const persons: PlannedPerson[] = [];
  const found = [...problems];

  function add(resolution: Resolution, { line, id, name, note, files }: Candidate): void {
    const problem =
      'problem' in resolution ? resolution.problem : files.length > filesOfOnePerson ? 'too-many-files' : null;
    if (problem !== null || 'problem' in resolution) {
      found.push({ code: problem ?? 'no-person', line, about: name.slice(0, 80) });
      return;
    }
    const { known } = resolution;
    const marked = files.map((file) => ({ ...file, isEnrolled: known?.fileNames.has(file.path) ?? false }));
    const state = !known ? 'new' : marked.every(({ isEnrolled }) => isEnrolled) ? 'complete' : 'known';
    persons.push({ id: known?.id ?? id, name: known?.name ?? name, note, files: marked, state });
  }

  return {
    add,
    tell: (problem: PlanProblem) => void found.push(problem),
    finish: (unused: number): ImportPlan => ({ persons, problems: found, unused }),
  };
}

/** Looks files up as lists name them: separators and case of another system, letters composed otherwise. */
function createFinder(paths: readonly string[], listPath: string): (listed: string) => number | null {
  const whole = new Map(paths.map((path, at) => [plain(path), at]));
  const byName = new Map<string, number[]>();
  for (const [at, path] of paths.entries()) {
    const name = nameOf(plain(path));
    byName.set(name, [...(byName.get(name) ?? []), at]);
  }
  const beside = plain(listPath).split('/').slice(0, -1);

  return (listed) => {
    const wanted = plain(cleaned(listed));
    const here = whole.get(joined([...beside, ...wanted.split('/')]));
    if (here !== undefined) return here;
    const alike = byName.get(nameOf(wanted)) ?? [];
    const fitting = alike.filter((at) => `/${plain(paths[at])}`.endsWith(`/${wanted}`));
    const [only, ...others] = fitting.length > 0 ? fitting : alike;
    return only !== undefined && others.length === 0 ? only : null;
  };
}

/** A listed path with `/` between its parts and nothing before them that says nothing. */
function cleaned(path: string): string {
  return path.replace(/\\/g, '/').replace(/^(\.\/)+/, '');
}

/** Parts as one path, `..` followed. */
function joined(parts: readonly string[]): string {
  const walked: string[] = [];
  for (const part of parts) {
    if (part === '..') walked.pop();
    else if (part !== '.' && part !== '') walked.push(part);
  }
  return walked.join('/');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function plain(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}
