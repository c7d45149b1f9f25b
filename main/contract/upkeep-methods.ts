/** Calls that keep a workspace in order: backups, and long work under way. */
import { Activity } from './activity.ts';
import { Backup } from './backups.ts';
import { OperationRecord } from './events.ts';
import { done, method, nothing } from './method.ts';
import { z, Bytes, Count, Id } from './schema.ts';

export const upkeepMethods = {
  'workspace.activity': method(
    'Cases of the last days by verdict, and whom they were about.',
    'activity --days N',
    z.object({ days: z._default(z.int().check(z.positive(), z.lte(366)), 14) }),
    Activity,
  ),
  'backups.create': method(
    'Makes a complete copy in the data folder; under a passphrase of its own when one is given.',
    'backup --backup-passphrase-file FILE',
    z.object({ passphrase: z.optional(z.string().check(z.minLength(8))) }),
    Backup,
    { deadline: 600_000 },
  ),
  'backups.list': method('The backups in the data folder, newest first.', 'backup --list', nothing, z.array(Backup)),
  'backups.read': method(
    'A piece of a backup, at most 4 MiB, so that it can be saved elsewhere.',
    'backup --out FILE',
    z.object({ backup: Id, offset: Count }),
    z.object({ bytes: Bytes, total: Count }),
  ),
  'backups.remove': method('Deletes a backup.', 'backup --remove ID', z.object({ backup: Id }), done),

  'operations.list': method(
    'Long work under way, and what ended since the engine started.',
    'jobs',
    nothing,
    z.array(OperationRecord),
  ),
  'operations.cancel': method('Stops long work.', 'jobs --stop ID, Ctrl-C', z.object({ operation: Id }), done),
} as const;
