/** The one door every call goes through, in every host: its name, its input, who asks, and, in tests, its output. */
import { methods, type Handlers, type MethodName } from '../contract/api.ts';
import { ParaphError } from '../contract/errors.ts';
import { say, wordsOf, type Phrase } from '../contract/phrase.ts';
import { z } from '../contract/schema.ts';
import type { Answerer } from '../base/rpc.ts';

/** Who asks: a page, which may come to show a stranger's text, or a command that the user typed. */
export type Asker = 'interface' | 'command-line';

/** Carries out a call whose name and input have been checked. */
export type Carry = (method: MethodName, request: unknown, signal: AbortSignal) => unknown;

/**
 * Checks calls and has them carried out. Throws `ParaphError` 'bad-input' naming the field, or 'refused' for a call that
 * is closed to this asker.
 *
 * @param checkOutput whether answers are checked too: costs time on long lists, so that tests and development do it
 */
export function createDispatch(asker: Asker, carry: Carry, { checkOutput = false } = {}): Answerer {
  return async (name, input, signal) => {
    if (!isMethodName(name)) throw new ParaphError('bad-input', say`There is no call named “${name.slice(0, 100)}”.`);
    const method = methods[name];
    if (method.reach === 'command-line' && asker === 'interface') throw closedToInterfaces(name);
    const request = z.safeParse(method.input, input);
    if (!request.success) throw badInput(name, request.error.issues);
    const output: unknown = await carry(name, request.data, signal);
    if (checkOutput) assertOutput(name, output);
    return output;
  };
}

/** Has handlers carry calls out in this very process. */
export function carryBy(handlers: Handlers): Carry {
  // Each handler takes what its own schema gave; TypeScript cannot follow that through an index.
  return (method, request, signal) =>
    (handlers[method] as (request: unknown, signal: AbortSignal) => unknown)(request, signal);
}

function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(methods, name);
}

function closedToInterfaces(name: MethodName): ParaphError {
  return new ParaphError('refused', say`${name} takes paths of this machine and is closed to windows and browsers.`, {
    nextStep: say`Use the command line: paraph ${methods[name].command}`,
  });
}

type Issue = z.core.$ZodIssue;

function badInput(name: MethodName, issues: readonly Issue[]): ParaphError {
  const [first] = issues;
  return new ParaphError('bad-input', say`${fieldOf(first)} ${complaint(first)}.`, {
    nextStep: say`Correct it and try again.`,
    detail: `${name}: ${issues.map((issue) => wordsOf(say`${fieldOf(issue)} ${complaint(issue)}`)).join('; ')}`,
  });
}

function fieldOf({ path }: Issue): Phrase {
  return path.length === 0 ? say`The input` : say`“${path.map(String).join('.')}”`;
}

function complaint(issue: Issue): Phrase {
  if (issue.code === 'too_big') return say`is over the limit of ${String(issue.maximum)}`;
  if (issue.code === 'too_small') return say`is under the least of ${String(issue.minimum)}`;
  if (issue.code === 'invalid_type') return say`is not of the expected kind (${issue.expected})`;
  if (issue.code === 'invalid_value') return say`is none of ${issue.values.join(', ')}`;
  return say`is not right (${issue.message.toLowerCase()})`;
}

function assertOutput(name: MethodName, output: unknown): void {
  const checked = z.safeParse(methods[name].output, output);
  if (checked.success) return;
  throw new ParaphError('internal', say`The answer to ${name} is not what the contract says.`, {
    detail: z.prettifyError(checked.error),
  });
}
