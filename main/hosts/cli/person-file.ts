/** `export-person` and `import-person`: one person as a file. */
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { writeFileAtomically } from '../../base/atomic-file.ts';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import { readDocument } from './documents.ts';
import { readPassphrase } from './passphrase.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { signatoryTable } from './text.ts';

interface PassphraseOption {
  readonly filePassphraseFile?: string;
}

export function addPersonFileCommands(program: Command, { withEngine }: Runner): void {
  const passphrase = [
    '--file-passphrase-file <file>',
    'file with the passphrase of the exported person; - for standard input',
  ] as const;
  program
    .command('export-person')
    .description('write one person with all specimens into a file, for another workspace')
    .argument('<id>', 'identifier of the person')
    .argument('<file>', 'the file, whose name should end in .paraph-person')
    .option(...passphrase)
    .option('--plain', 'without a passphrase: whoever has the file can read it')
    .action(withEngine(exportPerson));

  program
    .command('import-person')
    .description('take in a person from such a file')
    .argument('<file>', 'the file')
    .option(...passphrase)
    .option('--as-new', 'give them a new identifier, where theirs is taken')
    .action(withEngine(importPerson));
}

async function exportPerson(
  session: Session,
  signatory: string,
  file: string,
  { filePassphraseFile, plain }: PassphraseOption & { plain?: boolean },
): Promise<Report> {
  if ((filePassphraseFile === undefined) === (plain !== true)) {
    throw new ParaphError('bad-input', say`It must be clear what opens the file.`, {
      nextStep: say`Give --file-passphrase-file FILE, or --plain for a file that anybody can read.`,
    });
  }
  const passphrase = filePassphraseFile === undefined ? null : readPassphrase(filePassphraseFile);
  const { bytes } = await session.call('signatories.export', { signatory, passphrase });
  const path = resolve(file);
  writeFileAtomically(path, bytes);
  return { record: { file: path, underPassphrase: passphrase !== null }, text: `Saved as ${path}.` };
}

async function importPerson(
  session: Session,
  file: string,
  { filePassphraseFile, asNew }: PassphraseOption & { asNew?: boolean },
): Promise<Report> {
  const bytes = await readDocument(file);
  const passphrase = filePassphraseFile === undefined ? undefined : readPassphrase(filePassphraseFile);
  const record = await session.call('signatories.import', { name: basename(file), bytes, passphrase, asNew });
  return { record, text: signatoryTable([record]) };
}
