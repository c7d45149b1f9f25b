/**
 * A process of the lab: it holds pictures and networks, learns, and answers questions about them. It knows no database, no
 * key and nobody's name, and may be killed at any moment.
 */
import { constants, setPriority } from 'node:os';
import { serve } from '../base/rpc.ts';
import { openParentPort } from '../base/stream-port.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { loadRuntime } from '../model/runtime.ts';
import { createLabDesk } from '../lab/desk.ts';

// Whoever waits for a verdict goes first. Before TensorFlow starts its threads, since they inherit this.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const engine = openParentPort();
engine.onClose(() => process.exit());
process.on('SIGINT', () => undefined);

const desk = createLabDesk((news) => served.emit('lab', news));

/** The engine alone asks here, with what `LabBench` sends. */
const served = serve(engine, async (method, input, signal) => {
  if (method === 'ready') return {};
  if (!desk.knows(method)) throw new ParaphError('bad-input', say`The lab has no call named “${method}”.`);
  await loadRuntime();
  return desk.answer(method, input, signal);
});
