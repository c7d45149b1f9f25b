/** Labelled pictures on disk or in an archive, to a set in memory. Whatever is looked into is looked into by the decoder. */
import { readdir } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { throwIfCancelled } from '../base/cancellation.ts';
import { createRandom } from '../base/random.ts';
import { readBytes } from '../base/read-bytes.ts';
import { ParaphError } from '../contract/errors.ts';
import { labSide, type LabPart, type LabProfile } from '../contract/lab/records.ts';
import { say } from '../contract/phrase.ts';
import { limitDrawings } from '../documents/character-archive.ts';
import type { PictureDecoder } from '../documents/picture-decoder.ts';
import { layoutOf, noPictures, type RunPlaces } from '../documents/picture-layout.ts';
import type { OnProgress } from '../evaluation/embedded-set.ts';
import type { OfficialRun, PictureClass, PictureSet } from './picture-set.ts';

export interface ReadOptions {
  readonly decoder: PictureDecoder;
  readonly profile: LabProfile;
  /** Decides which classes are learnt from, where the layout does not. */
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

export interface PicturesRead {
  readonly set: PictureSet;
  /** Pictures that could not be read, or show nothing. */
  readonly skipped: number;
}

/** Where files are, and how to get at their bytes. */
export interface PictureSource {
  /** Serves error messages. */
  readonly name: string;
  readonly paths: readonly string[];
  read(path: string): Promise<Uint8Array>;
}

/** @throws ParaphError what the decoder says of the archive; `bad-input` with too few classes; `too-large`; `cancelled` */
export async function readPictureArchive(
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
  options: ReadOptions,
): Promise<PicturesRead> {
  const { files } = await options.decoder.pictures({ name, bytes });
  const byPath = new Map(files.map((file) => [file.path, file.bytes] as const));
  const read = (path: string) => Promise.resolve(byPath.get(path) ?? new Uint8Array());
  return readPictureSource({ name, paths: [...byPath.keys()], read }, options);
}

/** @throws ParaphError `not-found` without the folder; `bad-input` with too few classes; `too-large`; `cancelled` */
export async function readPictureFolder(directory: string, options: ReadOptions): Promise<PicturesRead> {
  const root = resolve(directory);
  const files = await readdir(root, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    const nextStep = say`Name a folder of pictures laid out as CLASS/picture or GROUP/CLASS/picture.`;
    throw new ParaphError('not-found', say`There is no such folder.`, { file: root, nextStep, cause });
  });
  const paths = files
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll(sep, '/'));
  return readPictureSource({ name: root, paths, read: (path) => readBytes(join(root, path)) }, options);
}

/** As many stay below what a message between processes holds. */
const mostPictures = 100_000;

/** @throws ParaphError `bad-input` with too few classes; `too-large`; `cancelled` */
export async function readPictureSource(source: PictureSource, options: ReadOptions): Promise<PicturesRead> {
  const { classes: places, runs } = layoutOf(source.paths);
  if (places.length < 4) throw noPictures(source.name);
  const classes = limitDrawings(places, mostPictures, source.name);
  const gather = createGatherer(source, options);
  const ofRuns = await Promise.all(runs.map((run) => pairsOf(run, source, options)));
  await gather.take([...classes.flatMap(({ paths }) => paths), ...ofRuns.flat(2)]);
  const { coverage, placeOf, skipped } = gather.finish();
  const known = divided(
    classes
      .map(({ paths, ...one }) => ({ ...one, pictures: paths.flatMap((path) => placeOf(path) ?? []) }))
      .filter(({ pictures }) => pictures.length >= 2),
    options.seed,
  );
  if (known.length < 4) throw noPictures(source.name);
  const officialRuns = ofRuns.flatMap((pairs) => runOf(pairs, placeOf) ?? []);
  return { set: { side: labSide, coverage, classes: known, officialRuns }, skipped };
}

type Pair = readonly [test: string, training: string];

async function pairsOf({ root, labels }: RunPlaces, source: PictureSource, { decoder }: ReadOptions): Promise<Pair[]> {
  const bytes = await source.read(labels);
  const { pairs } = await decoder.runLabels({ name: source.name, bytes });
  const listed = new Set(source.paths);
  const whole = pairs.map(({ test, training }) => [`${root}/${test}`, `${root}/${training}`] as const);
  return whole.every((pair) => pair.every((path) => listed.has(path))) ? whole : [];
}

/** Null where a picture of the run could not be read: half a run is no run. */
function runOf(pairs: readonly Pair[], placeOf: (path: string) => number | undefined): OfficialRun | null {
  const trainings = [...new Set(pairs.map(([, training]) => training))].sort();
  const classes = trainings.flatMap((path) => placeOf(path) ?? []);
  const tests = pairs.flatMap(([test]) => placeOf(test) ?? []);
  if (pairs.length === 0 || classes.length < trainings.length || tests.length < pairs.length) return null;
  return { classes, tests, answers: pairs.map(([, training]) => trainings.indexOf(training)) };
}

/** Pictures a call to the decoder: it answers within its deadline, and the next one can begin meanwhile. */
const picturesAtOnce = 250;
/** Calls under way: one for each decoder, and some waiting. */
const callsAtOnce = 4;

/** Reads pictures, each path once, and keeps them in the order they were asked for. */
function createGatherer(source: PictureSource, { decoder, profile, signal, onProgress }: ReadOptions) {
  const pictures = new Map<string, Uint8Array>();
  let asked = 0;
  const some = async (paths: readonly string[]) => {
    throwIfCancelled(signal);
    const files = await Promise.all(paths.map((path) => source.read(path)));
    const request = { name: source.name, pictures: files, profile, side: labSide };
    const { read, coverage } = await decoder.labPictures(request);
    let at = 0;
    paths.forEach((path, i) => {
      if (read[i]) pictures.set(path, coverage.subarray(at++ * labSide ** 2, at * labSide ** 2));
    });
  };
  return {
    async take(wanted: readonly string[]): Promise<void> {
      const paths = [...new Set(wanted)];
      asked += paths.length;
      let next = 0;
      let done = 0;
      const work = async (): Promise<void> => {
        while (next < paths.length) {
          const batch = paths.slice(next, (next += picturesAtOnce));
          await some(batch);
          done += batch.length;
          onProgress?.('Reading pictures', done, paths.length);
        }
      };
      await Promise.all(Array.from({ length: callsAtOnce }, work));
    },
    finish() {
      const places = new Map([...pictures.keys()].sort().map((path, place) => [path, place] as const));
      const coverage = new Uint8Array(pictures.size * labSide ** 2);
      places.forEach((place, path) => coverage.set(pictures.get(path) ?? [], place * labSide ** 2));
      return { coverage, placeOf: (path: string) => places.get(path), skipped: asked - pictures.size };
    },
  };
}

/** With so many groups, some are kept apart whole: what is unseen should be unlike. */
const fewestGroupsDivided = 4;
const learntShare = 0.7;

type Undivided = Omit<PictureClass, 'part'> & { readonly part: LabPart | null };

/** Where the layout does not say what is learnt from, chance does: by groups where there are some, else by classes. */
function divided(classes: readonly Undivided[], seed: number): PictureClass[] {
  const groups = [...new Set(classes.map(({ group }) => group))].sort();
  const byGroup = groups.length >= fewestGroupsDivided;
  const units = byGroup ? groups : classes.map((_, index) => String(index));
  const learnt = new Set(createRandom(seed).sample(units, learntCount(units.length)));
  return classes.map((one, index) => {
    const drawn = learnt.has(byGroup ? one.group : String(index)) ? 'learnt' : 'unseen';
    return { ...one, part: one.part ?? drawn };
  });
}

/** At least two, and at least two left: with one alone nothing is unlike. */
function learntCount(count: number): number {
  return Math.min(count - 2, Math.max(2, Math.round(learntShare * count)));
}
