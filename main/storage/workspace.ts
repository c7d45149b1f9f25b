/** A folder that holds everything a person entrusted to Paraph: one database, and the key file where there is one. */
import { chmodSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { assert } from '../base/assert.ts';
import { ParaphError } from '../contract/errors.ts';
import type { WorkspaceStatus } from '../contract/records.ts';
import { createAudit } from './audit.ts';
import type { Audit } from './audit.ts';
import { createBackups, renewing } from './backups.ts';
import type { Backups } from './backups.ts';
import { createCases } from './cases.ts';
import type { Cases } from './cases.ts';
import { createCentreLines } from './centre-lines.ts';
import type { CentreLines } from './centre-lines.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { createDrawnClasses } from './drawn-classes.ts';
import type { DrawnClasses } from './drawn-classes.ts';
import { createEmbeddings } from './embeddings.ts';
import type { Embeddings } from './embeddings.ts';
import { createErasure } from './erasure.ts';
import type { Erasure } from './erasure.ts';
import { createImports } from './imports.ts';
import type { Imports } from './imports.ts';
import { createLabGrids } from './lab-grids.ts';
import type { LabGrids } from './lab-grids.ts';
import { createLabLessons } from './lab-lessons.ts';
import type { LabLessons } from './lab-lessons.ts';
import { createLabNetworks } from './lab-networks.ts';
import type { LabNetworks } from './lab-networks.ts';
import { createLabSets } from './lab-sets.ts';
import type { LabSets } from './lab-sets.ts';
import { openLocked, releaseLock } from './lock.ts';
import type { WorkspaceHost } from './lock.ts';
import { migrate, refuseForeignFile } from './migrate.ts';
import { createModels } from './models.ts';
import type { Models } from './models.ts';
import { createRecalibrations } from './recalibrations.ts';
import type { Recalibrations } from './recalibrations.ts';
import { createSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { createSignatories } from './signatories.ts';
import type { Signatories } from './signatories.ts';
import { createSpecimens } from './specimens.ts';
import type { Specimens } from './specimens.ts';
import { createTrainingRuns } from './training-runs.ts';
import type { TrainingRuns } from './training-runs.ts';
import { translated } from './storage-error.ts';
import type { StoreContext } from './store-context.ts';
import { createVault, isFounded } from './vault.ts';

export interface WorkspaceOptions {
  /** Made when it does not exist. */
  readonly directory: string;
  /** Opens a workspace that a passphrase keeps; a new one is put under it. */
  readonly passphrase?: string;
  /** The key that the operating system's store holds for this workspace, 32 bytes. */
  readonly systemKey?: Uint8Array;
  /** What opens it, for whoever finds it in use. */
  readonly host?: WorkspaceHost;
  /** Where the key file is; in the folder when left out. */
  readonly keyFile?: string;
  /** Milliseconds since 1970, UTC. */
  readonly now?: () => number;
}

export interface Counts {
  readonly signatories: number;
  readonly specimens: number;
  readonly cases: number;
}

/**
 * Everything is synchronous, and durable once it returns. While the workspace is locked the stores throw `locked`;
 * expected failures are `ParaphError`s: not-found, already-exists, storage-full, damaged-workspace, refused.
 */
export interface Workspace {
  readonly signatories: Signatories;
  readonly specimens: Specimens;
  readonly embeddings: Embeddings;
  readonly cases: Cases;
  readonly centreLines: CentreLines;
  readonly imports: Imports;
  readonly settings: Settings;
  readonly recalibrations: Recalibrations;
  readonly models: Models;
  readonly trainingRuns: TrainingRuns;
  readonly drawnClasses: DrawnClasses;
  readonly labSets: LabSets;
  readonly labNetworks: LabNetworks;
  readonly labGrids: LabGrids;
  readonly labLessons: LabLessons;
  readonly audit: Pick<Audit, 'verify' | 'list'>;
  readonly backups: Backups;
  status(): Pick<WorkspaceStatus, 'name' | 'directory' | 'locked' | 'keptBy' | 'opensByPassphrase' | keyof Counts>;
  counts(): Counts;
  /** @throws ParaphError wrong-passphrase */
  unlock(passphrase: string): void;
  /** Puts the workspace under a (new) passphrase and destroys the key file. */
  protect(passphrase: string): void;
  /** Puts the workspace key in a file readable by this user alone. */
  keepInFile(): void;
  /** Puts it under a key of the operating system's store; `recovery` is a passphrase that opens it too. */
  keepInStore(systemKey: Uint8Array, recovery: string | null): void;
  /** Calls `listener` after an erasure, before what is left of it in the log is wiped. */
  onErased(listener: () => void): void;
  /** All the changes `work` makes, or none; it must not return a promise. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens a workspace, or makes one. A workspace under a passphrase opens locked when none is given.
 * @throws ParaphError workspace-in-use, newer-schema, unsupported-format, damaged-workspace, wrong-passphrase,
 *         storage-full, refused
 */
export function openWorkspace(options: WorkspaceOptions): Workspace {
  return translated(options.directory, () => {
    const directory = privateFolder(options.directory);
    const database = openLocked(directory, options.host, () => openMigrated(join(directory, databaseName)));
    try {
      return assemble(database, directory, options);
    } catch (error) {
      close(database, directory);
      throw error;
    }
  });
}

export const databaseName = 'workspace.sqlite';
export const keyFileName = 'workspace.key';

/** Made where it is missing, closed to others. @returns its real path, so that a folder has one name only */
function privateFolder(directory: string): string {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  if ((statSync(directory).mode & 0o777) !== 0o700) chmodSync(directory, 0o700);
  return realpathSync(directory);
}

function openMigrated(file: string): Database {
  refuseForeignFile(file);
  const database = openDatabase(file);
  try {
    migrate(database);
    emptyLogIfThereIsRoom(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** After a crash the log may still hold what was erased just before. A full disk must not keep the rest from being read. */
function emptyLogIfThereIsRoom(database: Database): void {
  try {
    database.emptyLog();
  } catch (error) {
    if (!(error instanceof ParaphError && error.code === 'storage-full')) throw error;
  }
}

function assemble(database: Database, directory: string, options: WorkspaceOptions): Workspace {
  const { passphrase = null, systemKey = null, now = Date.now, keyFile = join(directory, keyFileName) } = options;
  const vault = createVault(database, keyFile);
  const audit = createAudit(database, vault, now);
  const context: StoreContext = { database, vault, audit, now };
  const backups = createBackups(context);
  const erasure = withFreshBackup(createErasure(context), backups);

  const unlock = (given: string | null) => {
    vault.unlock(given, systemKey);
    if (!vault.locked()) purge(erasure);
  };
  if (isFounded(database)) unlock(passphrase);
  else found(context, passphrase);

  const rewrapped = (change: () => void) =>
    translated(directory, () => renewing(backups, () => rewrap(context, change)));

  const signatories = createSignatories(context, erasure);
  const specimens = createSpecimens(context);
  return {
    signatories,
    specimens,
    embeddings: createEmbeddings(context),
    cases: createCases(context, erasure),
    centreLines: createCentreLines(context),
    imports: createImports(context, signatories, specimens),
    settings: createSettings(context),
    recalibrations: createRecalibrations(context),
    models: createModels(context),
    trainingRuns: createTrainingRuns(context),
    drawnClasses: createDrawnClasses(context),
    labSets: createLabSets(context),
    labNetworks: createLabNetworks(context),
    labGrids: createLabGrids(context),
    labLessons: createLabLessons(context),
    audit,
    backups,
    status: () => ({
      name: basename(directory),
      directory,
      locked: vault.locked(),
      keptBy: vault.keptBy(),
      opensByPassphrase: vault.opensByPassphrase(),
      ...count(database),
    }),
    counts: () => count(database),
    unlock: (given) => translated(directory, () => unlock(given)),
    protect: (newPassphrase) => rewrapped(() => vault.protect(newPassphrase)),
    keepInFile: () => rewrapped(vault.keepInFile),
    keepInStore: (key, recovery) => rewrapped(() => vault.keepInStore(key, recovery)),
    onErased: erasure.onErased,
    transaction: database.transaction,
    close: () => {
      vault.lock();
      close(database, directory);
    },
  };
}

/** What is erased is in no backup; who had one has one afterwards too. */
function withFreshBackup(erasure: Erasure, backups: Backups): Erasure {
  return {
    ...erasure,
    signatory: (id) => renewing(backups, () => erasure.signatory(id)),
    overdue: () => renewing(backups, () => erasure.overdue()),
  };
}

/** All of a new workspace or nothing: a key without its first entry in the log would be no workspace. */
function found({ database, vault, audit, now }: StoreContext, passphrase: string | null): void {
  database.transaction(() => {
    vault.found(passphrase, now());
    audit.append('workspace-created', null, {});
  });
}

/** @param wrap puts the workspace key under something else */
function rewrap({ database, vault, audit }: StoreContext, wrap: () => void): void {
  assert(!database.inTransaction(), 'what opened it before must outlive a transaction that may be taken back');
  database.transaction(() => {
    wrap();
    audit.append('workspace-protected', null, { keptBy: vault.keptBy() });
  });
  vault.discardFormerWrapping();
}

/** A full disk or a damaged log must not keep a workspace from being read: the next opening tries again. */
function purge(erasure: Erasure): void {
  try {
    erasure.overdue();
  } catch (error) {
    if (!(error instanceof ParaphError)) throw error;
  }
}

/** The lock file goes while the lock is still held: afterwards it may be another's. */
function close(database: Database, directory: string): void {
  if (!database.isOpen()) return;
  releaseLock(directory);
  database.close();
}

function count(database: Database): Counts {
  const counted = database
    .sql<Counts>(
      `SELECT (SELECT count(*) FROM signatories WHERE removed_at IS NULL) AS signatories,
              (SELECT count(*) FROM specimens JOIN signatories ON signatories.id = signatory
               WHERE specimens.removed_at IS NULL AND signatories.removed_at IS NULL) AS specimens,
              (SELECT count(*) FROM cases WHERE removed_at IS NULL) AS cases`,
    )
    .get();
  return counted ?? { signatories: 0, specimens: 0, cases: 0 };
}
