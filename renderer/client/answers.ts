import { methods, type MethodName, type Output } from '../../main/contract/api.ts';
import { fromErrorRecord, ParaphError } from '../../main/contract/errors.ts';
import { say } from '../../main/contract/phrase.ts';
import { events } from '../../main/contract/events.ts';
import type { Answer, EventMessage, TypedEvent } from '../../main/contract/messages.ts';
import { z } from '../../main/contract/schema.ts';

/** The output of a call, checked against its schema, or its error thrown as a `ParaphError`. */
export function outputOf<M extends MethodName>(method: M, answer: Answer): Output<M> {
  if (!answer.ok) throw fromErrorRecord(answer.error);
  const parsed = z.safeParse(methods[method].output, answer.output);
  // The schema is the one named by `method`; TypeScript cannot follow that through an index.
  if (parsed.success) return parsed.data as Output<M>;
  throw new ParaphError('internal', say`The answer to ${method} was not understood.`, {
    nextStep: say`Start Paraph again. If it happens again, copy the details and report them.`,
    detail: z.prettifyError(parsed.error),
  });
}

/** The event with its record checked; null for one that is not understood, which is safe to leave out. */
export function eventOf({ event, record }: EventMessage): TypedEvent | null {
  const parsed = z.safeParse(events[event], record);
  return parsed.success ? ({ event, record: parsed.data } as TypedEvent) : null;
}
