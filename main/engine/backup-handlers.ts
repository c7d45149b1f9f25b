import type { Handlers } from '../contract/api.ts';
import type { EngineContext } from './context.ts';

export function backupHandlers({ workspace, emit }: EngineContext) {
  const { backups } = workspace;
  const changed = () => emit('changed', { kind: 'workspace', id: null });
  return {
    'backups.create': ({ passphrase }) => {
      const backup = backups.create(passphrase ?? null);
      changed();
      return backup;
    },
    'backups.list': () => backups.list(),
    'backups.read': ({ backup, offset }) => backups.read(backup, offset),
    'backups.remove': ({ backup }) => {
      backups.remove(backup);
      changed();
      return {};
    },
  } satisfies Partial<Handlers>;
}
