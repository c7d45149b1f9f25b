/** A model as it is shown: the network, what it was made of, how well it does. */
import { Calibration } from './calibration.ts';
import { RecalibrationMark } from './records.ts';
import { z, Count } from './schema.ts';

export const NetworkLayer = z.object({
  name: z.string(),
  kind: z.enum(['convolution', 'pool', 'map', 'embedding']),
  /** Side of the square kernel, and its step; null where there is none. */
  size: z.nullable(Count),
  stride: z.nullable(Count),
  /** The layer it reads, where that is not the one before. */
  reads: z.nullable(z.string()),
  output: z.object({ rows: Count, columns: Count, channels: Count }),
  /** Numbers that were learnt. */
  parameters: Count,
});
export type NetworkLayer = z.infer<typeof NetworkLayer>;

export const NetworkDescription = z.object({
  name: z.string(),
  input: z.object({ width: Count, height: Count }),
  layers: z.array(NetworkLayer),
  parameters: Count,
});
export type NetworkDescription = z.infer<typeof NetworkDescription>;

/** Skilled-forgery equal error rates in percent, one threshold for all writers, by set and number of references. */
export const ModelFigures = z.record(z.string(), z.record(z.string(), z.number()));

export const ModelDescription = z.object({
  key: z.string(),
  name: z.string(),
  description: z.string(),
  licence: z.string(),
  preprocessingVersion: z.string(),
  weights: z.object({ sha256: z.string(), bytes: Count }),
  network: NetworkDescription,
  /** As verdicts are held to it here. */
  calibration: z.nullable(Calibration),
  recalibrated: z.optional(RecalibrationMark),
  figures: z.object({ development: ModelFigures, test: ModelFigures }),
  /** The model's card as Markdown; null where none lies beside the model. */
  card: z.nullable(z.string()),
  /** Specimens stored, and how many of them this model has embedded. */
  references: z.object({ specimens: Count, embedded: Count }),
});
export type ModelDescription = z.infer<typeof ModelDescription>;
