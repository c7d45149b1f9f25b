/** What kind of figure a signature is, and which kinds a model's error rates were measured on. */
import { z } from './schema.ts';

/** In the order in which they are told. */
export const traitNames = ['aspect', 'stroke', 'density', 'length', 'pieces', 'lettering'] as const;
export type TraitName = (typeof traitNames)[number];

/** Of the network's input, so that the resolution of a scan plays no part. */
export const Traits = z.object({
  /** Width over height of the ink's box. */
  aspect: z.number(),
  /** Mean width of the pen's line, in pixels of the input. */
  stroke: z.number(),
  /** Share of the box that ink covers. */
  density: z.number(),
  /** Length of the pen's line, in diagonals of the box. */
  length: z.number(),
  /** Parts that hang together, dots left out. */
  pieces: z.number(),
  /** Pieces that begin and end at one height, as printed letters do, times their share of all pieces. */
  lettering: z.number(),
});
export type Traits = z.infer<typeof Traits>;

export const Range = z.object({ low: z.number(), high: z.number() });
export type Range = z.infer<typeof Range>;

/** Between which values the traits of a calibration's genuine signatures lay, with a margin. */
export const TraitRanges = z.object({
  aspect: Range,
  stroke: Range,
  density: Range,
  length: Range,
  pieces: Range,
  lettering: Range,
});
export type TraitRanges = z.infer<typeof TraitRanges>;

/** What of a comparison is unlike anything that was calibrated on. */
export const Unlikeness = z.object({
  /** `spread`: how much the specimens differ among themselves; the flaws: a part seems to be missing, or too much. */
  what: z.enum([...traitNames, 'spread', 'clipped', 'several-signatures']),
  of: z.enum(['questioned', 'specimens']),
  side: z.enum(['low', 'high']),
});
export type Unlikeness = z.infer<typeof Unlikeness>;
