/** How often the network's gradient makes a skilled forgery pass, and how much of that survives as a file. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import type { NormalisedImage } from '../base/rasters.ts';
import { createRandom } from '../base/random.ts';
import { mean } from '../base/vectors.ts';
import type { AdversarialReport, AttackOutcome } from '../contract/evaluations.ts';
import { drawWriters, type DrawnWriter } from '../evaluation/drawn-writers.ts';
import {
  chosenFolder,
  createJudge,
  gatheringSkipped,
  type Judge,
  type Judged,
  type Probe,
  type ProbeOptions,
  readProbes,
  requireCalibration,
} from '../evaluation/measured-files.ts';
import { shareThat } from '../evaluation/shares.ts';
import { encodePng } from '../imaging/encode.ts';
import type { DifferentiableModel } from '../model/differentiable.ts';
import { attack, type AttackBudget } from './attack.ts';
import { renderAttack, throughInk } from './rendered-attack.ts';

/**
 * @property model   the embedder's own, with a gradient
 * @property budgets of attacks on any pixel; the greatest is tried near the ink alone, too
 */
export interface AdversarialOptions extends ProbeOptions {
  readonly model: DifferentiableModel;
  readonly references: number;
  readonly probes: number;
  readonly steps: number;
  readonly budgets: readonly number[];
}

const ways = ['onInput', 'asGrey', 'asInk', 'madeForInk', 'unknownReferences'] as const;
type Way = (typeof ways)[number];
/** What became of forgeries; null for one that could not be compared any more. */
type Outcomes = Record<Way, (Judged | null)[]>;

/** @throws ParaphError `refused` without calibration; `bad-input`, `not-found`, `cancelled` */
export async function evaluateAdversarial(asked: AdversarialOptions): Promise<AdversarialReport> {
  const { options, skipped } = gatheringSkipped(asked);
  requireCalibration(options.embedder);
  const folder = chosenFolder(options);
  const { references, steps, seed, budgets } = options;
  const writers = drawWriters(folder, options, createRandom(seed)).filter(({ others }) => others.length > 0);
  const greatest = Math.max(...budgets);
  const tried: AttackBudget[] = [
    ...budgets.map((budget) => ({ budget, nearInk: false })),
    { budget: greatest, nearInk: true },
  ];
  const outcomes = tried.map((): Outcomes => ({
    onInput: [],
    asGrey: [],
    asInk: [],
    madeForInk: [],
    unknownReferences: [],
  }));
  const before: Judged[] = [];
  for (const [done, writer] of writers.entries()) {
    options.onProgress?.('Attacking', done, writers.length);
    await attackWriter(options, writer, tried, outcomes, before);
  }
  return {
    set: folder.set,
    skipped: skipped(),
    writers: writers.length,
    model: options.embedder.key,
    seed,
    references,
    forgeries: before.length,
    steps,
    before: outcomeOf(before),
    attacks: tried.map((budget, i) => ({
      ...budget,
      ...(Object.fromEntries(ways.map((way) => [way, outcomeOf(outcomes[i][way])])) as Record<Way, AttackOutcome>),
    })),
  };
}

async function attackWriter(
  options: AdversarialOptions,
  writer: DrawnWriter,
  tried: readonly AttackBudget[],
  outcomes: readonly Outcomes[],
  before: Judged[],
): Promise<void> {
  const { embedder, model, steps } = options;
  const [all, specimens, others] = await Promise.all(
    [writer.forged, writer.references, writer.others].map((files) => readProbes(options, files)),
  );
  const judge = createJudge(embedder, specimens, requireCalibration(embedder));
  const first = judge(all);
  const forgeries = all.filter((_, i) => first[i].word !== 'genuine').map(({ normalised }) => normalised);
  if (forgeries.length === 0) return;
  before.push(...first.filter(({ word }) => word !== 'genuine'));
  const [known, unknown] = [specimens, others].map((probes) => probes.map(({ normalised }) => normalised));
  for (const [i, budget] of tried.entries()) {
    throwIfCancelled(options.signal);
    const bent = forgeries.map((forgery) => attack(model, forgery, known, budget, steps));
    const blind = forgeries.map((forgery) => attack(model, forgery, unknown, budget, steps));
    const prepared = forgeries.map((forgery) => attack(model, forgery, known, budget, steps, throughInk));
    outcomes[i].onInput.push(...judge(bent.map(flawless)));
    outcomes[i].unknownReferences.push(...judge(blind.map(flawless)));
    outcomes[i].asGrey.push(...(await judgeRendered(options, bent, 'grey', judge)));
    outcomes[i].asInk.push(...(await judgeRendered(options, bent, 'ink', judge)));
    outcomes[i].madeForInk.push(...(await judgeRendered(options, prepared, 'ink', judge)));
    await breathe();
  }
}

/** Who hands something to the network itself does not pass the checks of a picture. */
const flawless = (normalised: NormalisedImage): Probe => ({ normalised, quality: { reasons: [] } });

/** As files are judged: decoded, binarised, cleaned and normalised again. */
async function judgeRendered(
  { decoder, embedder }: AdversarialOptions,
  images: readonly NormalisedImage[],
  rendering: 'grey' | 'ink',
  judge: Judge,
): Promise<(Judged | null)[]> {
  return Promise.all(
    images.map(async (image) => {
      const bytes = await encodePng(renderAttack(image, rendering));
      const file = { name: `${rendering}.png`, bytes, region: null, input: embedder.input };
      const { quality, normalised } = await decoder.prepare(file);
      return quality.usable && normalised ? judge([{ quality, normalised }])[0] : null;
    }),
  );
}

function outcomeOf(judged: readonly (Judged | null)[]): AttackOutcome {
  const distances = judged.flatMap((one) => (one ? [one.distance] : []));
  return {
    genuine: shareThat(judged, (one) => one?.word === 'genuine'),
    forged: shareThat(judged, (one) => one?.word === 'forged'),
    meanDistance: distances.length === 0 ? 0 : mean(distances),
  };
}
