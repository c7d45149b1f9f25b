/** What a host asks of an engine process beyond the contract's calls. */
import { ParaphError } from '../contract/errors.ts';
import { z } from '../contract/schema.ts';

export const EngineStart = z.object({
  /** The workspace's folder, absolute. */
  directory: z.string().check(z.minLength(1)),
  /** The folder of the shipped model, absolute. */
  modelDirectory: z.string().check(z.minLength(1)),
  /** Opens the workspace key; never put in arguments or the environment, where other processes could read it. */
  passphrase: z.optional(z.string()),
  /** Whether commands of the same user may join this engine through a socket in the workspace. */
  joinable: z.boolean(),
});
export type EngineStart = z.infer<typeof EngineStart>;

/** The first call; answered when the engine is ready, or with the reason why it cannot be. */
export const startMethod = 'engine.start';
export const pingMethod = 'engine.ping';
/** Finishes what is under way and lets go of the workspace. */
export const closeMethod = 'engine.close';

export function parseEngineStart(input: unknown): EngineStart {
  const start = z.safeParse(EngineStart, input);
  if (start.success) return start.data;
  throw new ParaphError('bad-input', `An engine cannot start from this: ${z.prettifyError(start.error)}`);
}
