/** What the engine hands over to a process of the lab. Between our own processes: not checked again. */
import { labSide } from '../contract/lab/records.ts';
import { readTensors, writeTensors } from '../model/safetensors.ts';
import type { NetworkShape, Parameters } from './holdings.ts';
import type { PictureSet } from './picture-set.ts';

/** Generated sets are drawn where they are needed. */
export type SetParcel =
  | { readonly kind: 'generated'; readonly origin: 'generated-characters' | 'generated-signatures' }
  | ({ readonly kind: 'pictures' } & Omit<PictureSet, 'side'>);

export interface NetworkParcel extends NetworkShape {
  /** As `packParameters` writes them; null for a network that has learnt nothing yet. */
  readonly weights: Uint8Array | null;
}

export function packParameters(parameters: Parameters): Uint8Array {
  const tensors = new Map([...parameters].map(([name, values]) => [name, { shape: [values.length], values }] as const));
  return writeTensors({ tensors, metadata: {} });
}

/** @throws ParaphError `model-damaged` */
export function unpackParameters(weights: Uint8Array): Parameters {
  return new Map([...readTensors(weights).tensors].map(([name, { values }]) => [name, values]));
}

export function openSet(parcel: Extract<SetParcel, { kind: 'pictures' }>): PictureSet {
  const { coverage, classes, officialRuns } = parcel;
  return { side: labSide, coverage, classes, officialRuns };
}
