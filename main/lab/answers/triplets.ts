import type { TripletBatch } from '../../contract/lab/triplets.ts';
import type { LabNetworkChoice } from '../../contract/lab/records.ts';
import { drawTriplets, type TripletDraw } from '../draw-triplets.ts';
import type { Answer } from './answer.ts';

interface Request extends TripletDraw {
  readonly network: LabNetworkChoice;
  readonly set: string;
}

/** A batch with all distances before the network learnt and now. */
export const triplets: Answer<Request, TripletBatch> = ({ network, set, ...draw }, { holdings }) => {
  const embedderOf = (untrained: boolean) => holdings.network({ ...network, untrained }).embedder;
  return drawTriplets(holdings.set(set), { before: embedderOf(true), after: embedderOf(false) }, draw);
};
