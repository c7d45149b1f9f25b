/** What says that a signature was not written anew. */
import { z, Id, Rate } from './schema.ts';

/**
 * Another signature whose ink this one's runs along more closely than two signings ever do.
 */
export const Copy = z.object({
  /** The one that was there before: a specimen, or the questioned signature of an earlier case. */
  of: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('specimen'), specimen: Id }),
    z.object({ kind: z.literal('case'), case: Id }),
  ]),
  /** The very same ink, pixel for pixel, rather than the same line scanned, scaled or turned. */
  identical: z.boolean(),
  /** Share of the pen's line that coincides, to within about 1 % of the signature's width: the lesser of both ways. */
  share: Rate,
  /** How far the two lie apart along all but the most astray 15 % of the line, in percent of the signature's radius. */
  gap: z.number(),
  /** What this signature has to be turned by to lie on the other, in degrees clockwise. */
  degrees: z.number(),
});
export type Copy = z.infer<typeof Copy>;

const copyFlags = ['copy-of-specimen', 'copy-of-case'] as const;

/** Whether a case's flags say that the signature was not written anew. */
export function isCopied({ flags }: { readonly flags: readonly string[] }): boolean {
  return copyFlags.some((flag) => flags.includes(flag));
}
