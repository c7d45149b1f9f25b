import type { LabNetworkChoice } from '../../contract/lab/records.ts';
import { coverageAt } from '../picture-set.ts';
import type { Answer } from './answer.ts';

interface Request {
  readonly network: LabNetworkChoice;
  readonly set: string;
  /** Of the set's pictures; all of them without it. */
  readonly places?: readonly number[];
}

/** Where pictures lie on the sphere: vectors of unit length, row by row. */
export const embed: Answer<Request, { size: number; vectors: Float32Array }> = (
  { network, set, places },
  { holdings },
) => {
  const { spec, embedder } = holdings.network(network);
  const pictures = holdings.set(set);
  const coverage = places ? coverageAt(pictures, places) : pictures.coverage;
  return { size: spec.embedding.size, vectors: embedder.embed(coverage) };
};
