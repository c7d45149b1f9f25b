/** `signatories`: who is enrolled, one person, and what can be done with them. */
import type { Command } from 'commander';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import type { Specimen } from '../../contract/records.ts';
import { exportPictures } from './export.ts';
import { addPageOptions, type PageOptions } from './page-options.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, date, describeQuality, describeSet, describeUnlike, signatoryTable, table } from './text.ts';

interface SignatoriesOptions extends PageOptions {
  readonly search?: string;
  readonly id?: string;
  readonly rename?: string;
  readonly note?: string;
  readonly export?: string;
  readonly remove?: string;
  readonly restore?: string;
  readonly erase?: string;
  readonly yes?: boolean;
  readonly removeSpecimen?: string;
  readonly restoreSpecimen?: string;
}

export function addSignatoriesCommand(program: Command, { withEngine }: Runner): void {
  addPageOptions(program.command('signatories'))
    .description('list the enrolled persons, show one, rename, remove or erase them')
    .option('--search <text>', 'only those with this in their name or identifier')
    .option('--id <id>', 'one person with every specimen')
    .option('--rename <name>', 'change the name of the person given by --id')
    .option('--note <text>', 'change the note of the person given by --id')
    .option('--export <dir>', 'write the pictures of the specimens of the person given by --id')
    .option('--remove <id>', 'take a person away; --restore undoes it')
    .option('--restore <id>', 'undo the removal of a person, or a merge into somebody else')
    .option('--erase <id>', 'destroy everything about a person, for ever')
    .option('--yes', 'confirm --erase')
    .option('--remove-specimen <id>', 'take a specimen away; --restore-specimen undoes it')
    .option('--restore-specimen <id>', 'undo the removal of a specimen')
    .action(withEngine(act));
}

function act(session: Session, options: SignatoriesOptions): Promise<Report> {
  const { id, remove, restore, erase, removeSpecimen, restoreSpecimen } = options;
  if (remove !== undefined) return removePerson(session, remove);
  if (restore !== undefined) return restorePerson(session, restore);
  if (erase !== undefined) return erasePerson(session, erase, options.yes === true);
  if (removeSpecimen !== undefined) return removeOne(session, removeSpecimen);
  if (restoreSpecimen !== undefined) return restoreOne(session, restoreSpecimen);
  if (id === undefined) return list(session, options);
  if (options.rename !== undefined || options.note !== undefined) return change(session, id, options);
  return options.export === undefined ? show(session, id) : exportSpecimens(session, id, options.export);
}

async function list(session: Session, { search, offset, limit }: SignatoriesOptions): Promise<Report> {
  const found = await session.call('signatories.list', { search, offset, limit });
  const rest = found.total - found.rows.length;
  const lines = found.rows.length === 0 ? ['Nobody is enrolled.'] : [signatoryTable(found.rows)];
  if (rest > 0) lines.push(`… and ${rest} more: see --offset and --limit`);
  return { record: found, text: lines.join('\n') };
}

async function show(session: Session, id: string): Promise<Report> {
  const record = await session.call('signatories.get', { signatory: id });
  const lines = [signatoryTable([record.signatory])];
  if (record.specimens.length > 0) lines.push(table(record.specimens.map(specimenRow)));
  const { forms } = await session.call('signatories.support', { signatory: id });
  for (const { form, errors, unlike } of forms) {
    lines.push(`  ${form}: ${unlike.length > 0 ? describeUnlike(unlike).join('; ') : describeSet(errors)}`);
  }
  for (const { id: source, name, at } of record.merged) {
    lines.push(`  merged: ${name} on ${date(at)}. Undo: paraph signatories --restore ${source}`);
  }
  return { record, text: lines.join('\n') };
}

function specimenRow({ id, form, fileName, addedAt, signedOn, quality, concerns, note }: Specimen): string[] {
  return [
    `  ${id}`,
    form,
    fileName,
    date(addedAt),
    signedOn ?? '',
    describeQuality(quality),
    concerns.join(', '),
    note,
  ];
}

async function change(session: Session, id: string, { rename, note }: SignatoriesOptions): Promise<Report> {
  const record = await session.call('signatories.update', { signatory: id, name: rename, note });
  return { record, text: signatoryTable([record]) };
}

async function exportSpecimens(session: Session, id: string, folder: string): Promise<Report> {
  const { specimens } = await session.call('signatories.get', { signatory: id });
  const ids = specimens.map((specimen) => specimen.id);
  const files = await exportPictures(folder, ids, async (specimen, as) => {
    return (await session.call('specimens.picture', { specimen, as })).picture;
  });
  return { record: { files }, text: files.join('\n') };
}

async function removePerson(session: Session, signatory: string): Promise<Report> {
  await session.call('signatories.remove', { signatory });
  return { record: { removed: signatory }, text: `Removed. Undo: paraph signatories --restore ${signatory}` };
}

async function restorePerson(session: Session, signatory: string): Promise<Report> {
  const record = await session.call('signatories.restore', { signatory });
  return { record, text: signatoryTable([record]) };
}

async function erasePerson(session: Session, signatory: string, isConfirmed: boolean): Promise<Report> {
  if (!isConfirmed) {
    const { signatory: person } = await session.call('signatories.get', { signatory });
    const loss = `${person.name} and ${count(person.specimens, 'specimen')}`;
    throw new ParaphError('refused', say`This would destroy ${loss} for ever.`, {
      nextStep: say`Add --yes to do it, or use --remove, which can be undone.`,
    });
  }
  await session.call('signatories.erase', { signatory });
  return { record: { erased: signatory }, text: 'Erased.' };
}

async function removeOne(session: Session, specimen: string): Promise<Report> {
  await session.call('specimens.remove', { specimen });
  return { record: { removed: specimen }, text: `Removed. Undo: paraph signatories --restore-specimen ${specimen}` };
}

async function restoreOne(session: Session, specimen: string): Promise<Report> {
  await session.call('specimens.restore', { specimen });
  return { record: { restored: specimen }, text: 'Restored.' };
}
