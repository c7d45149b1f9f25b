/**
 * Labelled pictures by where they lie: CLASS/picture or GROUP/CLASS/picture, in any folder round them. Omniglot's parts
 * (`images_background/`, `images_evaluation/`) and its `one_shot_runs/` are known, and signatures in WRITER/genuine.
 */
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { LabPart } from '../contract/lab/records.ts';

/** One class: where its pictures lie, in name order (in Omniglot that of who drew them). */
export interface ClassPlaces {
  readonly name: string;
  /** The alphabet it belongs to, or whatever folder its folder lies in; empty without one. */
  readonly group: string;
  /** Null where the layout says nothing of what is learnt from. */
  readonly part: LabPart | null;
  readonly paths: readonly string[];
}

/** One of Lake's one-shot runs: the file that says which test picture shows which class, and where its own paths begin. */
export interface RunPlaces {
  readonly root: string;
  readonly labels: string;
}

export interface PictureLayout {
  /** By part, group and name; each with at least two pictures. */
  readonly classes: readonly ClassPlaces[];
  readonly runs: readonly RunPlaces[];
}

const pictureName = /\.(png|jpe?g|tiff?|webp)$/i;
const partOf: Readonly<Record<string, LabPart>> = { images_background: 'learnt', images_evaluation: 'unseen' };
const runFolder = 'one_shot_runs';
const runLabels = 'class_labels.txt';

/** What is hidden, or beside the pictures for another system's sake, is passed over. @param paths with `/` between the parts */
export function layoutOf(paths: readonly string[]): PictureLayout {
  const shown = paths.filter((path) => path.split('/').every((name) => !name.startsWith('.') && name !== '__MACOSX'));
  const found = shown.flatMap((path) => placeOf(path) ?? []);
  const isDivided = Object.values(partOf).every((part) => found.some((one) => one.part === part));
  const classes = [...Map.groupBy(found, ({ folder }) => folder).values()]
    .map((places) => {
      const [{ name, group, part }] = places;
      return { name, group, part: isDivided ? part : null, paths: places.map(({ path }) => path).sort() };
    })
    .filter((one) => one.paths.length >= 2 && (!isDivided || one.part !== null));
  return { classes: classes.sort(byPlace), runs: shown.flatMap((path) => runOf(path) ?? []).sort(byLabels) };
}

function placeOf(path: string) {
  const names = path.split('/');
  const file = names.pop();
  if (file === undefined || !pictureName.test(file) || names.includes(runFolder)) return null;
  const folder = names.join('/');
  const kind = names.at(-1);
  // Others' attempts at a hand are not its class, and what a hand wrote itself is called by its writer.
  if (kind === 'forged') return null;
  if (kind === 'genuine' && names.length >= 2) names.pop();
  const at = names.findIndex((name) => name in partOf);
  const [name, group = ''] = names.slice(at + 1).reverse();
  return name === undefined ? null : { path, folder, name, group, part: at === -1 ? null : partOf[names[at]] };
}

function runOf(path: string): RunPlaces | null {
  const names = path.split('/');
  const [folder, run, file] = names.slice(-3);
  if (folder !== runFolder || run === undefined || file !== runLabels) return null;
  return { root: names.slice(0, -2).join('/'), labels: path };
}

const rank = (one: ClassPlaces) => `${one.part ?? ''}\n${one.group}\n${one.name}\n${one.paths[0]}`;
const byPlace = (a: ClassPlaces, b: ClassPlaces) => (rank(a) < rank(b) ? -1 : 1);
const byLabels = (a: RunPlaces, b: RunPlaces) => (a.labels < b.labels ? -1 : 1);

const labelLine = /^(\S{1,200}\.png) (\S{1,200}\.png)$/;
/** Lake's runs have twenty. */
const mostTests = 1_000;

/**
 * Which test picture shows the class of which training picture, as `class_labels.txt` of a run says, a pair of paths a line.
 *
 * @throws ParaphError `damaged-file`
 */
export function readRunLabels(text: string, file: string): { test: string; training: string }[] {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const pairs = lines.slice(0, mostTests).map((line) => {
    const [, test, training] = labelLine.exec(line.trim()) ?? [];
    return { test, training };
  });
  if (lines.length > mostTests || pairs.length === 0 || pairs.some(({ test }) => test === undefined)) {
    throw new ParaphError('damaged-file', say`It does not say which picture shows which class, two paths a line.`, {
      file,
      nextStep: say`Fetch the set again, or leave out its folder ${runFolder}.`,
    });
  }
  return pairs;
}

/** @param file serves error messages */
export function noPictures(file: string): ParaphError {
  return new ParaphError('bad-input', say`It holds no four classes with two pictures each.`, {
    file,
    nextStep: say`Lay pictures out as CLASS/picture or GROUP/CLASS/picture.`,
  });
}
