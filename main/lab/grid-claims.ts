/** What the guide says of losses and sizes, answered by what a grid measured. Pure. */
import type { GridCell, GridClaim, GridLoss, GridQuestion, LabGrid } from '../contract/lab/grid.ts';
import type { OneShotResult } from '../contract/lab/records.ts';
import { type Contrast, contrastOf, type Term } from '../contract/lab/contrast.ts';
import { meanOverSeeds } from './contrast.ts';

/** The guide's small embeddings. */
export const smallSize = 16;
/** With fewer seeds chance of training is not covered. */
const seedsForInterval = 3;

/** What one side comes to in one seed; null where a cell of it is missing. */
type Side = readonly Term[];

interface Comparison {
  readonly question: GridQuestion;
  readonly losses: readonly [GridLoss[], GridLoss[]];
  readonly sizes: readonly [number[], number[]];
  readonly ways: readonly number[];
  /** Of one network: the accuracies whose weighted sum is compared. */
  readonly figure: (cell: GridCell, ways: readonly number[]) => Side;
}

type Measured = Pick<LabGrid, 'cells' | 'settings'>;

/** Questions whose cells are done in at least one seed; a seed counts when all the cells that are asked about are done in it. */
export function claimsOf(grid: Measured): GridClaim[] {
  return comparisonsOf(grid).flatMap((comparison) => answer(grid, comparison) ?? []);
}

function comparisonsOf(grid: Measured): Comparison[] {
  return [...contrastiveAgainstTriplets(grid), ...cosineAgainstBest(grid), ...sizeAgainstSize(grid)];
}

/** Accuracy on unseen classes, over all n alike. */
const unseenMean: Comparison['figure'] = ({ unseen }, ways) => at(unseen, ways, 1 / ways.length);

const lead: Comparison['figure'] = ({ learnt, unseen }, ways) => [
  ...at(learnt, ways, 1 / ways.length),
  ...at(unseen, ways, -1 / ways.length),
];

const fall: Comparison['figure'] = ({ unseen }, ways) => [
  ...at(unseen, ways.slice(0, 1), 1),
  ...at(unseen, ways.slice(-1), -1),
];

function at(results: readonly OneShotResult[], ways: readonly number[], weight: number): Term[] {
  return results.filter(({ n }) => ways.includes(n)).map((result) => ({ weight, result }));
}

function contrastiveAgainstTriplets({ settings, cells }: Measured): Comparison[] {
  const triplets = settings.losses.filter((loss) => loss !== 'contrastive');
  if (triplets.length === settings.losses.length || triplets.length === 0) return [];
  const ways = rising(settings.ways);
  const losses: Comparison['losses'] = [['contrastive'], triplets];
  const shared = sizesDone(cells, settings.losses, rising(settings.sizes));
  if (shared.length === 0) return [];
  const sizes: Comparison['sizes'] = [shared, shared];
  const overfits: Comparison = { question: 'contrastive-overfits', losses, sizes, ways, figure: lead };
  const falls: Comparison = {
    question: 'contrastive-falls',
    losses,
    sizes,
    ways: ways.length > 1 ? [ways[0], ways[ways.length - 1]] : ways,
    figure: fall,
  };
  return ways.length > 1 ? [overfits, falls] : [overfits];
}

/** Cosine against whichever other loss did best at the same sizes. */
function cosineAgainstBest(grid: Measured): Comparison[] {
  const { settings, cells } = grid;
  const others = settings.losses.filter((loss) => loss !== 'cosine-triplet');
  if (others.length === settings.losses.length || others.length === 0) return [];
  const small = sizesDone(
    cells,
    settings.losses,
    rising(settings.sizes).filter((size) => size <= smallSize),
  );
  if (small.length === 0) return [];
  const ways = rising(settings.ways);
  const valueOf = (loss: GridLoss) => sideOf(cells, [loss], small, { ways, figure: unseenMean }).value;
  const best = others.reduce((first, loss) => (valueOf(loss) > valueOf(first) ? loss : first));
  const losses: Comparison['losses'] = [['cosine-triplet'], [best]];
  return [{ question: 'cosine-at-small-sizes', losses, sizes: [small, small], ways, figure: unseenMean }];
}

function sizeAgainstSize({ settings, cells }: Measured): Comparison[] {
  const sizes = rising(settings.sizes);
  const middle = sizes[(sizes.length - 1) >> 1];
  const compare = (question: GridQuestion, larger: number, smaller: number): Comparison[] => {
    const both = settings.losses.filter((loss) => sizesDone(cells, [loss], [larger, smaller]).length === 2);
    if (larger === smaller || both.length === 0) return [];
    const ways = rising(settings.ways);
    return [{ question, losses: [both, both], sizes: [[larger], [smaller]], ways, figure: unseenMean }];
  };
  return [
    ...compare('size-helps', middle, sizes[0]),
    ...compare('size-helps-further', sizes[sizes.length - 1], middle),
  ];
}

function answer({ cells, settings }: Measured, comparison: Comparison): GridClaim | null {
  const { question, losses, sizes, ways } = comparison;
  const seeds = settings.seeds
    .map((seed) => cells.filter((cell) => cell.seed === seed))
    .filter((ofSeed) => isWhole(ofSeed, comparison));
  if (seeds.length === 0) return null;
  const sides = ([0, 1] as const).map((side) =>
    seeds.map((ofSeed) => sideOf(ofSeed, losses[side], sizes[side], comparison)),
  );
  const perSeed = seeds.map((_, i) => [...sides[0][i].terms, ...negative(sides[1][i].terms)]);
  const covers = seeds.length >= seedsForInterval ? 'seeds' : 'trials';
  const contrast =
    covers === 'seeds'
      ? meanOverSeeds(perSeed.map((terms) => contrastOf(terms).difference))
      : contrastOf(perSeed.flatMap((terms) => scaled(terms, 1 / seeds.length)));
  const mean = (side: (typeof sides)[number]) => side.reduce((sum, { value }) => sum + value, 0) / seeds.length;
  return {
    ...{ question, answer: answerOf(contrast), covers, ...contrast },
    sides: [mean(sides[0]), mean(sides[1])],
    losses: [...losses],
    sizes: [...sizes],
    ways: [...ways],
  };
}

function answerOf({ interval: [low, high] }: Contrast): GridClaim['answer'] {
  if (low > 0) return 'yes';
  return high < 0 ? 'no' : 'open';
}

function isWhole(cells: readonly GridCell[], { losses, sizes }: Comparison): boolean {
  return ([0, 1] as const).every((side) =>
    losses[side].every((loss) => sizes[side].every((size) => cells.some((cell) => isDone(cell, loss, size)))),
  );
}

const isDone = (cell: GridCell, loss: GridLoss, size: number) =>
  cell.state === 'done' && cell.loss === loss && cell.size === size;

/** Sizes at which every one of the losses is done. */
function sizesDone(cells: readonly GridCell[], losses: readonly GridLoss[], sizes: readonly number[]): number[] {
  return sizes.filter((size) => losses.every((loss) => cells.some((cell) => isDone(cell, loss, size))));
}

/** The mean of a figure over networks, as terms and as a number. */
function sideOf(
  cells: readonly GridCell[],
  losses: readonly GridLoss[],
  sizes: readonly number[],
  { ways, figure }: Pick<Comparison, 'ways' | 'figure'>,
): { terms: Term[]; value: number } {
  const counted = cells.filter((cell) => losses.some((loss) => sizes.some((size) => isDone(cell, loss, size))));
  const terms = counted.flatMap((cell) => scaled(figure(cell, ways), 1 / counted.length));
  return { terms, value: terms.reduce((sum, { weight, result }) => sum + weight * result.accuracy, 0) };
}

function scaled(terms: readonly Term[], factor: number): Term[] {
  return terms.map(({ weight, result }) => ({ weight: weight * factor, result }));
}

const negative = (terms: readonly Term[]) => scaled(terms, -1);

const rising = (values: readonly number[]) => [...values].sort((a, b) => a - b);
