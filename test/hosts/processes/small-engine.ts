/** An engine process with few, small handlers, which does on demand what a real one does only by misfortune. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { methods, type Handlers, type MethodName } from '../../../main/contract/api.ts';
import { ParaphError } from '../../../main/contract/errors.ts';
import { say } from '../../../main/contract/phrase.ts';
import type { Emit } from '../../../main/contract/events.ts';
import { openParentPort } from '../../../main/base/stream-port.ts';
import type { EngineStart } from '../../../main/hosts/engine-protocol.ts';
import { serveEngine } from '../../../main/hosts/engine-server.ts';

const misfortunes: Record<string, (emit: Emit, signal: AbortSignal) => unknown> = {
  exit: () => process.exit(3),
  kill: () => process.kill(process.pid, 'SIGKILL'),
  hang: () => {
    for (;;);
  },
  exhaust: () => {
    const hoard: unknown[] = [];
    for (;;) hoard.push(new Array(100_000).fill(hoard.length));
  },
  wait: (_emit, signal) => wait(60_000, undefined, { signal }),
  tell: (emit) => emit('changed', { kind: 'signatories', id: 'told' }),
};

function createSmallEngine(start: EngineStart, emit: Emit) {
  if (start.passphrase === 'wrong') throw new ParaphError('wrong-passphrase', say`This passphrase does not open it.`);
  if (start.passphrase === 'dies') process.exit(1);
  const missing = () => {
    throw new ParaphError('refused', say`The small engine does not do this.`);
  };
  const handlers = {
    ...Object.fromEntries(Object.keys(methods).map((name) => [name as MethodName, missing])),
    'signatories.list': async ({ search }, signal) => {
      await misfortunes[search]?.(emit, signal);
      return { total: process.pid, rows: [] };
    },
    'documents.close': () => ({}),
    'specimens.picture': () => ({ picture: new Uint8Array(1_000).fill(5) }),
  } satisfies Partial<Handlers> as Partial<Handlers> as Handlers;
  return Promise.resolve({
    handlers,
    keepInStore: () => undefined,
    close: async () => writeFileSync(join(start.directory, 'closed'), ''),
  });
}

serveEngine(openParentPort(), {
  createEngine: createSmallEngine,
  onEnd: () => process.exit(),
  checkOutput: true,
});
