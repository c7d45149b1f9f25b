/** How well copies are told from signatures written anew. */
import { z, Count, Rate } from './schema.ts';

/**
 * `file`: the file itself; `pixels`: the same pixels in another file, with wider margins; then scaled to 0.5–2, turned by
 * up to 5°, as JPEG of quality 50–95, in black and white, and all of these at once.
 */
export const CopyKind = z.enum(['file', 'pixels', 'scaled', 'turned', 'jpeg', 'binarised', 'together']);
export type CopyKind = z.infer<typeof CopyKind>;

const Pairs = z.object({ pairs: Count, flagged: Count });

/** Two pictures of a set that were called copies though they count as two signings. */
export const FlaggedPair = z.object({
  one: z.string(),
  other: z.string(),
  /** As in `Copy`. */
  gap: z.number(),
  share: Rate,
  /** Ink common to both over ink of either, pixel on pixel, shifted by whole pixels alone. */
  overlap: Rate,
});
export type FlaggedPair = z.infer<typeof FlaggedPair>;

export const ReplayReport = z.object({
  set: z.string(),
  writers: Count,
  seed: z.int(),
  copies: z.array(z.object({ kind: CopyKind, tried: Count, flagged: Count })),
  /**
   * Any two genuine signatures of one writer. `storedTwice` are pairs among the flagged that the set holds as one picture
   * twice: with at least 70 % of their ink on the very same pixels once one is shifted, neither scaled nor turned, which
   * no two signings share.
   */
  genuine: z.object({ ...Pairs.shape, storedTwice: Count }),
  /** A genuine signature and somebody's skilled attempt at it. */
  skilled: Pairs,
  flagged: z.array(FlaggedPair),
  /** Mean time of one comparison of lines already drawn. */
  milliseconds: z.number(),
  skipped: z.array(z.object({ file: z.string(), why: z.string() })),
});
export type ReplayReport = z.infer<typeof ReplayReport>;
