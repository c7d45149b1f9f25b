import type { Handlers } from '../contract/api.ts';
import type { WorkspaceStatus } from '../contract/records.ts';
import { recentActivity } from './activity.ts';
import type { EngineContext } from './context.ts';
import { policyOf, requireBorneOut } from './policy.ts';

export function workspaceHandlers(context: EngineContext) {
  const { workspace, references, model, emit } = context;
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
    'workspace.keepInFile': () => {
      workspace.keepInFile();
      changed();
      return {};
    },
    'workspace.policy': () => policyOf(workspace),
    'workspace.setPolicy': async (policy) => {
      requireBorneOut(policy, (await model.ready()).calibration);
      workspace.settings.setPolicy(policy);
      changed();
      return policyOf(workspace);
    },
    'workspace.activity': ({ days }) => recentActivity(workspace, days, context.now()),
    'audit.verify': () => workspace.audit.verify(),
  } satisfies Partial<Handlers>;
}

function statusOf({ workspace, model, version }: EngineContext): WorkspaceStatus {
  const loaded = model.current();
  return {
    ...workspace.status(),
    model: loaded && {
      key: loaded.embedder.key,
      name: loaded.embedder.name,
      description: loaded.embedder.description,
    },
    runtime: loaded && loaded.runtime,
    version,
  };
}
