import { InvalidArgumentError, type Command } from 'commander';

export interface PageOptions {
  readonly offset?: number;
  readonly limit?: number;
}

/** Which rows of a long list. */
export function addPageOptions(command: Command): Command {
  return command
    .option('--offset <number>', 'rows to leave out at the start', parseWhole)
    .option('--limit <number>', 'rows to list, at most 1000', parseWhole);
}

/** A whole number, not negative. */
export function parseWhole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A whole number is needed.');
  return Number(text);
}

/** Several of them, as in 0,1,2. */
export function parseWholes(text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (text !== '' && numbers.every((number) => Number.isInteger(number) && number >= 0)) return numbers;
  throw new InvalidArgumentError('Whole numbers are needed, with commas between them.');
}
