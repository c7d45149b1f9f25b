/** Labelled pictures from elsewhere to train on: folders of signatures, folders and archives of characters. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { throwIfCancelled } from '../base/cancellation.ts';
import { readBytes } from '../base/read-bytes.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { type CharacterPlaces, charactersOf, limitDrawings } from '../documents/character-archive.ts';
import { type LabelledFile, readLabelledFolder } from '../evaluation/labelled-folder.ts';
import type { EngineContext } from './context.ts';
import type { TrainingData } from './training-data.ts';
import { createGatherer, type Input, mostPictures, plain, requireWriters } from './training-pictures.ts';

/**
 * A folder in either layout: signatures by WRITER/genuine|forged/*, or characters by ALPHABET/CHARACTER/NNNN_NN.png.
 *
 * @throws ParaphError as `readLabelledFolder`; `refused` for too few writers; `too-large`; `cancelled`
 */
export async function dataOfFolder(
  context: EngineContext,
  directory: string,
  input: Input,
  signal: AbortSignal,
): Promise<TrainingData> {
  const characters = await findCharacters(resolve(directory));
  if (characters.length > 0) return dataOfCharacterFolder(context, directory, characters, input, signal);
  const folder = await readLabelledFolder(directory, signal);
  const gather = createGatherer(input);
  const read = (files: readonly LabelledFile[]) => prepareFiles(context, files, input, signal);
  for (const { genuine, forged } of folder.writers)
    gather.add((await read(genuine)).map(plain), (await read(forged)).map(plain));
  const set = gather.set();
  requireWriters(set.writers, say`Name a folder with more writers, each with two genuine signatures.`);
  return { set, signatories: [], lessons: [], population: `${set.writers.length} writers of ${folder.set}` };
}

/** Unusable and unreadable files are left out. */
export async function prepareFiles(
  { decoder }: EngineContext,
  files: readonly LabelledFile[],
  input: Input,
  signal: AbortSignal,
): Promise<Uint8Array[]> {
  const prepared = files.map(async ({ path }) => {
    throwIfCancelled(signal);
    try {
      const { quality, normalised } = await decoder.prepare({
        name: path,
        bytes: await readBytes(path),
        region: null,
        input,
      });
      return quality.usable && normalised ? [normalised.coverage] : [];
    } catch (error) {
      if (error instanceof ParaphError && error.code !== 'cancelled') return [];
      throw error;
    }
  });
  return (await Promise.all(prepared)).flat();
}

/** None where the folder is laid out otherwise, or cannot be read. */
async function findCharacters(directory: string): Promise<CharacterPlaces[]> {
  const writers = await readdir(directory, { withFileTypes: true }).catch(() => []);
  const hasSignatures = writers.some(
    (entry) => entry.isDirectory() && existsSync(join(directory, entry.name, 'genuine')),
  );
  if (hasSignatures || writers.length === 0) return [];
  const files = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = files.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return charactersOf(paths.map((path) => relative(directory, path).replaceAll(sep, '/')));
}

async function dataOfCharacterFolder(
  context: EngineContext,
  directory: string,
  characters: readonly CharacterPlaces[],
  input: Input,
  signal: AbortSignal,
): Promise<TrainingData> {
  const chosen = limitDrawings(characters, mostPictures(input), directory);
  const load = ({ paths }: CharacterPlaces) => Promise.all(paths.map((path) => readBytes(join(directory, path))));
  return dataOfCharacters(context, basename(directory), chosen, load, input, signal);
}

/** @throws ParaphError what the decoder says of the archive; `refused` for too few characters; `cancelled` */
export async function dataOfArchive(
  context: EngineContext,
  archive: { readonly name: string; readonly bytes: Uint8Array },
  input: Input,
  signal: AbortSignal,
): Promise<TrainingData> {
  const { characters } = await context.decoder.characters({ ...archive, most: mostPictures(input) });
  const load = ({ drawings }: (typeof characters)[number]) => Promise.resolve(drawings);
  return dataOfCharacters(context, archive.name, characters, load, input, signal);
}

/** Characters that are prepared in one go: some thousand drawings keep every decoder busy. */
const charactersAtOnce = 16;

/** Each character is a writer of its own: who drew it does not matter, and nobody forged it. */
async function dataOfCharacters<C>(
  { decoder }: EngineContext,
  name: string,
  characters: readonly C[],
  load: (character: C) => Promise<readonly Uint8Array[]>,
  input: Input,
  signal: AbortSignal,
): Promise<TrainingData> {
  const gather = createGatherer(input);
  const size = input.width * input.height;
  const prepare = async (character: C) => {
    const { coverage } = await decoder.drawings({ name, drawings: await load(character), input });
    return Array.from({ length: coverage.length / size }, (_, i) => coverage.subarray(i * size, (i + 1) * size));
  };
  for (let at = 0; at < characters.length; at += charactersAtOnce) {
    throwIfCancelled(signal);
    const prepared = await Promise.all(characters.slice(at, at + charactersAtOnce).map(prepare));
    for (const drawings of prepared) gather.add(drawings.map(plain), []);
  }
  const set = gather.set();
  requireWriters(set.writers, say`Name characters that at least two people drew.`);
  return { set, signatories: [], lessons: [], population: `${set.writers.length} characters of ${name}` };
}
