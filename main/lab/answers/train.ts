import { createRandom } from '../../base/random.ts';
import type { LabAccuracy, LabPart, LabSettings } from '../../contract/lab/records.ts';
import { conv4Spec } from '../../model/networks/spec.ts';
import { initialParameters } from '../../model/networks/tower.ts';
import { train } from '../../training/train.ts';
import type { HeldNetwork, Parameters } from '../holdings.ts';
import { quickAccuracy } from '../quick-accuracy.ts';
import { labPlan, learningSet, towerParameters } from '../learn.ts';
import { packParameters } from '../parcels.ts';
import type { PictureSet } from '../picture-set.ts';
import { createWatch, type WatchedBefore } from '../watch.ts';
import type { Answer } from './answer.ts';

interface Request {
  readonly id: string;
  readonly set: string;
  readonly settings: LabSettings;
  /** File to save it in, and to go on from. */
  readonly checkpoint: string;
  /** For one that goes on from its checkpoint. */
  readonly watchedBefore: WatchedBefore | null;
}

interface Reply {
  readonly paused: boolean;
  readonly step: number;
  /** As `packParameters` writes them. */
  readonly weights: Uint8Array;
}

/** How often it is measured in all. */
const measurements = 10;

/** Has a network learn, with news of every step, and keeps it in hand while it does. */
export const learnNetwork: Answer<Request, Reply> = async (request, call) => {
  const { id, settings, checkpoint, watchedBefore } = request;
  const { holdings, signal, tell, wanted } = call;
  const set = holdings.set(request.set);
  const { size, seed, steps } = settings;
  let remainingMs: number | null = null;
  const keep = (parameters: Parameters): HeldNetwork => {
    holdings.keepNetwork(id, { spec: conv4Spec(size), seed }, parameters);
    return holdings.network({ network: id, untrained: false });
  };
  const watch = createWatch(set, settings, watchedBefore);
  const look = (parameters: Parameters, step: number) =>
    tell({ network: id, snapshot: watch.look(parameters, step), remainingMs });
  if (!watchedBefore) {
    tell({ network: id, watched: watch.watched, remainingMs });
    look(initialParameters(conv4Spec(size), createRandom(seed)), 0);
  }
  const measure = ({ embedder }: HeldNetwork, step: number) => {
    const vectors = embedder.embed(set.coverage);
    for (const accuracy of accuraciesOf(set, vectors, settings, step)) tell({ network: id, accuracy, remainingMs });
  };
  const every = Math.ceil(steps / measurements);
  const trained = await train({
    plan: labPlan(settings),
    set: learningSet(set, settings.rotations),
    seed,
    // Without a margin the trivial solution is what there is to see.
    mayCollapse: settings.objective.margin === 0,
    checkpoint,
    signal,
    onStep: ({ step, loss, spread, learningRate, imagesPerSecond, parts, remainingMs: left }) => {
      remainingMs = left;
      const point = { step, loss, active: parts.get('active') ?? 0, spread, learningRate, imagesPerSecond };
      tell({ network: id, point, remainingMs });
    },
    leave: () => wanted() !== 'go-on',
    measureEvery: every,
    measureAt: watch.isDue,
    measure: async (parameters, step) => {
      if (watch.isDue(step)) look(parameters, step);
      if (step !== steps && step % every !== 0) return;
      measure(keep(parameters), step);
    },
  });
  const learnt = keep(towerParameters(conv4Spec(size), trained.numbers));
  const { parameters } = learnt;
  if (!trained.whole && wanted() === 'finish') measure(learnt, trained.step);
  return { paused: !trained.whole && wanted() === 'pause', step: trained.step, weights: packParameters(parameters) };
};

/** Ways of the trials that a network is measured by while it learns. */
const ways = [5, 20];

function accuraciesOf(
  set: PictureSet,
  vectors: Float32Array,
  { size, seed }: LabSettings,
  step: number,
): LabAccuracy[] {
  const at = (part: LabPart, n: number) => quickAccuracy(set, vectors, { part, n, size, seed });
  return ways.flatMap((n) => {
    const [learnt, unseen] = [at('learnt', n), at('unseen', n)];
    return learnt === null || unseen === null ? [] : [{ step, n, learnt, unseen }];
  });
}
