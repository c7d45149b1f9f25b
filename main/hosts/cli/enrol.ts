/** `enrol`: a person from specimens, one or many files at once. One bad file never stops the others. */
import { basename } from 'node:path';
import type { Command } from 'commander';
import { isCancellation, ParaphError, toErrorRecord, type ErrorRecord } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import type { EnrolmentOutcome, Signatory } from '../../contract/records.ts';
import { enrolMany } from './enrol-many.ts';
import { addSignatureOptions, withSignature, type SignatureOptions } from './documents.ts';
import { parseDay } from './people.ts';
import { createProgressBar } from './progress.ts';
import { describeError, type Report, type Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count } from './text.ts';

interface EnrolOptions extends SignatureOptions {
  readonly name?: string;
  readonly id?: string;
  readonly note?: string;
  readonly signedOn?: string;
  readonly form?: string;
  readonly specimenNote?: string;
  readonly insist?: boolean;
  readonly csv?: string;
  readonly folder?: string;
  readonly report?: string;
}

type FileOutcome = { file: string; outcome: EnrolmentOutcome } | { file: string; error: ErrorRecord };

export function addEnrolCommand(program: Command, { withEngine }: Runner): void {
  addSignatureOptions(program.command('enrol'))
    .description('enrol a person from specimens, add specimens to somebody enrolled, or enrol many persons at once')
    .argument('[files...]', 'pictures or PDFs, one signature each')
    .option('--name <name>', 'name of a new person')
    .option('--id <id>', 'identifier: of somebody enrolled, or for the new person')
    .option('--note <text>', 'note on the new person')
    .option('--signed-on <date>', 'when the specimens were signed, as YYYY-MM-DD', parseDay)
    .option(
      '--form <name>',
      'the form of signature they show: full (without this option), initials or a name of your own',
    )
    .option('--specimen-note <text>', 'a note on each specimen')
    .option('--insist', 'keep specimens that raise a concern')
    .option('--csv <file>', 'enrol everybody in a list: columns id, name, files; files beside the list')
    .option('--folder <dir>', 'enrol everybody who has a folder of specimens in this one')
    .option('--report <file>', 'write what became of everybody as CSV, with --csv or --folder')
    .action(
      withEngine(async (session, files: string[], options: EnrolOptions) => {
        const { csv, folder } = options;
        if (csv !== undefined || folder !== undefined) return enrolMany(session, { ...options, csv, folder }, files);
        if (files.length === 0) throw nothingNamed();
        const signatory = await findOrCreate(session, options);
        return report(signatory, await addAll(session, signatory, files, options));
      }),
    );
}

function nothingNamed(): ParaphError {
  return new ParaphError('bad-input', say`No file is named.`, {
    nextStep: say`Name specimens of one person, or give --csv FILE or --folder DIR for many.`,
  });
}

/** A name makes a new person, an identifier alone stands for somebody enrolled. */
async function findOrCreate(session: Session, { name, id, note }: EnrolOptions): Promise<Signatory> {
  if (name !== undefined) return session.call('signatories.create', { name, id, note });
  if (id !== undefined) return (await session.call('signatories.get', { signatory: id })).signatory;
  throw new ParaphError('bad-input', say`Nobody is named.`, {
    nextStep: say`Give --name NAME for a new person, or --id ID for somebody enrolled.`,
  });
}

async function addAll(
  session: Session,
  signatory: Signatory,
  files: readonly string[],
  options: EnrolOptions,
): Promise<FileOutcome[]> {
  const bar = createProgressBar(session.terminal, session.json);
  const outcomes: FileOutcome[] = [];
  for (const file of files) {
    bar.show({ stage: 'specimens', done: outcomes.length, total: files.length });
    outcomes.push(await addOne(session, signatory, file, options));
  }
  bar.end();
  return outcomes;
}

async function addOne(
  session: Session,
  signatory: Signatory,
  file: string,
  options: EnrolOptions,
): Promise<FileOutcome> {
  try {
    const outcome = await withSignature(session, file, options, (signature) =>
      session.call('specimens.add', {
        signatory: signatory.id,
        ...signature,
        signedOn: options.signedOn,
        form: options.form,
        note: options.specimenNote,
        insist: options.insist,
      }),
    );
    return { file, outcome };
  } catch (error) {
    if (isCancellation(error)) throw error;
    const record = toErrorRecord(error);
    return { file, error: { ...record, file: record.file ?? file } };
  }
}

function report(signatory: Signatory, outcomes: readonly FileOutcome[]): Report {
  const accepted = outcomes.filter((entry) => 'outcome' in entry && entry.outcome.accepted).length;
  const head = `${signatory.name} (${signatory.id}): ${accepted} of ${count(outcomes.length, 'specimen')} accepted`;
  return {
    record: { signatory, outcomes },
    text: [head, ...outcomes.map(describeOutcome)].join('\n'),
    exitCode: accepted === outcomes.length ? 0 : 2,
  };
}

function describeOutcome(entry: FileOutcome): string {
  if ('error' in entry) return `  ✗ ${describeError(entry.error)}`;
  const { accepted, concerns, duplicateOf, nearForm } = entry.outcome;
  const twin = duplicateOf === null ? '' : ` (of ${duplicateOf})`;
  const elsewhere = nearForm ? [`like the form ${nearForm}`] : [];
  const why = [concerns.join(', ') + twin, ...elsewhere].filter((part) => part !== '').join('; ');
  const mark = accepted ? '✓' : '✗';
  return `  ${mark} ${basename(entry.file)}${why === '' ? '' : `: ${accepted ? 'accepted, but ' : ''}${why}`}`;
}
