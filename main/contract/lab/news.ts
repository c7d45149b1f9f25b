/** What a network's news make of it: the engine keeps it so, and whoever watches shows it so. Pure. */
import { addedPoint } from '../training-news.ts';
import type { LabNetwork, LabNews } from './records.ts';

/** The network with what was told of it; what a resumed network does again replaces what it did before. */
export function withLabNews(network: LabNetwork, { point, accuracy, remainingMs }: LabNews): LabNetwork {
  return {
    ...network,
    remainingMs,
    step: point?.step ?? network.step,
    points: point ? addedPoint(network.points, point) : network.points,
    accuracy: accuracy
      ? [
          ...network.accuracy.filter(
            ({ step, n }) => step < accuracy.step || (step === accuracy.step && n !== accuracy.n),
          ),
          accuracy,
        ]
      : network.accuracy,
  };
}
