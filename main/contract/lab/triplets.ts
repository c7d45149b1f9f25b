/** Triplets as a sampler draws them, with what a network makes of them before and after it learnt. */
import { z, Bytes, Count, Rate } from '../schema.ts';
import { DistanceName } from '../training.ts';

/** How much a batch that is looked at may hold: every triplet of it crosses to the interface. */
export const batchLimits = {
  classes: { least: 2, most: 10 },
  pictures: { least: 2, most: 5 },
} as const;

/** Distances between all pictures of a batch, [pictures × pictures], row by row. */
const Distances = z.array(z.number());

/** A batch as a network at some point of its life sees it. */
export const TripletStage = z.object({
  /** By the name of the distance; `l2` is Euclidean, `cosine` is 1 − cos. */
  distances: z.record(DistanceName, Distances),
  /** Of the embeddings about their mean, 0 (all the same) to 1. */
  spread: Rate,
  /** What the miner chooses by these distances: places of anchor, positive and negative in the batch. */
  chosen: z.array(z.tuple([Count, Count, Count])),
});
export type TripletStage = z.infer<typeof TripletStage>;

export const TripletBatch = z.object({
  /** Side of the pictures, in pixels. */
  side: Count,
  pictures: z.array(
    z.object({
      /** In the set. */
      place: Count,
      /** A number a class, within the batch. */
      label: Count,
      className: z.string(),
    }),
  ),
  /** Picture after picture, 0 paper to 255 ink. */
  coverage: Bytes,
  /** With the weights that the network began with, and with those that it has now. */
  before: TripletStage,
  after: TripletStage,
});
export type TripletBatch = z.infer<typeof TripletBatch>;
