import { basename } from 'node:path';
import type { Handlers } from '../contract/api.ts';
import type { WorkspaceStatus } from '../contract/records.ts';
import type { EngineContext } from './context.ts';

export function workspaceHandlers(context: EngineContext) {
  const { workspace, references, emit } = context;
  const changed = () => {
    references.changed();
    emit('changed', { kind: 'workspace', id: null });
  };
  return {
    'workspace.status': () => statusOf(context),
    'workspace.unlock': ({ passphrase }) => {
      workspace.unlock(passphrase);
      changed();
      return {};
    },
    'workspace.protect': ({ passphrase }) => {
      workspace.protect(passphrase);
      changed();
      return {};
    },
    'workspace.policy': () => workspace.settings.policy(),
    'workspace.setPolicy': (policy) => {
      workspace.settings.setPolicy(policy);
      changed();
      return workspace.settings.policy();
    },
    'audit.verify': () => workspace.audit.verify(),
  } satisfies Partial<Handlers>;
}

function statusOf({ workspace, model, version }: EngineContext): WorkspaceStatus {
  const loaded = model.current();
  const { directory, locked, keptBy } = workspace.status();
  return {
    name: basename(directory),
    directory,
    locked,
    keptBy,
    ...workspace.counts(),
    model: loaded && {
      key: loaded.embedder.key,
      name: loaded.embedder.name,
      description: loaded.embedder.description,
    },
    runtime: loaded && loaded.runtime,
    version,
  };
}
