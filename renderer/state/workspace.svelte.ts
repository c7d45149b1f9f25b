import { toErrorRecord, type ErrorRecord } from '../../main/contract/errors.ts';
import type { EventRecord } from '../../main/contract/events.ts';
import type { WorkspaceStatus } from '../../main/contract/records.ts';
import type { Client, ConnectionState } from '../client/client.ts';

export interface Workspace {
  /** Null until the engine has answered once. */
  readonly status: WorkspaceStatus | null;
  readonly error: ErrorRecord | null;
  readonly connection: ConnectionState;
  readonly engine: EventRecord<'engine'>['state'];
  /** Why the engine stopped; null while it runs. */
  readonly why: ErrorRecord | null;
  refresh(): Promise<void>;
}

/** What the workspace holds, asked again whenever something in it changed. */
export function createWorkspace(client: Client): Workspace {
  let status = $state.raw<WorkspaceStatus | null>(null);
  let error = $state.raw<ErrorRecord | null>(null);
  let connection = $state<ConnectionState>('connecting');
  let engine = $state<EventRecord<'engine'>['state']>('ready');

  let why = $state.raw<ErrorRecord | null>(null);

  async function refresh(): Promise<void> {
    try {
      status = await client.call('workspace.status', {});
      error = null;
    } catch (failure) {
      error = toErrorRecord(failure);
    }
  }

  client.onConnection((next) => {
    connection = next;
    if (next === 'open') void refresh();
  });
  client.onEvent(({ event, record }) => {
    if (event === 'engine') {
      engine = record.state;
      why = record.error ?? null;
    }
    if (event === 'changed' || (event === 'engine' && record.state === 'ready')) void refresh();
  });
  return {
    get status() {
      return status;
    },
    get error() {
      return error;
    },
    get connection() {
      return connection;
    },
    get engine() {
      return engine;
    },
    get why() {
      return why;
    },
    refresh,
  };
}
