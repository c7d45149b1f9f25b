/** Which cases a command is about. */
import { InvalidArgumentError, Option, type Command } from 'commander';
import type { Input } from '../../contract/api.ts';
import { CaseSort, CaseWord } from '../../contract/case-query.ts';
import { CaseState } from '../../contract/decisions.ts';
import type { Flag } from '../../contract/records.ts';

export interface CaseFilterOptions {
  readonly search?: string;
  readonly kind?: 'verify' | 'identify';
  readonly signatory?: string;
  readonly word?: CaseWord[];
  readonly state?: CaseState[];
  readonly flag?: Flag[];
  readonly from?: number;
  readonly to?: number;
  readonly sort?: CaseSort;
}

export function addCaseFilterOptions(command: Command): Command {
  return command
    .option('--search <text>', 'only cases with this in the file name or the person’s name')
    .addOption(new Option('--kind <kind>', 'only cases of this kind').choices(['verify', 'identify']))
    .option('--signatory <id>', 'only cases about this person')
    .addOption(new Option('--word <word...>', 'only cases with one of these verdicts').choices(CaseWord.options))
    .addOption(new Option('--state <state...>', 'only cases that stand like this').choices(CaseState.options))
    .option('--flag <flag...>', 'only cases with one of these flags, as in copy-of-specimen or faint')
    .option('--from <date>', 'only cases of this day or later, as YYYY-MM-DD in UTC', parseDay)
    .option('--to <date>', 'only cases before this day', parseDay)
    .addOption(new Option('--sort <order>', 'how they are sorted').choices(CaseSort.options));
}

export function caseFilterOf(options: CaseFilterOptions): Input<'cases.select'> {
  const { search, kind, signatory, word, state, flag, from, to, sort } = options;
  return { search, kind, signatory, words: word, states: state, flags: flag, from, to, sort };
}

function parseDay(text: string): number {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  if (Number.isNaN(instant)) throw new InvalidArgumentError('A day is written as YYYY-MM-DD.');
  return instant;
}
