/** `lab triplets` and `lab trivial`: what networks learn from, and what they learn without a margin. */
import { Option, type Command } from 'commander';
import type { Output } from '../../contract/api.ts';
import {
  allTriplets,
  batchContrastiveLoss,
  type BatchDistances,
  kindOf,
  measuresOf,
  meanTripletLoss,
  tallyKinds,
} from '../../contract/lab/triplet-terms.ts';
import { fateOf, type TrivialEnd, type TrivialObjective } from '../../contract/lab/trivial.ts';
import type { LabPart } from '../../contract/lab/records.ts';
import { DistanceName, MinerName } from '../../contract/training.ts';
import { parseWhole } from './page-options.ts';
import { withProgress } from './progress.ts';
import type { Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, table } from './text.ts';

interface TripletOptions {
  readonly set?: string;
  readonly part: LabPart;
  readonly classes?: number;
  readonly pictures?: number;
  readonly miner: MinerName;
  readonly distance: DistanceName;
  readonly margin: number;
  readonly seed?: number;
}

interface TrivialOptions {
  readonly loss: TrivialObjective['kind'];
  readonly miner: MinerName;
  readonly distance: DistanceName;
  readonly margin: number;
  readonly size?: number;
  readonly steps?: number;
  readonly seed?: number;
}

const miner = (usual: MinerName) =>
  new Option('--miner <miner>', 'which triplets a step takes').choices(MinerName.options).default(usual);
const distance = () => new Option('--distance <name>', 'l2 or cosine').choices(DistanceName.options).default('l2');

export function addLabTripletCommands(lab: Command, { withEngine }: Runner): void {
  lab
    .command('triplets <network>')
    .description(
      'a batch as the sampler draws it: easy, semi-hard and hard triplets before and after learning, and losses',
    )
    .option('--set <set>', 'instead of the one that it learns from')
    .addOption(
      new Option('--part <part>', 'classes learnt from, or never seen').choices(['learnt', 'unseen']).default('learnt'),
    )
    .option('--classes <number>', 'of a batch', parseWhole)
    .option('--pictures <number>', 'of each class', parseWhole)
    .addOption(miner('batch-all'))
    .addOption(distance())
    .option('--margin <number>', 'in the unit of the distance', Number, 0.2)
    .option('--seed <number>', 'of what is drawn', parseWhole)
    .action(
      withEngine(async (session, network: string, { margin, ...options }: TripletOptions) => {
        const batch = await session.call('lab.triplets', { network, ...options });
        return { record: batch, text: describeBatch(batch, options, margin) };
      }),
    );
  lab
    .command('trivial <set>')
    .description(
      'train twice from the same weights, with margin 0 and with another, and see what becomes of the spread',
    )
    .addOption(new Option('--loss <loss>', 'what both learn by').choices(['triplet', 'contrastive']).default('triplet'))
    .addOption(miner('batch-hard'))
    .addOption(distance())
    .option('--margin <number>', 'of the other run', Number, 0.2)
    .option('--size <number>', 'numbers of an embedding', parseWhole)
    .option('--steps <number>', 'of each run', parseWhole)
    .option('--seed <number>', 'of everything by chance', parseWhole)
    .action(withEngine(trainTrivially));
}

async function trainTrivially(session: Session, set: string, options: TrivialOptions) {
  const { loss: kind, miner: by, distance: unit, ...rest } = options;
  const objective: TrivialObjective =
    kind === 'triplet' ? { kind, miner: by, distance: unit } : { kind, distance: unit };
  const report = await withProgress(session, (operation) =>
    session.call('lab.trivial', { operation, set, objective, ...rest }),
  );
  const rows = report.ends.map((end) => [
    `margin ${end.margin}`,
    `spread ${end.spreadBefore.toFixed(3)} → ${end.spread.toFixed(3)}: ${fateOf(end)}`,
    `loss ${end.loss.toFixed(4)}; ${end.constantLoss.toFixed(4)} if everything were one point`,
    orderLine(end),
  ]);
  return { record: report, text: table(rows) };
}

const orderLine = ({ ordered, orderedOf }: TrivialEnd) =>
  `${(100 * ordered).toFixed(1)} % of ${count(orderedOf, 'triplet')} never seen in order`;

const listed = 10;

function describeBatch(
  batch: Output<'lab.triplets'>,
  { miner: by, distance: unit }: Pick<TripletOptions, 'miner' | 'distance'>,
  margin: number,
): string {
  const labels = batch.pictures.map(({ label }) => label);
  const all = allTriplets(labels);
  const stages = (['before', 'after'] as const).map((name) => {
    const { distances, chosen, spread } = batch[name];
    const measured = { size: labels.length, distances: distances[unit] };
    const mean = by === 'batch-all' ? 'active' : 'chosen';
    const [every, taken] = [tallyKinds(measured, all, margin), tallyKinds(measured, chosen, margin)];
    return [
      name,
      `${every.easy} / ${every['semi-hard']} / ${every.hard}`,
      `${taken.easy} / ${taken['semi-hard']} / ${taken.hard}`,
      meanTripletLoss(measured, chosen, margin, mean).toFixed(4),
      batchContrastiveLoss(measured, labels, margin).toFixed(4),
      spread.toFixed(3),
    ];
  });
  const head = ['', 'all: easy / semi-hard / hard', by, 'triplet loss', 'contrastive loss', 'spread'];
  return [
    `${count(labels.length, 'picture')} of ${count(new Set(labels).size, 'class', 'classes')}, ${unit}, margin ${margin}`,
    table([head, ...stages]),
    table(hardest(batch, { size: labels.length, distances: batch.after.distances[unit] }, margin)),
  ].join('\n');
}

function hardest(batch: Output<'lab.triplets'>, measured: BatchDistances, margin: number): string[][] {
  const excess = (triplet: readonly [number, number, number]) => {
    const { toPositive, toNegative } = measuresOf(measured, triplet);
    return toPositive - toNegative;
  };
  const worst = [...batch.after.chosen].sort((a, b) => excess(b) - excess(a)).slice(0, listed);
  const rows = worst.map((triplet) => {
    const { toPositive, toNegative } = measuresOf(measured, triplet);
    const places = triplet.map((at) => String(batch.pictures[at].place));
    const [anchor, , negative] = triplet.map((at) => batch.pictures[at].className);
    const kind = kindOf(toPositive, toNegative, margin);
    return [...places, toPositive.toFixed(3), toNegative.toFixed(3), kind, anchor, negative];
  });
  return [['anchor', 'positive', 'negative', 'd(a, p)', 'd(a, n)', 'kind', 'class', 'class of the negative'], ...rows];
}
