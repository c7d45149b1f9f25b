import { duplexPair } from 'node:stream';
import type { EventMessage } from '../../../main/contract/messages.ts';
import { connect, serve } from '../../../main/base/rpc.ts';
import { createStreamPort } from '../../../main/base/stream-port.ts';
import { carryBy, createDispatch } from '../../../main/hosts/dispatch.ts';
import { callOver, type EngineCaller } from '../../../main/hosts/engine-client.ts';
import { runCommandLine } from '../../../main/hosts/cli/program.ts';
import type { CommandHost } from '../../../main/hosts/cli/session.ts';
import { emptyState, smallHandlers, type SmallState } from './small-handlers.ts';

/** Runs command lines against small handlers behind the real dispatcher and a real line. */
export function createCommandLine(state: SmallState = emptyState()) {
  const interruption = new AbortController();
  const opened: { directory: string; passphrase: string | undefined }[] = [];

  async function run(...words: string[]) {
    const out: string[] = [];
    const err: string[] = [];
    const host: CommandHost = {
      terminal: { out: (text) => out.push(text), err: (text) => err.push(text), isWatched: false },
      defaultWorkspace: '/default/paraph',
      signal: interruption.signal,
      openEngine: ({ onEvent, ...request }) => {
        opened.push(request);
        return Promise.resolve(openSmallEngine(state, onEvent));
      },
    };
    const code = await runCommandLine(host, '1.2.3', words);
    return { code, out: out.join('\n'), err: err.join('\n') };
  }
  return { state, run, opened, interrupt: () => interruption.abort() };
}

function openSmallEngine(state: SmallState, onEvent: (message: EventMessage) => void): EngineCaller {
  const [near, far] = duplexPair();
  const handlers = smallHandlers(state, (event, record) => served.emit(event, record));
  const dispatch = createDispatch('command-line', carryBy(handlers), { checkOutput: true });
  const served = serve(createStreamPort(far), dispatch);
  const connection = connect(createStreamPort(near));
  connection.onEvent(onEvent);
  return {
    call: (name, input, signal) => callOver(connection, name, input, signal),
    close: () => Promise.resolve(connection.close()),
  };
}
