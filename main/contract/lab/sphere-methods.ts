/** How embeddings lie on the sphere: a network's while it learnt, and those of this workspace's own specimens. */
import { method, nothing } from '../method.ts';
import { z, Count, Id, Name } from '../schema.ts';
import { EmbeddingObjective } from '../training.ts';
import { LabNetwork, LabSnapshot, LabWatched } from './records.ts';

export const LabSphere = z.object({
  network: LabNetwork,
  /** Null before it has begun to learn. */
  watched: z.nullable(LabWatched),
  /** By rising step. */
  snapshots: z.array(LabSnapshot),
});
export type LabSphere = z.infer<typeof LabSphere>;

export const SpecimenSphere = z.object({
  model: z.object({ key: z.string(), name: Name, size: Count, objective: EmbeddingObjective }),
  /** Those shown: the people with the most specimens. */
  people: z.array(z.object({ signatory: Id, name: Name })),
  /** How many there are with two specimens or more. */
  peopleInAll: Count,
  /** Whose each specimen is, by place in `people`. */
  specimens: z.array(z.object({ specimen: Id, person: Count })),
  /** Null where there is nobody. */
  snapshot: z.nullable(LabSnapshot),
});
export type SpecimenSphere = z.infer<typeof SpecimenSphere>;

export const labSphereMethods = {
  'lab.sphere': method(
    'How the watched pictures of a network lay on the sphere from its first step to its last.',
    'lab sphere NETWORK',
    z.object({ network: Id }),
    LabSphere,
    { deadline: 300_000 },
  ),
  'lab.specimenSphere': method(
    'How the specimens of this workspace lie to the model in use, projected to three axes.',
    'lab sphere --specimens',
    nothing,
    SpecimenSphere,
    { deadline: 120_000 },
  ),
} as const;
