/** `cases`: what was decided, and what people made of it. */
import { Option, type Command } from 'commander';
import { ParaphError } from '../../contract/errors.ts';
import type { Case } from '../../contract/records.ts';
import { exportPictures } from './export.ts';
import { addPageOptions, type PageOptions } from './page-options.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { date, describeCase, table } from './text.ts';

interface CasesOptions extends PageOptions {
  readonly search?: string;
  readonly kind?: 'verify' | 'identify';
  readonly signatory?: string;
  readonly case?: string;
  readonly export?: string;
  readonly confirm?: string;
  readonly overrule?: string;
  readonly why?: string;
  readonly remove?: string;
  readonly restore?: string;
}

export function addCasesCommand(program: Command, { withEngine }: Runner): void {
  addPageOptions(program.command('cases'))
    .description('list the recorded cases, show one, confirm or overrule it')
    .option('--search <text>', 'only cases with this in the file name or the person’s name')
    .addOption(new Option('--kind <kind>', 'only cases of this kind').choices(['verify', 'identify']))
    .option('--signatory <id>', 'only cases about this person')
    .option('--case <id>', 'one case')
    .option('--export <dir>', 'write the pictures of the signature of the case given by --case')
    .option('--confirm <by>', 'confirm the verdict of the case given by --case, in this name')
    .option('--overrule <by>', 'overrule it, in this name')
    .option('--why <text>', 'the reason')
    .option('--remove <id>', 'take a case away; --restore undoes it')
    .option('--restore <id>', 'undo the removal of a case')
    .action(withEngine(act));
}

function act(session: Session, options: CasesOptions): Promise<Report> {
  if (options.remove !== undefined) return remove(session, options.remove);
  if (options.restore !== undefined) return restore(session, options.restore);
  if (options.case === undefined) return list(session, options);
  if (options.export !== undefined) return exportCase(session, options.case, options.export);
  if (options.confirm !== undefined || options.overrule !== undefined) return dispose(session, options.case, options);
  return show(session, options.case);
}

async function list(session: Session, options: CasesOptions): Promise<Report> {
  const { search, kind, signatory, offset, limit } = options;
  const found = await session.call('cases.list', { search, kind, signatory, offset, limit });
  const rest = found.total - found.rows.length;
  const lines = found.rows.length === 0 ? ['There are no cases.'] : [table(found.rows.map(caseRow))];
  if (rest > 0) lines.push(`… and ${rest} more: see --offset and --limit`);
  return { record: found, text: lines.join('\n') };
}

function caseRow(record: Case): string[] {
  const { id, createdAt, fileName, decision, disposition } = record;
  const person = record.kind === 'verify' ? record.signatory.name : (record.decision.signatory ?? '');
  return [id, date(createdAt), decision.word, person, fileName, disposition?.outcome ?? ''];
}

async function show(session: Session, id: string): Promise<Report> {
  const record = await session.call('cases.get', { case: id });
  return { record, text: describeCase(record) };
}

async function exportCase(session: Session, id: string, folder: string): Promise<Report> {
  const files = await exportPictures(folder, [id], async (one, as) => {
    return (await session.call('cases.picture', { case: one, as })).picture;
  });
  return { record: { files }, text: files.join('\n') };
}

async function dispose(session: Session, id: string, { confirm, overrule, why }: CasesOptions): Promise<Report> {
  if (overrule !== undefined && why === undefined) {
    throw new ParaphError('bad-input', 'Overruling a verdict needs a reason.', { nextStep: 'Add --why TEXT.' });
  }
  const outcome = overrule === undefined ? 'confirmed' : 'overruled';
  const record = await session.call('cases.dispose', { case: id, outcome, by: overrule ?? confirm ?? '', why });
  return { record, text: describeCase(record) };
}

async function remove(session: Session, id: string): Promise<Report> {
  await session.call('cases.remove', { case: id });
  return { record: { removed: id }, text: `Removed. Undo: paraph cases --restore ${id}` };
}

async function restore(session: Session, id: string): Promise<Report> {
  const record = await session.call('cases.restore', { case: id });
  return { record, text: describeCase(record) };
}
