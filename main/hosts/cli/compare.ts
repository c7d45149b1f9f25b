/** `compare`: where the distance between two signatures comes from, as a figure and as a picture of letters. */
import type { Command } from 'commander';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import type { Contributions } from '../../contract/records.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';

interface CompareOptions {
  readonly case?: string;
  readonly specimen?: string;
  readonly with: string;
  readonly together?: boolean;
}

export function addCompareCommand(program: Command, { withEngine }: Runner): void {
  program
    .command('compare')
    .description('show which regions drive the distance between a case, or a specimen, and a specimen')
    .option('--case <id>', 'the questioned signature of this case')
    .option('--specimen <id>', 'or this specimen')
    .requiredOption('--with <id>', 'the specimen to compare with')
    .option('--together', 'show what holds them together instead')
    .action(withEngine(compare));
}

async function compare(session: Session, options: CompareOptions): Promise<Report> {
  const record = await ask(session, options);
  const [one, other] = await Promise.all([nameOfOne(session, options), nameOfSpecimen(session, options.with)]);
  return { record, text: (options.together ? describeTogether : describe)(record, one, other) };
}

function ask(session: Session, { case: id, specimen, with: other }: CompareOptions): Promise<Contributions> {
  if (id !== undefined) return session.call('cases.contributions', { case: id, with: other });
  if (specimen !== undefined) return session.call('specimens.contributions', { specimen, with: other });
  throw new ParaphError('bad-input', say`There is nothing to compare with the specimen.`, {
    nextStep: say`Add --case ID or --specimen ID.`,
  });
}

async function nameOfOne(session: Session, { case: id, specimen = '' }: CompareOptions): Promise<string> {
  return id === undefined
    ? nameOfSpecimen(session, specimen)
    : (await session.call('cases.get', { case: id })).fileName;
}

async function nameOfSpecimen(session: Session, specimen: string): Promise<string> {
  return (await session.call('specimens.get', { specimen })).fileName;
}

/** From nothing to the most that one cell of the two maps adds. */
const shades = ' .:-=+*#%@';

function describe({ distance, rows, columns, one, other }: Contributions, ...names: [string, string]): string {
  const delta = distance ** 2 / 2;
  const most = Math.max(...one.cells, ...other.cells);
  const share = delta === 0 ? 0 : (100 * most) / delta;
  const pictures = [one, other].flatMap(({ cells }, i) => ['', `${names[i]}:`, ...shaded(cells, rows, columns, most)]);
  return [
    `Distance ${distance.toFixed(3)} between ${names[0]} and ${names[1]}.`,
    `Darker cells add more to it: “${shades.at(-1)}” is ${share.toFixed(1)} % of δ = distance² / 2 = ${delta.toFixed(3)}.`,
    ...pictures,
  ].join('\n');
}

/** The whole likeness lies on each of the two. */
function describeTogether({ distance, rows, columns, one, other }: Contributions, ...names: [string, string]): string {
  const most = Math.max(...one.held, ...other.held);
  const likeness = one.held.reduce((sum, value) => sum + value, 0);
  const share = likeness === 0 ? 0 : (100 * most) / likeness;
  const pictures = [one, other].flatMap(({ held }, i) => ['', `${names[i]}:`, ...shaded(held, rows, columns, most)]);
  return [
    `Distance ${distance.toFixed(3)} between ${names[0]} and ${names[1]}.`,
    `More of their likeness rests on darker cells: “${shades.at(-1)}” is ${share.toFixed(1)} % of 1 − δ = ${likeness.toFixed(3)}.`,
    ...pictures,
  ].join('\n');
}

function shaded(cells: readonly number[], rows: number, columns: number, most: number): string[] {
  const shadeOf = (value: number) => shades[most === 0 ? 0 : Math.round((value / most) * (shades.length - 1))];
  return Array.from({ length: rows }, (_, row) => {
    const line = cells.slice(row * columns, (row + 1) * columns).map(shadeOf);
    return `  |${line.join('')}|`;
  });
}
