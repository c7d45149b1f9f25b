/** A decoder process that does on demand what a real one does only when a stranger's file makes it. */
import { ParaphError } from '../../../main/contract/errors.ts';
import { say } from '../../../main/contract/phrase.ts';
import { serve } from '../../../main/base/rpc.ts';
import { openParentPort } from '../../../main/base/stream-port.ts';

const answers: Record<string, () => unknown> = {
  'good.png': () => ({ format: 'png', pages: [{ page: 0, width: 10, height: 20, dpi: null }] }),
  'refused.png': () => {
    throw new ParaphError('unsupported-format', say`This is no picture.`, { file: 'refused.png' });
  },
  'kills.png': () => process.kill(process.pid, 'SIGKILL'),
  'exhausts.png': () => {
    const hoard: unknown[] = [];
    for (;;) hoard.push(new Array(100_000).fill(hoard.length));
  },
  'hangs.png': () => {
    for (;;);
  },
  'lies.png': () => ({ format: 'exe', pages: [{ page: -1 }] }),
  'pid.png': () => ({ format: 'png', pages: [{ page: 0, width: process.pid, height: 1, dpi: null }] }),
};

const engine = openParentPort();
engine.onClose(() => process.exit());
serve(engine, (method, input) => (method === 'ready' ? {} : answers[(input as { name: string }).name]()));
