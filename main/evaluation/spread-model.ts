/** How far two signings of one hand are to be expected apart, learnt from writers of whom many signings are known. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { solvePositive } from '../base/solve.ts';
import { mean } from '../base/vectors.ts';
import type { ExpectedSpread } from '../contract/calibration.ts';
import type { SpreadModel } from '../matching/compare.ts';
import { localDistance } from '../matching/local-distance.ts';
import { textureOf } from '../matching/texture.ts';
import type { Embedded, EmbeddedWriter } from './embedded-set.ts';

/** With fewer writers a slope over writers is an accident of who they are. */
const fewestWriters = 10;
/** Pairs of as many signatures a writer: more change nothing but the time it takes. */
export const signaturesPerWriter = 12;
/** In units of squared texture, against slopes from few writers; of no weight beside many. */
const ridge = 0.05;
/**
 * Forgeries lie apart by texture too, so what best predicts the distance of genuine signings is not steep enough to
 * part the two: on a set that the network never saw, a third more was better than the plain fit at every number of references.
 */
const steepness = 4 / 3;

/** The mean distance of one signature from others of the same hand, and what its texture is. */
interface Observation {
  readonly texture: readonly number[];
  readonly distance: number;
  /** Every writer counts alike. */
  readonly weight: number;
}

/**
 * μ₀, the mean local distance between two genuine signatures of one hand, every writer with a pair counting alike (NaN
 * without any); and from ten writers on how a signature's texture moves it, by ridge regression over single signatures.
 *
 * @throws ParaphError `cancelled`
 */
export async function fitSpreadModel(
  writers: readonly EmbeddedWriter<Embedded>[],
  signal?: AbortSignal,
): Promise<SpreadModel> {
  const perWriter: Observation[][] = [];
  for (const { genuine } of writers) {
    throwIfCancelled(signal);
    if (genuine.length >= 2) perWriter.push(observe(genuine.slice(0, signaturesPerWriter)));
    await breathe();
  }
  const populationSpread = mean(perWriter.map((ofWriter) => mean(ofWriter.map(({ distance }) => distance))));
  if (perWriter.length < fewestWriters) return { populationSpread };
  return { populationSpread, expectedSpread: regress(perWriter.flat(), perWriter.length) };
}

function observe(signatures: readonly Embedded[]): Observation[] {
  const sums = signatures.map(() => 0);
  signatures.forEach((one, i) => {
    for (let j = 0; j < i; j++) {
      const distance = localDistance(one.embedding.local, signatures[j].embedding.local);
      sums[i] += distance;
      sums[j] += distance;
    }
  });
  return signatures.map(({ embedding }, i) => {
    const { extent, distinctness, variety } = textureOf(embedding.local);
    return {
      texture: [extent, distinctness, variety],
      distance: sums[i] / (signatures.length - 1),
      weight: 1 / signatures.length,
    };
  });
}

function regress(observations: readonly Observation[], writers: number): ExpectedSpread {
  const weightedMean = (value: (one: Observation) => number) =>
    observations.reduce((sum, one) => sum + one.weight * value(one), 0) / writers;
  const means = [0, 1, 2].map((i) => weightedMean(({ texture }) => texture[i]));
  const meanDistance = weightedMean(({ distance }) => distance);
  const moment = (value: (deviations: number[], distance: number) => number) =>
    observations.reduce((sum, { texture, distance, weight }) => {
      const deviations = texture.map((one, i) => one - means[i]);
      return sum + weight * value(deviations, distance - meanDistance);
    }, 0);
  const products = means.map((_, i) =>
    means.map((_, j) => moment((deviations) => deviations[i] * deviations[j]) + (i === j ? ridge : 0)),
  );
  const right = means.map((_, i) => moment((deviations, distance) => deviations[i] * distance));
  const terms = solvePositive(products, right).map((slope, i) => ({ mean: means[i], slope: steepness * slope }));
  return { extent: terms[0], distinctness: terms[1], variety: terms[2] };
}
