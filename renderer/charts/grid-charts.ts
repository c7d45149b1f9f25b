/** An experiment grid as lines: accuracy by size and by n, loss against loss, learnt against unseen. Pure. */
import type { GridLoss, LabGrid } from '../../main/contract/lab/grid.ts';
import { differenceOf, figureAt } from '../../main/contract/lab/grid-figures.ts';
import type { LabPart } from '../../main/contract/lab/records.ts';
import { linearScale, type Scale } from './scale.ts';
import type { Series } from './series.ts';

export interface GridLook {
  readonly colour: string;
  readonly dashes?: string;
}

/** A loss looks alike in every chart. */
export const lossLooks: Readonly<Record<GridLoss, GridLook>> = {
  'l2-triplet': { colour: 'accent' },
  'cosine-triplet': { colour: 'genuine', dashes: '2 3' },
  contrastive: { colour: 'forged', dashes: '7 4' },
};

type LossNames = Readonly<Record<GridLoss, string>>;

const percent = 100;

/** Accuracy in percent at `n`, by size. */
export function bySize(grid: LabGrid, names: LossNames, { n, part }: { n: number; part: LabPart }): Series[] {
  return lines(grid, names, rising(grid.settings.sizes), (loss, size) => {
    const figure = figureAt(grid, { loss, size, n, part });
    return figure && { value: figure.accuracy, ci: figure.ci };
  });
}

/** Accuracy in percent of the networks of one size, by n. */
export function byWays(grid: LabGrid, names: LossNames, { size, part }: { size: number; part: LabPart }): Series[] {
  return lines(grid, names, rising(grid.settings.ways), (loss, n) => {
    const figure = figureAt(grid, { loss, size, n, part });
    return figure && { value: figure.accuracy, ci: figure.ci };
  });
}

/** By how many percentage points each other loss is ahead of the first, by size. */
export function againstFirst(grid: LabGrid, names: LossNames, { n, part }: { n: number; part: LabPart }): Series[] {
  const [first, ...others] = grid.settings.losses;
  return lines(
    grid,
    names,
    rising(grid.settings.sizes),
    (loss, size) => {
      const [own, its] = [loss, first].map((one) => figureAt(grid, { loss: one, size, n, part }));
      if (!own || !its) return null;
      const { difference: value, interval: ci } = differenceOf(own, its);
      return { value, ci };
    },
    others,
  );
}

/** By how many percentage points learnt classes are ahead of unseen ones: how far a loss overfits, by size. */
export function leadOnLearnt(grid: LabGrid, names: LossNames, n: number): Series[] {
  return lines(grid, names, rising(grid.settings.sizes), (loss, size) => {
    const learnt = figureAt(grid, { loss, size, n, part: 'learnt' });
    const unseen = figureAt(grid, { loss, size, n, part: 'unseen' });
    if (!learnt || !unseen) return null;
    const { difference: value, interval: ci } = differenceOf(learnt, unseen);
    return { value, ci };
  });
}

interface Measured {
  readonly value: number;
  readonly ci: readonly [number, number];
}

function lines(
  { settings }: LabGrid,
  names: LossNames,
  places: readonly number[],
  measure: (loss: GridLoss, place: number) => Measured | null,
  losses: readonly GridLoss[] = settings.losses,
): Series[] {
  return losses.flatMap((loss) => {
    const measured = places.flatMap((x) => {
      const found = measure(loss, x);
      return found ? [{ x, ...found }] : [];
    });
    if (measured.length === 0) return [];
    const points = measured.map(({ x, value }) => [x, percent * value] as const);
    const intervals = measured.map(({ x, ci: [low, high] }) => ({ x, low: percent * low, high: percent * high }));
    return [{ name: names[loss], points, intervals, ...lossLooks[loss] }];
  });
}

/** Each value as far from the next as any other: sizes double and quadruple, so a line's length would say nothing. */
export function evenScale(values: readonly number[]): Scale {
  const marks = rising(values);
  const count = marks.length;
  // Half a step of air on either side, so that whiskers do not lie on the axes.
  const toPlace = (index: number) => (index + 0.5) / count;
  const shareOfStep = (value: number, index: number) =>
    index + 1 < count ? (value - marks[index]) / (marks[index + 1] - marks[index]) : 0;
  return {
    low: marks[0],
    high: marks[count - 1],
    ticks: marks,
    place: (value) => {
      const before = Math.max(
        0,
        marks.findLastIndex((mark) => mark <= value),
      );
      return toPlace(before + shareOfStep(value, before));
    },
    value: (place) => marks[Math.min(count - 1, Math.max(0, Math.round(place * count - 0.5)))],
  };
}

/** Holds every whisker, down to a round value below; never beyond 100 %. */
export function percentScale(series: readonly Series[]): Scale {
  const ends = series.flatMap(({ intervals = [] }) => intervals.map(({ low }) => low));
  const low = Math.max(0, Math.floor((Math.min(100, ...ends) - 0.5) / 5) * 5);
  return linearScale(Math.min(low, 95), 100, 5);
}

/** Holds every whisker and nought. */
export function pointsScale(series: readonly Series[]): Scale {
  const ends = series.flatMap(({ intervals = [] }) => intervals.flatMap(({ low, high }) => [low, high]));
  return linearScale(Math.min(0, ...ends) - 0.3, Math.max(1, ...ends) + 0.3, 5);
}

const rising = (values: readonly number[]) => [...values].sort((a, b) => a - b);
