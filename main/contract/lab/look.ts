/** A picture's way through a network. */
import { z, Bytes, Count, Id } from '../schema.ts';
import { Drawing } from './drawn.ts';

/** The network that is looked into: the one that answers about signatures, or one of the lab's. */
export const NetworkRef = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signatures') }),
  /** With the weights that it has by now, or those that it began with. */
  z.object({ kind: z.literal('lab'), network: Id, untrained: z._default(z.boolean(), false) }),
]);
export type NetworkRef = z.infer<typeof NetworkRef>;

/** A picture that can be shown to a network. */
export const PictureRef = z.discriminatedUnion('kind', [
  /** Of a set, by its place; for the lab's networks. */
  z.object({ kind: z.literal('set'), set: Id, picture: Count }),
  /** For the network of signatures. */
  z.object({ kind: z.literal('specimen'), specimen: Id }),
  /** As the network takes it, 0 paper to 255 ink, row by row: one of `lab.signatures`. */
  z.object({ kind: z.literal('coverage'), coverage: Bytes }),
  /** A PNG as somebody drew it, made ready as the pictures that the network learnt from were. */
  z.object({ kind: z.literal('drawing'), drawing: Drawing }),
]);
export type PictureRef = z.infer<typeof PictureRef>;

/** What a layer gave, each of its maps after the other, [channels, rows, columns]. */
export const LayerMaps = z.object({
  name: z.string(),
  rows: Count,
  columns: Count,
  channels: Count,
  /** The number that byte 0 stands for, and byte 255; bytes between lie evenly between them. */
  least: z.number(),
  greatest: z.number(),
  values: Bytes,
});
export type LayerMaps = z.infer<typeof LayerMaps>;

export const LookInside = z.object({
  /** As the network takes it, 0 paper to 255 ink, row by row. */
  picture: z.object({ width: Count, height: Count, coverage: Bytes }),
  /** The embedding itself is not among them. */
  layers: z.array(LayerMaps),
  /** The point on the unit sphere. */
  embedding: z.array(z.number()),
});
export type LookInside = z.infer<typeof LookInside>;

/** Signatures of a generated writer, as the network of signatures takes them: genuine ones first, then imitations. */
export const LabSignatures = z.object({ width: Count, height: Count, genuine: Count, forged: Count, coverage: Bytes });
export type LabSignatures = z.infer<typeof LabSignatures>;
