import { packParameters } from '../parcels.ts';
import type { Answer } from './answer.ts';

/** What a network has learnt so far, as `packParameters` writes it; of the process that has it learn. */
export const weightsOf: Answer<{ readonly id: string }, Uint8Array> = ({ id }, { holdings }) =>
  packParameters(holdings.network({ network: id, untrained: false }).parameters);
