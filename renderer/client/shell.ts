import { fromErrorRecord, ParaphError } from '../../main/contract/errors.ts';
import { say } from '../../main/contract/phrase.ts';
import type { Bridge } from '../../main/contract/messages.ts';
import { z } from '../../main/contract/schema.ts';
import {
  shellCalls,
  ShellEvent,
  type ShellCallName,
  type ShellInput,
  type ShellOutput,
} from '../../main/contract/shell.ts';

/** The shell round the window, as the interface in it sees it. Rejections are `ParaphError`s. */
export interface ShellClient {
  call<N extends ShellCallName>(name: N, input: ShellInput<N>): Promise<ShellOutput<N>>;
  onEvent(listener: (event: ShellEvent) => void): () => void;
}

/** Inside Electron's window; null in a browser, which has no shell. */
export function connectShell(): ShellClient | null {
  return window.paraph ? createShellClient(window.paraph.shell) : null;
}

export function createShellClient(bridge: Bridge['shell']): ShellClient {
  return {
    async call(name, input) {
      const answer = await bridge.call(name, input);
      if (!answer.ok) throw fromErrorRecord(answer.error);
      const parsed = z.safeParse(shellCalls[name].output, answer.output);
      // The schema is the one named by `name`; TypeScript cannot follow that through an index.
      if (parsed.success) return parsed.data as ShellOutput<typeof name>;
      throw new ParaphError('internal', say`The window’s answer to ${name} was not understood.`, {
        detail: z.prettifyError(parsed.error),
      });
    },
    onEvent: (listener) =>
      bridge.onEvent((event) => {
        const parsed = z.safeParse(ShellEvent, event);
        if (parsed.success) listener(parsed.data);
      }),
  };
}
