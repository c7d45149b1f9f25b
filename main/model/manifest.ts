/** What stands beside a model's weights: which network they fill, what they were trained on, what they are good for. */
import { createHash } from 'node:crypto';
import { preprocessingVersion } from '../base/preprocessing.ts';
import { Calibration } from '../contract/calibration.ts';
import { z } from '../contract/schema.ts';
import type { TowerSpec } from './networks/spec.ts';

const Size = (limit: number) => z.int().check(z.gte(1), z.lte(limit));
const LayerName = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,31}$/));

const Layer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('convolution'),
    name: LayerName,
    filters: Size(1024),
    size: Size(15),
    stride: Size(4),
    padding: z.enum(['same', 'valid']),
  }),
  z.object({ kind: z.literal('pool') }),
]);

/** A network specification from a file: bounded, so that a stranger's model cannot ask for any amount of memory. */
export const TowerSpecRecord = z.object({
  name: LayerName,
  input: z.object({ width: Size(512), height: Size(512) }),
  trunk: z.array(Layer).check(z.minLength(1), z.maxLength(64)),
  maps: z.array(z.object({ name: LayerName, after: LayerName, channels: Size(512) })).check(z.maxLength(8)),
  embedding: z.object({
    size: Size(4096),
    from: z.nullable(LayerName),
    dropout: z.number().check(z.gte(0), z.lt(1)),
  }),
});

const Hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** Skilled-forgery equal error rates in percent, one global threshold, by set and number of references. */
const Figures = z.record(z.string(), z.record(z.string(), z.number()));

export const Manifest = z.object({
  format: z.literal(1),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  description: z.string().check(z.maxLength(2_000)),
  spec: TowerSpecRecord,
  preprocessingVersion: z.string(),
  weights: z.object({ sha256: Hash, bytes: z.int().check(z.nonnegative()) }),
  /** The map that local distances are taken on, whitened by the tensors `whitening.mean` and `whitening.matrix`. */
  localMap: z.nullable(LayerName),
  calibration: z.nullable(Calibration),
  figures: z.object({ development: Figures, test: Figures }),
  licence: z.string(),
});
export type Manifest = z.infer<typeof Manifest>;

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The key of a model: everything that moves an embedding. Other weights, another network or another normalisation of
 * images make another key, and so every embedding stored under the old one stale.
 */
export function modelKey(weightsHash: string, spec: TowerSpec, preprocessing = preprocessingVersion): string {
  const text = JSON.stringify([weightsHash, preprocessing, canonical(spec)]);
  return createHash('sha256').update(text).digest('hex');
}

/** The same record with its properties in name order, so that equal specifications read equal. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, inner]) => [name, canonical(inner)]));
}
