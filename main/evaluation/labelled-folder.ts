/** A set of signatures on disk, laid out as `WRITER/genuine/*` and `WRITER/forged/*`. */
import { createHash } from 'node:crypto';
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { throwIfCancelled } from '../base/cancellation.ts';
import { readBytes } from '../base/read-bytes.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';

export interface LabelledFile {
  readonly path: string;
  /** SHA-256 of the file's bytes, in hexadecimal. */
  readonly hash: string;
}

/** One writer's files, in name order, without exact duplicates. `forged` are others' skilled attempts at this hand. */
export interface LabelledWriter {
  readonly name: string;
  readonly genuine: readonly LabelledFile[];
  readonly forged: readonly LabelledFile[];
}

/** A file left out because its bytes equal those of a file read before it. */
export interface DroppedDuplicate {
  readonly file: string;
  readonly sameAs: string;
}

export interface LabelledFolder {
  /** Name of the folder: what the set is called in reports. */
  readonly set: string;
  readonly directory: string;
  /** In name order. */
  readonly writers: readonly LabelledWriter[];
  readonly duplicates: readonly DroppedDuplicate[];
}

const layout = say`Lay the folder out as WRITER/genuine/* and WRITER/forged/*, one image a file.`;

/**
 * Lists a labelled folder. Equal files, wherever in the set, count once: the first in name order stays (a writer's
 * genuine files are read before the forged ones).
 *
 * @throws ParaphError `not-found` without the folder; `bad-input` where it is laid out differently or a file cannot be
 *   read; `cancelled`
 */
export async function readLabelledFolder(directory: string, signal?: AbortSignal): Promise<LabelledFolder> {
  const root = resolve(directory);
  const names = (await listSet(root)).filter((entry) => entry.isDirectory() && !isHidden(entry)).map(nameOf);
  if (names.length === 0) throw new ParaphError('bad-input', say`The folder holds no writers.`, wrongLayout(root));

  const firstWithHash = new Map<string, string>();
  const duplicates: DroppedDuplicate[] = [];
  const writers: LabelledWriter[] = [];
  for (const name of names.sort(byName)) {
    throwIfCancelled(signal);
    const folders = await listSet(join(root, name));
    if (!hasFolder(folders, 'genuine')) {
      throw new ParaphError(
        'bad-input',
        say`The writer “${name}” has no folder “genuine”.`,
        wrongLayout(join(root, name)),
      );
    }
    const keepNew = (files: readonly LabelledFile[]) =>
      files.filter(({ path, hash }) => {
        const sameAs = firstWithHash.get(hash);
        if (sameAs === undefined) firstWithHash.set(hash, path);
        else duplicates.push({ file: relative(root, path), sameAs: relative(root, sameAs) });
        return sameAs === undefined;
      });
    const genuine = keepNew(await hashFiles(join(root, name, 'genuine')));
    const forged = hasFolder(folders, 'forged') ? keepNew(await hashFiles(join(root, name, 'forged'))) : [];
    writers.push({ name, genuine, forged });
  }
  return { set: basename(root), directory: root, writers, duplicates };
}

/**
 * The same set with these writers only, in the set's order.
 *
 * @throws ParaphError `not-found` for a name that the set lacks
 */
export function selectWriters(folder: LabelledFolder, names: readonly string[]): LabelledFolder {
  const wanted = new Set(names);
  const writers = folder.writers.filter(({ name }) => wanted.delete(name));
  if (wanted.size > 0) {
    throw new ParaphError('not-found', say`“${folder.set}” has no writer ${[...wanted].join(', ')}.`, {
      file: folder.directory,
      nextStep: say`Name writers by their folders.`,
    });
  }
  return { ...folder, writers };
}

async function listSet(directory: string): Promise<Dirent[]> {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch (cause) {
    const missing = hasCode(cause, 'ENOENT');
    const message = missing ? say`There is no such folder.` : say`This cannot be read as a folder.`;
    throw new ParaphError(missing ? 'not-found' : 'bad-input', message, { ...wrongLayout(directory), cause });
  }
}

/**
 * A file of the folder, with its name as reports tell it.
 *
 * @throws ParaphError `bad-input`
 */
export async function readLabelled(
  { directory }: Pick<LabelledFolder, 'directory'>,
  { path }: Pick<LabelledFile, 'path'>,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  return { name: relative(directory, path), bytes: await readBytes(path) };
}

async function hashFiles(directory: string): Promise<LabelledFile[]> {
  const names = (await listSet(directory)).filter((entry) => entry.isFile() && !isHidden(entry)).map(nameOf);
  const files: LabelledFile[] = [];
  for (const name of names.sort(byName)) files.push(await hashFile(join(directory, name)));
  return files;
}

async function hashFile(path: string): Promise<LabelledFile> {
  const bytes = await readBytes(path);
  return { path, hash: createHash('sha256').update(bytes).digest('hex') };
}

const wrongLayout = (file: string) => ({ file, nextStep: layout });
const nameOf = (entry: Dirent) => entry.name;
const isHidden = (entry: Dirent) => entry.name.startsWith('.');
const hasFolder = (entries: readonly Dirent[], name: string) =>
  entries.some((entry) => entry.isDirectory() && entry.name === name);
/** By code unit: the same order on every machine, whatever its language. */
const byName = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
