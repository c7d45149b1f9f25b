/** Settings of the lab's networks for people who would rather not choose numbers. */
import type { LabSettings } from './records.ts';

type Preset = Omit<LabSettings, 'set'>;

const common = {
  size: 64,
  steps: 600,
  peak: 1e-3,
  batch: { classes: 20, pictures: 4 },
  rotations: false,
  augmented: true,
  seed: 1,
} as const satisfies Omit<Preset, 'objective'>;

export const labPresets = {
  /** A minute or two on two processor cores: to see something happen. */
  quick: {
    ...common,
    steps: 120,
    objective: { kind: 'triplet', distance: 'l2', margin: 0.2, miner: 'batch-all' },
  },
  /** The illustrated guide's: random triplets, L2 distance, margin 0.2. */
  guide: { ...common, objective: { kind: 'triplet', distance: 'l2', margin: 0.2, miner: 'random' } },
  /** The same by the angle. */
  cosine: { ...common, objective: { kind: 'triplet', distance: 'cosine', margin: 0.2, miner: 'random' } },
  /** Pairs instead of triplets: the older way. */
  contrastive: { ...common, objective: { kind: 'contrastive', distance: 'l2', margin: 1 } },
  /** A point on the sphere that can be drawn: three numbers an embedding. */
  sphere: {
    ...common,
    size: 3,
    steps: 300,
    objective: { kind: 'triplet', distance: 'l2', margin: 0.2, miner: 'batch-all' },
  },
} as const satisfies Record<string, Preset>;
export type LabPreset = keyof typeof labPresets;
