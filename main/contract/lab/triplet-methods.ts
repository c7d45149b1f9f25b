/** Triplets as they are drawn, and what becomes of a network that learns from them without a margin. */
import { method } from '../method.ts';
import { z, Count, Id, within } from '../schema.ts';
import { DistanceName, MinerName, trainingLimits } from '../training.ts';
import { LabPart } from './records.ts';
import { batchLimits, TripletBatch } from './triplets.ts';
import { trivialLimits, TrivialObjective, TrivialReport } from './trivial.ts';

export const labTripletMethods = {
  'lab.triplets': method(
    'A batch as the sampler draws it and a miner chooses from it, with all distances before the network learnt and now.',
    'lab triplets NETWORK',
    z.object({
      network: Id,
      /** The one that the network learns from, without it. */
      set: z.optional(Id),
      part: z._default(LabPart, 'learnt'),
      classes: z._default(z.int().check(...within(batchLimits.classes)), 6),
      pictures: z._default(z.int().check(...within(batchLimits.pictures)), 4),
      miner: z._default(MinerName, 'batch-all'),
      distance: z._default(DistanceName, 'l2'),
      seed: z._default(Count, 1),
    }),
    TripletBatch,
    { deadline: 300_000 },
  ),
  'lab.trivial': method(
    'Trains twice from the same weights on the same pictures, with margin 0 and with another, and tells how the spread went.',
    'lab trivial SET',
    z.object({
      /** Its news carry the names that `trivialRunName` makes of it. */
      operation: Id,
      set: Id,
      objective: TrivialObjective,
      margin: z._default(z.number().check(z.gt(0), z.lte(trainingLimits.margin.most)), 0.2),
      size: z._default(z.int().check(...within(trivialLimits.size)), 16),
      steps: z._default(z.int().check(...within(trivialLimits.steps)), 150),
      seed: z._default(Count, 1),
    }),
    TrivialReport,
    { deadline: 0 },
  ),
} as const;
