/**
 * Characters in Omniglot's layout: ALPHABET/CHARACTER/NNNN_NN.png, a character of an alphabet drawn by several people; under
 * `images_background/`, or beside it `images_evaluation/`, or under neither.
 */
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { openZip } from './zip-entries.ts';

/** One character: what it is called, and where its drawings lie, in name order. */
export interface CharacterPlaces {
  readonly name: string;
  readonly paths: readonly string[];
}

export interface Character {
  readonly name: string;
  /** Whole files, not looked at. */
  readonly drawings: readonly Uint8Array<ArrayBuffer>[];
}

const zipLimits = { entry: 64 * 2 ** 10, all: 128 * 2 ** 20 };
const drawingName = /^\d+_\d+\.png$/i;
const parts = ['images_background', 'images_evaluation'] as const;

/**
 * The characters that these paths lay out. Where there is a part to learn from (`images_background`), the others are left to
 * be tested on. What is no drawing is passed over, and so are characters that one person alone drew.
 *
 * @param paths with `/` between the parts
 */
export function charactersOf(paths: readonly string[]): CharacterPlaces[] {
  const found = paths.flatMap((path) => placeOf(path) ?? []);
  const isDivided = found.some(({ part }) => part === parts[0]);
  const wanted = isDivided ? found.filter(({ part }) => part === parts[0]) : found;
  return [...Map.groupBy(wanted, ({ name }) => name)]
    .map(([name, places]) => ({ name, paths: places.map(({ path }) => path).sort() }))
    .filter(({ paths: drawings }) => drawings.length >= 2)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function placeOf(path: string) {
  const names = path.split('/');
  const at = names.findIndex((name) => parts.some((part) => part === name));
  const [alphabet, character, file, ...deeper] = names.slice(at === -1 ? -3 : at + 1);
  // Without a part the layout may lie in one folder more: an archive of the folder.
  if (at === -1 && (names.length < 3 || names.length > 4)) return null;
  if (file === undefined || deeper.length > 0 || !drawingName.test(file)) return null;
  return { path, part: at === -1 ? null : names[at], name: `${alphabet}/${character}` };
}

/**
 * At most as many drawings of each character as keep the whole within `most`: rather all characters than all drawers.
 *
 * @throws ParaphError `too-large` when that leaves fewer than two of each
 */
export function limitDrawings<C extends CharacterPlaces>(characters: readonly C[], most: number, file: string): C[] {
  const each = Math.floor(most / Math.max(1, characters.length));
  if (each < 2) {
    throw new ParaphError('too-large', say`There are ${characters.length} characters, more than a run takes.`, {
      file,
      nextStep: say`Keep fewer alphabets.`,
    });
  }
  return characters.map((character) => ({ ...character, paths: character.paths.slice(0, each) }));
}

/**
 * Reads a ZIP of anybody's making. Names of entries tell what they are and are never used as paths; whether the drawings are
 * pictures is not looked at here.
 *
 * @param most drawings to take, see `limitDrawings`
 * @param file serves error messages
 * @throws ParaphError `too-large`, `unsupported-format` for no ZIP, `bad-input` for another layout, `damaged-file`
 */
export function unpackCharacters(bytes: Uint8Array, most: number, file: string): Character[] {
  const archive = openZip(
    bytes,
    zipLimits,
    file,
    say`Choose a ZIP of characters laid out as ALPHABET/CHARACTER/NNNN_NN.png.`,
  );
  const characters = limitDrawings(charactersOf(archive.names), most, file);
  if (characters.length === 0) throw otherLayout(file);
  const drawings = archive.unpack(characters.flatMap(({ paths }) => paths));
  return characters.map(({ name, paths }) => ({
    name,
    drawings: paths.flatMap((path) => drawings.get(path) ?? []),
  }));
}

function otherLayout(file: string): ParaphError {
  return new ParaphError('bad-input', say`It holds no characters that two people drew.`, {
    file,
    nextStep: say`Lay them out as ALPHABET/CHARACTER/NNNN_NN.png, one drawing a file.`,
  });
}
