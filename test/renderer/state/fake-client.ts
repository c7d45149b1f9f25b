import type { Input, MethodName, Output } from '../../../main/contract/api.ts';
import type { TypedEvent } from '../../../main/contract/messages.ts';
import type { Client } from '../../../renderer/client/client.ts';
import { createListeners } from '../../../renderer/client/listeners.ts';

/** Answers for the calls a test expects. */
export type Answers = { [M in MethodName]?: (input: Input<M>) => Output<M> | Promise<Output<M>> };

/** A client that answers in this process, as slowly as its answers are, and remembers what it was asked. */
export function createFakeClient(answers: Answers): Client & { asked: MethodName[]; tell(event: TypedEvent): void } {
  const asked: MethodName[] = [];
  const events = createListeners<TypedEvent>();
  return {
    asked,
    tell: events.tell,
    async call(name, input) {
      asked.push(name);
      const answer = answers[name];
      if (!answer) throw new Error(`nobody expected ${name}`);
      return await answer(input);
    },
    onEvent: events.add,
    onConnection(listener) {
      listener('open');
      return () => undefined;
    },
  };
}

/** Lets everything that can go on without outside help go on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}
