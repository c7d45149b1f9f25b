import type { Port } from '../base/port.ts';

export type Role = 'decoder' | 'trainer' | 'lab';

export interface WorkerProcess {
  readonly port: Port;
  readonly pid: number | undefined;
  kill(): void;
}

/** A host's one gift to the engine: starting a helper process under the same Node. */
export type Spawn = (role: Role) => WorkerProcess;
