/** `cases`: what was decided, and what people made of it. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { writeFileAtomically } from '../../base/atomic-file.ts';
import type { Input } from '../../contract/api.ts';
import { isCopied } from '../../contract/copies.ts';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import type { Case } from '../../contract/records.ts';
import { addCaseFilterOptions, caseFilterOf, type CaseFilterOptions } from './case-filter-options.ts';
import { exportPictures } from './export.ts';
import { addPageOptions, type PageOptions } from './page-options.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { date, describeCase, table } from './text.ts';

interface CasesOptions extends CaseFilterOptions, PageOptions {
  readonly case?: string;
  readonly ids?: boolean;
  readonly csv?: string;
  readonly export?: string;
  readonly confirm?: string;
  readonly overrule?: string;
  readonly settleGenuine?: string;
  readonly settleForged?: string;
  readonly sendOn?: string;
  readonly withdraw?: string;
  readonly same?: string;
  readonly not?: string;
  readonly unsay?: string;
  readonly by?: string;
  readonly why?: string;
  readonly enrol?: string;
  readonly insist?: boolean;
  readonly remove?: string[];
  readonly restore?: string[];
}

export function addCasesCommand(program: Command, { withEngine }: Runner): void {
  addPageOptions(addCaseFilterOptions(program.command('cases')))
    .description('list the recorded cases, show one, decide about it')
    .option('--ids', 'list the identifiers of all cases that fit')
    .option('--csv <file>', 'write the cases that fit as a table')
    .option('--case <id>', 'one case')
    .option('--export <dir>', 'write the pictures of the signature of the case given by --case')
    .option('--confirm <by>', 'confirm the verdict of the case given by --case, in this name')
    .option('--overrule <by>', 'overrule it, in this name')
    .option(
      '--settle-genuine <by>',
      'say that the signature was genuine where the verdict is inconclusive, in this name',
    )
    .option('--settle-forged <by>', 'say that it was forged, in this name')
    .option('--send-on <by>', 'send it on to a second reviewer, in this name')
    .option('--withdraw <by>', 'take the last decision back, in this name')
    .option('--same <signatory>', 'say that the signature of --case is this person’s')
    .option('--not <signatory>', 'say that it is not')
    .option('--unsay <signatory>', 'take back what was said about this person')
    .option('--by <name>', 'who says so')
    .option('--why <text>', 'the reason')
    .option('--enrol <signatory>', 'offer the signature of --case as a specimen of this person')
    .option('--insist', 'keep it although it raises a concern')
    .option('--remove <id...>', 'take cases away; --restore undoes it')
    .option('--restore <id...>', 'undo the removal of cases')
    .action(withEngine(act));
}

function act(session: Session, options: CasesOptions): Promise<Report> {
  if (options.remove !== undefined) return remove(session, options.remove);
  if (options.restore !== undefined) return restore(session, options.restore);
  return options.case === undefined ? actOnAll(session, options) : actOnOne(session, options.case, options);
}

function actOnAll(session: Session, options: CasesOptions): Promise<Report> {
  if (options.csv !== undefined) return exportTable(session, options.csv, options);
  return options.ids === true ? select(session, options) : list(session, options);
}

function actOnOne(session: Session, id: string, options: CasesOptions): Promise<Report> {
  if (options.export !== undefined) return exportCase(session, id, options.export);
  if (options.enrol !== undefined) return enrol(session, id, options.enrol, options.insist);
  if (options.withdraw !== undefined) return withdraw(session, id, options.withdraw, options.why);
  const step = stepOf(options);
  if (step !== null) return dispose(session, id, step);
  const correction = correctionOf(options);
  return correction === null ? show(session, id) : correct(session, id, correction);
}

async function list(session: Session, options: CasesOptions): Promise<Report> {
  const { offset, limit } = options;
  const found = await session.call('cases.list', { ...caseFilterOf(options), offset, limit });
  const rest = found.total - found.rows.length;
  const lines = found.rows.length === 0 ? ['There are no cases.'] : [table(found.rows.map(caseRow))];
  if (rest > 0) lines.push(`… and ${rest} more: see --offset and --limit`);
  return { record: found, text: lines.join('\n') };
}

async function select(session: Session, options: CasesOptions): Promise<Report> {
  const record = await session.call('cases.select', caseFilterOf(options));
  return { record, text: record.cases.join('\n') };
}

async function exportTable(session: Session, file: string, options: CasesOptions): Promise<Report> {
  const { table: bytes } = await session.call('cases.table', caseFilterOf(options));
  const path = resolve(file);
  writeFileAtomically(path, bytes);
  return { record: { file: path }, text: path };
}

export function caseRow(record: Case): string[] {
  const { id, createdAt, fileName, decision, state } = record;
  const person = record.kind === 'verify' ? record.signatory.name : (record.decision.signatory ?? '');
  const word = isCopied(record) ? 'copy' : decision.word;
  return [id, date(createdAt), word, person, fileName, state === 'open' ? '' : state];
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

type Disposing = Omit<Input<'cases.dispose'>, 'case'>;
type Correcting = Omit<Input<'cases.correct'>, 'case'>;

/** The step that the options ask for, if any. */
function stepOf({ confirm, overrule, settleGenuine, settleForged, sendOn, why }: CasesOptions): Disposing | null {
  if (confirm !== undefined) return { outcome: 'confirmed', by: confirm, why };
  if (overrule !== undefined) return { outcome: 'overruled', by: overrule, why };
  if (settleGenuine !== undefined) return { outcome: 'settled-genuine', by: settleGenuine, why };
  if (settleForged !== undefined) return { outcome: 'settled-forged', by: settleForged, why };
  return sendOn === undefined ? null : { outcome: 'sent-on', by: sendOn, why };
}

async function dispose(session: Session, id: string, step: Disposing): Promise<Report> {
  if (step.outcome === 'overruled' && step.why === undefined) {
    throw new ParaphError('bad-input', say`Overruling a verdict needs a reason.`, { nextStep: say`Add --why TEXT.` });
  }
  const record = await session.call('cases.dispose', { case: id, ...step });
  return { record, text: describeCase(record) };
}

async function withdraw(session: Session, id: string, by: string, why: string | undefined): Promise<Report> {
  const record = await session.call('cases.withdraw', { case: id, by, why });
  return { record, text: describeCase(record) };
}

function correctionOf({ same, not, unsay, by, why }: CasesOptions): Correcting | null {
  const [signatory, says] =
    same !== undefined
      ? ([same, 'same'] as const)
      : not !== undefined
        ? ([not, 'different'] as const)
        : ([unsay, 'withdrawn'] as const);
  if (signatory === undefined) return null;
  if (by === undefined) {
    throw new ParaphError('bad-input', say`Nobody is named who says so.`, { nextStep: say`Add --by NAME.` });
  }
  return { signatory, says, by, why };
}

async function correct(session: Session, id: string, correction: Correcting): Promise<Report> {
  const record = await session.call('cases.correct', { case: id, ...correction });
  return { record, text: describeCase(record) };
}

async function enrol(session: Session, id: string, signatory: string, insist?: boolean): Promise<Report> {
  const record = await session.call('cases.enrol', { case: id, signatory, insist });
  const concerns = record.concerns.length === 0 ? '' : `: ${record.concerns.join(', ')}`;
  const text = record.accepted ? `Enrolled as a specimen${concerns}.` : `Not accepted${concerns}; see --insist.`;
  return { record, text, exitCode: record.accepted ? 0 : 2 };
}

async function remove(session: Session, cases: string[]): Promise<Report> {
  await session.call('cases.remove', { cases });
  return { record: { removed: cases }, text: `Removed. Undo: paraph cases --restore ${cases.join(' ')}` };
}

async function restore(session: Session, cases: string[]): Promise<Report> {
  await session.call('cases.restore', { cases });
  return { record: { restored: cases }, text: 'Restored.' };
}
