/** What the evaluations take: writers by list or by name, numbers in a row. */
import { basename, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import type { OtherFolder } from '../../contract/evaluations.ts';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import { dividedSets, loadWriterList } from '../../evaluation/writer-lists.ts';

const parts = ['training', 'development', 'test'] as const;

/** Folder names: those of a part of a known set, told by the folder's name, or the ones listed; undefined for all. */
export function chooseWriters(directory: string, list: string | undefined): string[] | undefined {
  if (list === undefined) return undefined;
  const part = parts.find((name) => name === list);
  if (part === undefined) return list.split(',').filter((name) => name !== '');
  const set = dividedSets.find((name) => name === basename(directory));
  if (set === undefined) {
    throw new ParaphError('not-found', say`No ${part} writers are fixed for this set.`, {
      file: directory,
      nextStep: say`Name the folders, split by commas; writers are fixed for ${dividedSets.join(' and ')}.`,
    });
  }
  return loadWriterList(set)[part];
}

/** A folder named by options; undefined where it is not. */
export function otherFolder(directory: string | undefined, list: string | undefined): OtherFolder | undefined {
  if (directory === undefined) return undefined;
  const path = resolve(directory);
  return { directory: path, writers: chooseWriters(path, list) };
}

export function parseNumbers(text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (!numbers.every((number) => Number.isInteger(number) && number > 0)) {
    throw new InvalidArgumentError('Whole numbers split by commas are needed.');
  }
  return numbers;
}
