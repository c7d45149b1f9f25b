import type { Handlers, Request } from '../../contract/api.ts';
import { setLookedAt } from '../../contract/lab/shipped.ts';
import type { TripletBatch } from '../../contract/lab/triplets.ts';
import type { TrivialReport } from '../../contract/lab/trivial.ts';
import { say } from '../../contract/phrase.ts';
import type { EngineContext } from '../context.ts';
import type { Report } from '../operations.ts';
import { networkOf } from './known-networks.ts';
import type { LabBench } from './lab-bench.ts';
import type { LearningTurn } from './learning-turn.ts';
import { workspaceClassNames } from './workspace-set.ts';

/** Triplets, and networks that learn from them without a margin. */
export function labTripletHandlers(context: EngineContext, bench: LabBench, turn: LearningTurn) {
  return {
    'lab.triplets': (request, signal) => drawTriplets(context, bench, request, signal),
    'lab.trivial': (request, signal) => {
      const end = turn.take(say`training without a margin`);
      const work = (stop: AbortSignal, report: Report) => trainWithoutMargin(context, bench, request, stop, report);
      return context.operations.run(request.operation, signal, work, 'lab.trivial').finally(end);
    },
  } satisfies Partial<Handlers>;
}

async function drawTriplets(
  { workspace }: EngineContext,
  bench: LabBench,
  { network, set: wanted, part, classes, pictures, miner, distance, seed }: Request<'lab.triplets'>,
  signal: AbortSignal,
): Promise<TripletBatch> {
  const set = wanted ?? setLookedAt(networkOf(workspace, network));
  const draw = { part, batch: { classes, pictures }, miner, distance, seed };
  const batch = await bench.ask('triplets', { network: { network, untrained: false }, set, ...draw }, { signal });
  if (set !== 'workspace') return batch;
  const nameOf = workspaceClassNames(workspace);
  return { ...batch, pictures: batch.pictures.map((one) => ({ ...one, className: nameOf(one.className) })) };
}

/** Large, so that what happens happens soon; small batches for the same reason. */
const pace = { peak: 6e-3, batch: { classes: 8, pictures: 4 } };

async function trainWithoutMargin(
  { emit }: EngineContext,
  bench: LabBench,
  request: Request<'lab.trivial'>,
  signal: AbortSignal,
  report: Report,
): Promise<TrivialReport> {
  const hear: Parameters<typeof bench.work>[2] = (news) => {
    emit('lab', news);
    if (news.point) report('Learning', news.point.step, request.steps);
  };
  return bench.work('trivial', { ...request, ...pace }, hear, { signal }).outcome;
}
