/** How one call is described. */
import { z, Count } from './schema.ts';

/**
 * @property summary what the call does, in one line (shown in the documentation)
 * @property command its counterpart on the command line
 * @property reach   who may call it: calls that take paths of this machine are closed to browsers and windows
 * @property deadline milliseconds after which a host gives the call up; 0 for long work that reports progress
 */
export function method<I extends z.ZodMiniType, O extends z.ZodMiniType>(
  summary: string,
  command: string,
  input: I,
  output: O,
  { reach = 'every-host', deadline = 30_000 }: { reach?: 'every-host' | 'command-line'; deadline?: number } = {},
) {
  return { summary, command, input, output, reach, deadline } as const;
}

export const nothing = z.object({});
export const done = z.object({});
/** A stretch of a long list. */
export const page = { offset: z._default(Count, 0), limit: z._default(z.int().check(z.positive(), z.lte(1_000)), 100) };
