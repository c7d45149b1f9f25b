/** `specimens` and `merge`: putting people and their specimens in order. */
import { InvalidArgumentError, type Command } from 'commander';
import { ParaphError } from '../../contract/errors.ts';
import type { MergePreview } from '../../contract/people.ts';
import { say } from '../../contract/phrase.ts';
import type { Specimen } from '../../contract/records.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, describeQuality, signatoryTable, table } from './text.ts';

interface SpecimensOptions {
  readonly form?: string;
  readonly signedOn?: string;
  readonly undated?: boolean;
  readonly note?: string;
  readonly to?: string;
  readonly toNew?: string;
  readonly belongs?: boolean;
  readonly doubt?: boolean;
}

export function addPeopleCommands(program: Command, { withEngine }: Runner): void {
  program
    .command('specimens')
    .description('change what is known of specimens, or give them to somebody else')
    .argument('<ids...>', 'identifiers of the specimens, as `signatories --id ID` lists them')
    .option('--form <name>', 'the form of signature they show: full, initials or a name of your own')
    .option('--signed-on <date>', 'when they were signed, as YYYY-MM-DD', parseDay)
    .option('--undated', 'nobody knows when they were signed')
    .option('--note <text>', 'a note on each of them')
    .option('--to <id>', 'identifier of the person they belong to')
    .option('--to-new <name>', 'name of a new person they belong to')
    .option('--belongs', 'they belong to the others of their form, though they seem not to')
    .option('--doubt', 'take that back')
    .action(withEngine(changeSpecimens));

  program
    .command('merge')
    .description('make one person of two: everything of the first passes to the second')
    .argument('<from>', 'identifier of the person who goes')
    .argument('<into>', 'identifier of the person who stays')
    .option('--preview', 'only tell what would become of both')
    .action(withEngine(merge));
}

/** @throws InvalidArgumentError */
export function parseDay(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  throw new InvalidArgumentError('A day is written as YYYY-MM-DD.');
}

async function changeSpecimens(session: Session, ids: string[], options: SpecimensOptions): Promise<Report> {
  const { form, note, signedOn = options.undated ? null : undefined } = options;
  const belongs = options.belongs ? true : options.doubt ? false : undefined;
  if ([form, note, signedOn, belongs, options.to, options.toNew].every((option) => option === undefined)) {
    throw new ParaphError('bad-input', say`Nothing is to be changed.`, {
      nextStep: say`See “paraph specimens --help”.`,
    });
  }
  const record = await withOwner(session, options, (signatory) =>
    session.call('specimens.update', {
      changes: ids.map((specimen) => ({ specimen, signatory, form, signedOn, note, belongs })),
    }),
  );
  return { record, text: table(record.specimens.map(specimenRow)) };
}

/** A new person is taken away again when the specimens cannot be given to them. */
async function withOwner<T>(
  session: Session,
  { to, toNew }: SpecimensOptions,
  give: (signatory: string | undefined) => Promise<T>,
): Promise<T> {
  if (toNew === undefined) return give(to);
  const { id } = await session.call('signatories.create', { name: toNew });
  try {
    return await give(id);
  } catch (error) {
    await session.call('signatories.remove', { signatory: id });
    throw error;
  }
}

function specimenRow({ id, signatory, fileName, form, signedOn, quality, concerns, note }: Specimen): string[] {
  return [id, signatory, fileName, form, signedOn ?? '', describeQuality(quality), concerns.join(', '), note];
}

async function merge(session: Session, from: string, into: string, options: { preview?: boolean }): Promise<Report> {
  if (options.preview) {
    const record = await session.call('signatories.mergePreview', { signatory: from, into });
    return { record, text: describePreview(record) };
  }
  const record = await session.call('signatories.merge', { signatory: from, into });
  return { record, text: `${signatoryTable([record])}\nMerged. Undo: paraph signatories --restore ${from}` };
}

function describePreview({ from, into, forms, cases, note, duplicates, unlike }: MergePreview): string {
  const rows = forms.map((one) => [`  ${one.form}`, `${one.from} + ${one.into}`]);
  const lines = [
    `${from.name} (${from.id}) would go, ${into.name} (${into.id}) would stay, with:`,
    ...(rows.length === 0 ? [] : [table(rows)]),
    `  ${count(cases, 'case')} more`,
  ];
  if (note !== '') lines.push(`  note: ${note.replaceAll('\n', ' / ')}`);
  if (duplicates > 0) lines.push(`  ${count(duplicates, 'specimen')} are there already`);
  if (unlike > 0)
    lines.push(`  ${count(unlike, 'specimen')} are unlike the others there: are these two the same person?`);
  return lines.join('\n');
}
