/** The decoder's process: it reads strangers' files, knows no database and no key, and may be killed at any moment. */
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { serve } from '../base/rpc.ts';
import { openParentPort } from '../base/stream-port.ts';
import { decoderHandlers } from './decoder-handlers.ts';

/** The engine alone asks here, with inputs of `DecoderApi`. */
const handlers = new Map(Object.entries(decoderHandlers) as [string, (input: unknown) => unknown][]);

const engine = openParentPort();
engine.onClose(() => process.exit());
process.on('SIGINT', () => undefined);

serve(engine, (method, input) => {
  if (method === 'ready') return {};
  const handler = handlers.get(method);
  if (!handler) throw new ParaphError('bad-input', say`The decoder has no call named “${method}”.`);
  return handler(input);
});
