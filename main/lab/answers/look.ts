import type { LookInside } from '../../contract/lab/look.ts';
import type { LabNetworkChoice } from '../../contract/lab/records.ts';
import { lookInside } from '../look-inside.ts';
import type { Answer } from './answer.ts';

interface Request {
  readonly network: LabNetworkChoice;
  /** One picture. */
  readonly coverage: Uint8Array;
}

/** What every layer gives for a picture, and its embedding. */
export const look: Answer<Request, Omit<LookInside, 'picture'>> = ({ network, coverage }, { holdings }) => {
  const { layers, embedding } = lookInside(holdings.network(network).embedder.tower, coverage);
  return { layers, embedding: Array.from(embedding) };
};
