import { z, Count, Id, Instant } from './schema.ts';

/** A complete copy of the workspace, sealed as the workspace is. */
export const Backup = z.object({
  /** Its file's name. */
  id: Id,
  madeAt: Instant,
  bytes: Count,
  /** What opens it: a passphrase, or whatever keeps the key of the workspace it was made from. */
  opensWith: z.enum(['passphrase', 'workspace-key']),
});
export type Backup = z.infer<typeof Backup>;
