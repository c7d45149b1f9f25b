/** `backup` and `restore`: complete copies of a workspace, and workspaces made of them. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { writeFileAtomically } from '../../base/atomic-file.ts';
import type { Backup } from '../../contract/backups.ts';
import { ParaphError } from '../../contract/errors.ts';
import { say } from '../../contract/phrase.ts';
import { restoreBackup, restoreNewest } from '../../storage/restore.ts';
import { readPassphrase } from './passphrase.ts';
import type { Report, Runner } from './runner.ts';
import { passphraseOf, workspaceOf, type CommandHost, type GlobalOptions, type Session } from './session.ts';
import { count, date, table } from './text.ts';

interface BackupOptions {
  readonly out?: string;
  readonly backupPassphraseFile?: string;
  readonly list?: boolean;
  readonly remove?: string;
}

interface RestoreOptions extends GlobalOptions {
  readonly from?: string;
  readonly into?: string;
  readonly keyFile?: string;
  readonly newest?: boolean;
}

export function addBackupCommands(program: Command, { withEngine, alone, host }: Runner): void {
  program
    .command('backup')
    .description('make a complete copy of the workspace in its folder; the newest five are kept')
    .option('--out <file>', 'save the copy elsewhere too')
    .option('--backup-passphrase-file <file>', 'file with a passphrase that opens the copy; - for standard input')
    .option('--list', 'list the backups instead')
    .option('--remove <id>', 'delete a backup instead')
    .action(withEngine(backUp));

  program
    .command('restore')
    .description('make a workspace of a backup')
    .option('--from <file>', 'the backup')
    .option('--into <dir>', 'the folder of the new workspace')
    .option('--key-file <file>', 'the key file of the workspace that the backup was made from')
    .option('--newest', 'put the newest good backup in place of the damaged workspace, which is kept beside it')
    .action(alone((options: RestoreOptions) => restore(host, options)));
}

async function backUp(session: Session, options: BackupOptions): Promise<Report> {
  if (options.list) return list(session);
  if (options.remove !== undefined) return remove(session, options.remove);
  const file = options.backupPassphraseFile;
  const passphrase = file === undefined ? undefined : readPassphrase(file);
  if (options.out !== undefined) await assertOpensElsewhere(session, passphrase);
  const backup = await session.call('backups.create', { passphrase });
  const text = `Backup ${backup.id} made and checked.`;
  if (options.out === undefined) return { record: backup, text };
  const saved = resolve(options.out);
  writeFileAtomically(saved, await readPieces(session, backup));
  return { record: { ...backup, file: saved }, text: `${text}\nSaved as ${saved}.` };
}

/** A copy that no passphrase opens is of no use away from the key file, or the system's store, that opens it. */
async function assertOpensElsewhere(session: Session, passphrase: string | undefined): Promise<void> {
  if (passphrase !== undefined) return;
  const { opensByPassphrase } = await session.call('workspace.status', {});
  if (opensByPassphrase) return;
  throw new ParaphError('bad-input', say`The key of this workspace does not travel with the backup.`, {
    nextStep: say`Give the backup a passphrase of its own: --backup-passphrase-file FILE.`,
  });
}

async function readPieces(session: Session, { id }: Backup): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for (let offset = 0, total = Infinity; offset < total;) {
    const piece = await session.call('backups.read', { backup: id, offset });
    pieces.push(piece.bytes);
    offset += piece.bytes.length;
    total = piece.bytes.length === 0 ? offset : piece.total;
  }
  return pieces;
}

async function list(session: Session): Promise<Report> {
  const backups = await session.call('backups.list', {});
  const rows = backups.map(({ id, madeAt, bytes, opensWith }) => [
    id,
    date(madeAt),
    `${(bytes / 2 ** 20).toFixed(1)} MiB`,
    opensWith === 'passphrase' ? 'opens with a passphrase' : 'opens with the key of this workspace',
  ]);
  return { record: backups, text: rows.length === 0 ? 'There are no backups.' : table(rows) };
}

async function remove(session: Session, id: string): Promise<Report> {
  await session.call('backups.remove', { backup: id });
  return { record: { removed: id }, text: `Deleted ${id}.` };
}

function restore(host: CommandHost, options: RestoreOptions): Promise<Report> {
  const { from, into, newest, keyFile } = options;
  const passphrase = passphraseOf(options);
  if (newest) {
    const backup = restoreNewest(workspaceOf(host, options), passphrase, Date.now);
    return Promise.resolve({ record: backup, text: `The backup of ${date(backup.madeAt)} UTC is in place.` });
  }
  if (from === undefined || into === undefined) {
    throw new ParaphError('bad-input', say`Say which backup, and where to.`, {
      nextStep: say`paraph restore --from FILE --into FOLDER, or paraph restore --newest.`,
    });
  }
  const directory = resolve(into);
  const held = restoreBackup({ file: resolve(from), directory, passphrase, keyFile });
  const holds = [
    count(held.signatories, 'person', 'persons'),
    count(held.specimens, 'specimen'),
    count(held.cases, 'case'),
  ];
  return Promise.resolve({
    record: { directory, ...held },
    text: `Restored into ${directory}: ${holds.join(', ')}.`,
  });
}
