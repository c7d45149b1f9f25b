/** Starts Paraph's other processes, each under the same Node binary, with a private line and a small environment. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Port } from '../base/port.ts';
import { createStreamPort, parentHandle } from '../base/stream-port.ts';
import { gpuRuntimeEnvironment } from './gpu-runtime.ts';
import { passOn } from './child-output.ts';

export type Role = 'engine' | 'decoder' | 'trainer' | 'lab';

export interface Child {
  readonly port: Port;
  /** Undefined when the process could not be started: its port closes then. */
  readonly pid: number | undefined;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

/** What runs in each process, within the folder main/. */
const entries: Record<Role, string> = {
  engine: 'hosts/engine-process',
  decoder: 'workers/decoder',
  trainer: 'workers/trainer',
  lab: 'workers/lab',
};

/** A packaged main/ is JavaScript: its types were taken out beforehand, so that no start waits for that. */
function entryFile(main: string, role: Role): string {
  const packaged = join(main, `${entries[role]}.js`);
  return existsSync(packaged) ? packaged : join(main, `${entries[role]}.ts`);
}

/** A hostile document must not take the machine's memory. */
const flags: Record<Role, readonly string[]> = {
  engine: [],
  decoder: ['--max-old-space-size=512'],
  trainer: [],
  lab: [],
};

const ownMainFolder = fileURLToPath(new URL('..', import.meta.url));

/**
 * The `spawn(role)` of a host.
 *
 * @param node path of the Node binary: `process.execPath` outside Electron, the bundled one inside
 * @param main path of the folder main/, where it is not around this file, as in a bundle
 */
export function createSpawn(node: string, main = ownMainFolder): (role: Role) => Child {
  return (role) => {
    const environment = environmentOf(role, process.env);
    // What reads strangers' files computes nothing.
    const runtime = role === 'decoder' ? {} : gpuRuntimeEnvironment(main, process.env);
    return spawnChild(node, [...flags[role], entryFile(main, role)], { ...environment, ...runtime });
  };
}

/** Starts one process; `parameters` are Node's flags and the file it runs. */
export function spawnChild(node: string, parameters: readonly string[], environment: NodeJS.ProcessEnv): Child {
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe'] as const;
  const child = spawn(node, parameters, { stdio: [...stdio], env: environment, windowsHide: true });
  // Standard output belongs to the command line's answers: what a child prints goes to standard error.
  for (const printed of [child.stdout, child.stderr]) if (printed) passOn(printed, process.stderr);
  const port = createStreamPort(child.stdio[parentHandle] as Duplex);
  child.on('error', () => port.close());
  child.on('exit', () => port.close());
  return { port, pid: child.pid, kill: () => void child.kill('SIGKILL') };
}

/** All that the process which reads strangers' files may know of the machine. */
const harmless = ['PATH', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'PARAPH_LOG'];
/** They could load other code into the process that holds the keys. */
const dangerous = ['NODE_OPTIONS', 'NODE_PATH'];

/** The environment of a process in `role`, from this process's `own`. */
export function environmentOf(role: Role, own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const isPassed = (name: string) => (role === 'decoder' ? harmless.includes(name) : !dangerous.includes(name));
  const passed = Object.fromEntries(Object.entries(own).filter(([name]) => isPassed(name)));
  // Without it TensorFlow takes all memory of a GPU at once, for ever.
  return role === 'decoder' ? passed : { ...passed, TF_FORCE_GPU_ALLOW_GROWTH: 'true' };
}
