import type { Backup } from '../../../main/contract/backups.ts';

export const backups = {
  backups: {
    title: 'Backups',
    intro:
      'A backup is a complete copy, sealed as the workspace is and checked when it is made. The newest five lie in the data folder, for when a disk damages the workspace. Save one elsewhere, for when the disk is lost.',
    none: 'There is no backup yet.',
    make: 'Make a backup',
    making: 'Copying and checking…',
    made: 'Backup made and checked',
    passphrase: 'Passphrase of the backup',
    needsPassphrase:
      'Without a passphrase the backup opens only beside this workspace’s key, so it cannot be saved elsewhere. At least 8 characters.',
    mayHavePassphrase: 'Empty: the passphrase of the workspace opens it. Otherwise at least 8 characters.',
    save: 'Save a copy…',
    saving: 'Saving a backup (megabytes)',
    staysHere: 'It opens only with the key of this workspace. Make one with a passphrase to save it elsewhere.',
    remove: 'Delete this backup',
    removed: 'Backup deleted',
    opensWith: {
      passphrase: 'opens with a passphrase',
      'workspace-key': 'opens with the key of this workspace',
    } satisfies Record<Backup['opensWith'], string>,
    restore:
      'To restore, on the command line: paraph restore --from FILE --into FOLDER. Erasing a person deletes the backups here and makes a fresh one; copies saved elsewhere keep that person until you delete them.',
  },
};
