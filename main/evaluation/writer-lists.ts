/** Which writers of a set are for training, for choosing (development) and for the final figures (test): fixed lists. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ParaphError } from '../contract/errors.ts';
import { say, type Phrase } from '../contract/phrase.ts';
import { z } from '../contract/schema.ts';

const Writers = z.array(z.string()).check(z.minLength(1));
const WriterList = z.object({
  set: z.string(),
  training: Writers,
  development: Writers,
  test: Writers,
  /** Of the canonical list: see `hashWriterList`. */
  sha256: z.string(),
});
export type WriterList = z.infer<typeof WriterList>;

/** The sets whose writers are divided. Nothing is ever chosen on their test writers. */
export const dividedSets = ['bhsig260-hindi', 'sigcomp2011-dutch'] as const;
export type DividedSet = (typeof dividedSets)[number];

const shippedLists = fileURLToPath(new URL('../../resources/writers/', import.meta.url));

/**
 * The fixed division of a set, checked against its hash.
 *
 * @throws ParaphError `refused` when the list was altered or a writer is in two parts: figures from it would not be honest
 */
export function loadWriterList(set: DividedSet, directory = shippedLists): WriterList {
  const file = `${directory.replace(/\/$/, '')}/${set}.json`;
  const list = WriterList.safeParse(readJson(file));
  if (!list.success) throw alteredList(file, say`is not a list of writers`);
  if (list.data.set !== set) throw alteredList(file, say`is about the set ${list.data.set}`);
  if (list.data.sha256 !== hashWriterList(list.data)) throw alteredList(file, say`does not have its recorded hash`);
  if (!areDisjoint(list.data)) throw alteredList(file, say`names a writer twice`);
  return list.data;
}

/** Both lists, by set. */
export function writerLists(): Record<DividedSet, WriterList> {
  return {
    'bhsig260-hindi': loadWriterList('bhsig260-hindi'),
    'sigcomp2011-dutch': loadWriterList('sigcomp2011-dutch'),
  };
}

/** SHA-256 of the canonical list: the JSON text of `{set, training, development, test}`, in that order, without spaces. */
export function hashWriterList({ set, training, development, test }: Omit<WriterList, 'sha256'>): string {
  return createHash('sha256').update(JSON.stringify({ set, training, development, test })).digest('hex');
}

/**
 * How the lists were made: of the writers in name order the last fifth (rounded) is for tests, as many as `development`
 * says just before them for development, the rest for training.
 */
export function divideWriters(set: string, writers: readonly string[], development: number): WriterList {
  const firstTest = writers.length - Math.round(writers.length / 5);
  const firstDevelopment = firstTest - development;
  const division = {
    set,
    training: writers.slice(0, firstDevelopment),
    development: writers.slice(firstDevelopment, firstTest),
    test: writers.slice(firstTest),
  };
  return { ...division, sha256: hashWriterList(division) };
}

/** The file's content, or null where it is missing or no JSON: then it is no list either. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function areDisjoint({ training, development, test }: WriterList): boolean {
  const all = [...training, ...development, ...test];
  return new Set(all).size === all.length;
}

function alteredList(file: string, what: Phrase): ParaphError {
  return new ParaphError('refused', say`The division into training, development and test writers ${what}.`, {
    file,
    nextStep: say`Restore the file as it was released.`,
  });
}
