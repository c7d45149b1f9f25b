import { createRandom, type RandomState } from '../../base/random.ts';
import { l2Distance } from '../../base/vectors.ts';
import type { TrialProtocol } from '../../contract/lab/one-shot.ts';
import type { LabNetworkChoice, LabPart } from '../../contract/lab/records.ts';
import { countWon, errorOfRun, type PictureDistance } from '../../evaluation/one-shot.ts';
import { partVectors, type VectorOf } from '../part-vectors.ts';
import type { Answer } from './answer.ts';
import { tasksOf } from './trial.ts';

interface Tried {
  readonly network: LabNetworkChoice;
  readonly set: string;
}

interface Request extends Tried {
  readonly part: LabPart;
  readonly protocol: TrialProtocol;
  readonly n: number;
  readonly trials: number;
  /** Where the last stretch of trials left off, or a seed to begin with. */
  readonly random: number | RandomState;
}

/** A stretch of trials: how many were won, and where the next goes on. Null where there are too few classes. */
export const trials: Answer<Request, { won: number; random: RandomState } | null> = async (request, { holdings }) => {
  const set = holdings.set(request.set);
  const draw = tasksOf(set, request.part, request.protocol)(request.n);
  if (draw === null) return null;
  const vectorOf = await partVectors(holdings.network(request.network).embedder, set, request.part);
  const random = createRandom(request.random);
  const won = countWon(draw, request.trials, distanceBy(vectorOf), random);
  return { won, random: random.state() };
};

/** The error of each of Lake's runs; none where the set has none. */
export const officialRuns: Answer<Tried, number[]> = async ({ network, set: id }, { holdings }) => {
  const set = holdings.set(id);
  const vectorOf = await partVectors(holdings.network(network).embedder, set, 'official');
  return set.officialRuns.map((run) => errorOfRun(run, distanceBy(vectorOf)));
};

/** L2 and cosine put unit vectors in the same order. */
function distanceBy(vectorOf: VectorOf): PictureDistance {
  return (probe, support) => l2Distance(vectorOf(probe), vectorOf(support));
}
