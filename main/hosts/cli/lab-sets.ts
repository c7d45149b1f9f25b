/** `lab sets` and what they hold. */
import { statSync } from 'node:fs';
import { basename, parse, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import type { Output } from '../../contract/api.ts';
import { LabProfile, type LabSet, labSide } from '../../contract/lab/records.ts';
import { readDocument } from './documents.ts';
import { parseWholes } from './page-options.ts';
import { withProgress } from './progress.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, table } from './text.ts';

export function addLabSetCommands(lab: Command, { withEngine }: Runner): void {
  lab
    .command('sets')
    .description('the sets of pictures that the lab knows')
    .action(
      withEngine(async (session) => {
        const sets = await session.call('lab.sets', {});
        return { record: sets, text: table(sets.map(rowOf)) };
      }),
    );
  lab
    .command('import <path>')
    .description(
      'keep the pictures of a ZIP or a folder as a set: CLASS/PICTURE, GROUP/CLASS/PICTURE, or Omniglot’s layout',
    )
    .option('--name <name>', 'of the set; that of the file when left out')
    .option('--profile <profile>', 'ink for drawings and writing, natural for photographs', parseProfile, 'ink')
    .action(withEngine(importSet));
  lab
    .command('classes <set>')
    .description('the classes of a set, each with the places of its pictures')
    .action(
      withEngine(async (session, set: string) => {
        const classes = await session.call('lab.classes', { set });
        const rows = classes.map(({ group, name, part, pictures }) => [part, group, name, pictures.join(' ')]);
        return { record: classes, text: table(rows) };
      }),
    );
  lab
    .command('pictures <set>')
    .description('draws pictures of a set in the terminal')
    .requiredOption('--places <list>', 'which ones, as `classes` lists them: 0,1,2', parseWholes)
    .action(
      withEngine(async (session, set: string, { places }: { places: number[] }) => {
        const pictures = await session.call('lab.pictures', { set, places });
        return { record: pictures, text: drawInTerminal(pictures.coverage) };
      }),
    );
  lab
    .command('remove-set <set>')
    .description('forget an imported set; networks that learnt from it stay')
    .action(
      withEngine(async (session, set: string) => ({
        record: await session.call('lab.removeSet', { set }),
        text: 'Forgotten.',
      })),
    );
}

interface ImportOptions {
  readonly name?: string;
  readonly profile: LabProfile;
}

async function importSet(session: Session, given: string, options: ImportOptions): Promise<Report> {
  return toldSet(await importPictures(session, resolve(given), options));
}

export function toldSet(imported: Output<'lab.importFolder'>): Report {
  const skipped = imported.skipped > 0 ? `\n${count(imported.skipped, 'picture')} left out: unreadable, or empty.` : '';
  return { record: imported, text: `${table([rowOf(imported.set)])}${skipped}` };
}

/** The set of that name that is there already, or else one made of the file or folder. */
export async function setOfPath(session: Session, path: string): Promise<LabSet> {
  const { name } = parse(path);
  const known = (await session.call('lab.sets', {})).find((set) => set.origin === 'imported' && set.name === name);
  return known ?? (await importPictures(session, path, { profile: 'ink' })).set;
}

function importPictures(
  session: Session,
  path: string,
  { name, profile }: ImportOptions,
): Promise<Output<'lab.importFolder'>> {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  return withProgress(session, async (operation) => {
    const labelled = { name: name ?? parse(path).name, profile, operation };
    if (!isFile) return session.call('lab.importFolder', { ...labelled, directory: path });
    const archive = { name: basename(path), bytes: await readDocument(path) };
    return session.call('lab.importArchive', { ...labelled, archive });
  });
}

function parseProfile(text: string): LabProfile {
  const profile = LabProfile.safeParse(text);
  if (profile.success) return profile.data;
  throw new InvalidArgumentError('ink or natural is needed.');
}

function rowOf({ id, name, profile, learnt, unseen, officialRuns }: LabSet): string[] {
  const part = ({ classes, pictures }: LabSet['learnt']) =>
    `${count(classes, 'class', 'classes')}, ${count(pictures, 'picture')}`;
  const runs = officialRuns > 0 ? count(officialRuns, 'official run') : '';
  return [id, name, profile, `learnt: ${part(learnt)}`, `unseen: ${part(unseen)}`, runs];
}

/** Two pixels a character, one above the other. */
const halves = [' ', '▄', '▀', '█'];

function drawInTerminal(coverage: Uint8Array): string {
  const lines: string[] = [];
  for (let top = 0; top < coverage.length; top += labSide * labSide) {
    const dark = (row: number, column: number) => (coverage[top + row * labSide + column] > 127 ? 1 : 0);
    for (let row = 0; row < labSide; row += 2) {
      const line = Array.from(
        { length: labSide },
        (_, column) => halves[2 * dark(row, column) + dark(row + 1, column)],
      );
      lines.push(line.join('').trimEnd());
    }
  }
  return lines.join('\n');
}
