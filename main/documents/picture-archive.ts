/** A ZIP of labelled pictures, of anybody's making: what it holds that a set of pictures is made of. */
import { say } from '../contract/phrase.ts';
import { layoutOf, noPictures, readRunLabels } from './picture-layout.ts';
import { openZip } from './zip-entries.ts';

export interface UnpackedFile {
  readonly path: string;
  /** Whole, not looked at. */
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const zipLimits = { entry: 8 * 2 ** 20, all: 192 * 2 ** 20 };

/**
 * The pictures of its classes, those of Lake's runs, and the labels of these. Names of entries tell what they are and are
 * never used as paths.
 *
 * @param file serves error messages
 * @throws ParaphError `too-large`, `unsupported-format` for no ZIP, `bad-input` without classes, `damaged-file`
 */
export function unpackPictures(bytes: Uint8Array, file: string): UnpackedFile[] {
  const choose = say`Choose a ZIP of pictures laid out as CLASS/picture or GROUP/CLASS/picture.`;
  const archive = openZip(bytes, zipLimits, file, choose);
  const { classes, runs } = layoutOf(archive.names);
  if (classes.length === 0) throw noPictures(file);
  const names = new Set(archive.names);
  const labels = archive.unpack(runs.map((run) => run.labels));
  const ofRuns = runs.flatMap(({ root, labels: path }) => {
    const text = new TextDecoder().decode(labels.get(path));
    return readRunLabels(text, file).flatMap(({ test, training }) => [`${root}/${test}`, `${root}/${training}`]);
  });
  const wanted = [...classes.flatMap(({ paths }) => paths), ...ofRuns.filter((path) => names.has(path))];
  return [...labels, ...archive.unpack(wanted)].map(([path, entry]) => ({ path, bytes: entry }));
}
