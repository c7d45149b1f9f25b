/** What a host asks of an engine process beyond the contract's calls. */
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { z, Bytes } from '../contract/schema.ts';

export const EngineStart = z.object({
  /** The workspace's folder, absolute. */
  directory: z.string().check(z.minLength(1)),
  /** The folder of the shipped model, absolute. */
  modelDirectory: z.string().check(z.minLength(1)),
  /** Opens the workspace key; never put in arguments or the environment, where other processes could read it. */
  passphrase: z.optional(z.string()),
  /** The key that the operating system's store holds: the engine never talks to the store itself. */
  systemKey: z.optional(Bytes),
  /** What runs the engine, for whoever finds the workspace in use. */
  host: z.optional(z.enum(['window', 'browser', 'command-line'])),
  /** Whether commands of the same user may join this engine through a socket in the workspace. */
  joinable: z.boolean(),
});
export type EngineStart = z.infer<typeof EngineStart>;

/** The first call; answered when the engine is ready, or with the reason why it cannot be. */
export const startMethod = 'engine.start';
export const pingMethod = 'engine.ping';
/** Finishes what is under way and lets go of the workspace. */
export const closeMethod = 'engine.close';

/** Puts the workspace key under a key of the operating system's store. Only who started the engine may ask. */
export const keepInStoreMethod = 'engine.keepInStore';
export const KeepInStore = z.object({
  /** 32 bytes. */
  key: Bytes,
  /** A passphrase that opens the workspace too; null for none. */
  recovery: z.nullable(z.string().check(z.minLength(8))),
});
export type KeepInStore = z.infer<typeof KeepInStore>;

export function parseKeepInStore(input: unknown): KeepInStore {
  const request = z.safeParse(KeepInStore, input);
  if (request.success) return request.data;
  throw new ParaphError('bad-input', say`The key cannot be kept like this.`, {
    detail: z.prettifyError(request.error),
  });
}

export function parseEngineStart(input: unknown): EngineStart {
  const start = z.safeParse(EngineStart, input);
  if (start.success) return start.data;
  throw new ParaphError('bad-input', say`An engine cannot start from this: ${z.prettifyError(start.error)}`);
}
