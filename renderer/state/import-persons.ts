/** Hands persons over to the engine, file by file, and tells what became of each. */
import { ParaphError, toErrorRecord, type ErrorCode, type ErrorRecord } from '../../main/contract/errors.ts';
import { importState, type ImportRow } from '../../main/contract/import-report.ts';
import type { ImportedFile, PlannedFile, PlannedPerson, PlanProblem } from '../../main/contract/imports.ts';
import { say } from '../../main/contract/phrase.ts';
import type { Client } from '../client/client.ts';
import type { GivenFile } from './handed-over.ts';

/** What no further person would be spared. */
const stopping: ReadonlySet<ErrorCode> = new Set([
  'engine-lost',
  'storage-full',
  'locked',
  'model-missing',
  'model-damaged',
]);

/** Whether the whole import has to wait until this is mended. */
export function stopsAll({ code }: ErrorRecord): boolean {
  return stopping.has(code);
}

export function rowOfProblem(problem: PlanProblem, place: number): ImportRow {
  return { place, id: '', name: problem.about, state: 'failed', did: 'nothing', files: [], problem, error: null };
}

export function rowOfComplete({ id, name }: PlannedPerson, place: number): ImportRow {
  return { place, id, name, state: 'skipped', did: 'nothing', files: [], problem: null, error: null };
}

/** Everything that went wrong with a person and the files. */
export function errorsOf({ error, files }: ImportRow): ErrorRecord[] {
  return [error, ...files.map((file) => file.error)].filter((one) => one !== null);
}

/** Enrols one person. Rejects only with what stops all of it. */
export async function importOne(
  client: Client,
  id: string,
  { person, place }: { person: PlannedPerson; place: number },
  given: readonly GivenFile[],
): Promise<ImportRow> {
  const row = { place, id: person.id, name: person.name, problem: null };
  const unread: ImportedFile[] = [];
  try {
    const files: { document: string; signedOn: string | null; form: string }[] = [];
    for (const file of person.files.filter(({ isEnrolled }) => !isEnrolled)) {
      const handed = await handOver(client, file, given);
      if ('document' in handed) files.push({ document: handed.document, signedOn: file.signedOn, form: file.form });
      else unread.push(handed.unread);
    }
    const { id: signatory, name, note } = person;
    const imported = await client.call('imports.person', { import: id, id: signatory, name, note, files });
    const told = [...imported.files, ...unread];
    return { ...row, state: importState(imported, told), did: imported.did, files: told, error: null };
  } catch (failure) {
    const error = toErrorRecord(failure);
    if (stopsAll(error)) throw failure;
    return { ...row, state: 'failed', did: 'nothing', files: unread, error };
  }
}

type Handed = { document: string } | { unread: ImportedFile };

async function handOver(client: Client, { path, at }: PlannedFile, given: readonly GivenFile[]): Promise<Handed> {
  try {
    const found = at === null ? undefined : given[at];
    if (!found) throw new ParaphError('not-found', say`It is not among the files given.`);
    return await client.call('imports.file', { name: path, bytes: await read(found.file) });
  } catch (failure) {
    const error = { ...toErrorRecord(failure), file: path };
    if (stopsAll(error)) throw failure;
    return { unread: { fileName: path, accepted: false, concerns: [], error } };
  }
}

async function read(file: File): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new ParaphError('not-found', say`It was moved or changed since it was given.`, { cause });
  }
}
