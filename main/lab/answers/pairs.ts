import { createRandom } from '../../base/random.ts';
import { ParaphError } from '../../contract/errors.ts';
import type { PairDistances } from '../../contract/lab/one-shot.ts';
import type { LabNetworkChoice, LabPart } from '../../contract/lab/records.ts';
import { say } from '../../contract/phrase.ts';
import { pairDistances } from '../pair-distances.ts';
import { partVectors } from '../part-vectors.ts';
import type { Answer } from './answer.ts';

interface Request {
  readonly network: LabNetworkChoice;
  readonly set: string;
  readonly part: LabPart;
  readonly seed: number;
}

/** How far apart pictures of the same class, and of different ones, lie in one part of a set. */
export const pairs: Answer<Request, PairDistances> = async ({ network, set: id, part, seed }, { holdings }) => {
  const set = holdings.set(id);
  const classes = set.classes.filter((one) => one.part === part);
  if (classes.length < 2 || classes.every(({ pictures }) => pictures.length < 2)) {
    throw new ParaphError('bad-input', say`This part of the set has no pairs to compare with.`);
  }
  const vectorOf = await partVectors(holdings.network(network).embedder, set, part);
  return pairDistances(classes, vectorOf, { part, random: createRandom(seed) });
};

interface GivenRequest {
  readonly network: LabNetworkChoice;
  /** Side by side, as the lab's networks take them. */
  readonly coverage: Uint8Array;
}

/** Vectors of pictures that are in no set. */
export const embedGiven: Answer<GivenRequest, { size: number; vectors: Float32Array }> = (
  { network, coverage },
  { holdings },
) => {
  const { spec, embedder } = holdings.network(network);
  return { size: spec.embedding.size, vectors: embedder.embed(coverage) };
};
