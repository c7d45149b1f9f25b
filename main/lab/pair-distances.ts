/** How far apart pictures of the same class lie, and of different ones, and where both are equally often mistaken. */
import type { PairDistances } from '../contract/lab/one-shot.ts';
import type { LabPart } from '../contract/lab/records.ts';
import type { Random } from '../base/random.ts';
import { l2Distance, quantile } from '../base/vectors.ts';
import { detPoints, rankScores } from '../evaluation/metrics.ts';
import type { PictureClass } from './picture-set.ts';

type Pair = readonly [one: number, other: number];

/** Pairs of each kind that are measured: all of them, or so many by chance. */
const mostPairs = 20_000;

/**
 * @param classes of one part, two at least, one of them with two pictures
 * @param vectorOf unit vector of the picture at a place
 */
export function pairDistances(
  classes: readonly PictureClass[],
  vectorOf: (place: number) => Float32Array,
  { part, random }: { readonly part: LabPart; readonly random: Random },
): PairDistances {
  const distance = ([one, other]: Pair) => l2Distance(vectorOf(one), vectorOf(other));
  const same = samePairs(classes, random).map(distance);
  const different = differentPairs(classes, random).map(distance);
  return {
    part,
    same: percentilesOf(same),
    different: percentilesOf(different),
    pairs: { same: same.length, different: different.length },
    equalError: equalErrorOf(same, different),
  };
}

function samePairs(classes: readonly PictureClass[], random: Random): Pair[] {
  const several = classes.filter(({ pictures }) => pictures.length >= 2);
  const all = several.reduce((sum, { pictures }) => sum + (pictures.length * (pictures.length - 1)) / 2, 0);
  if (all <= mostPairs) return several.flatMap(({ pictures }) => everyPair(pictures));
  const whose = several.flatMap(({ pictures }) => pictures.map(() => pictures));
  return Array.from({ length: mostPairs }, () => {
    const [one, other] = random.sample(whose[random.below(whose.length)], 2);
    return [one, other] as const;
  });
}

function everyPair(pictures: readonly number[]): Pair[] {
  return pictures.flatMap((one, i) => pictures.slice(i + 1).map((other) => [one, other] as const));
}

/** Each pair of different classes is as likely as any other, however many pictures they have. */
function differentPairs(classes: readonly PictureClass[], random: Random): Pair[] {
  const counts = classes.map(({ pictures }) => pictures.length);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const all = (total ** 2 - counts.reduce((sum, count) => sum + count ** 2, 0)) / 2;
  if (all <= mostPairs) return everyDifferentPair(classes);
  return Array.from({ length: mostPairs }, () => {
    const [one, other] = random.sample(classes, 2);
    const any = ({ pictures }: PictureClass) => pictures[random.below(pictures.length)];
    return [any(one), any(other)] as const;
  });
}

function everyDifferentPair(classes: readonly PictureClass[]): Pair[] {
  return classes.flatMap(({ pictures }, i) =>
    classes
      .slice(i + 1)
      .flatMap((other) => pictures.flatMap((one) => other.pictures.map((two) => [one, two] as const))),
  );
}

function percentilesOf(distances: readonly number[]): number[] {
  const ascending = Float64Array.from(distances).sort();
  return Array.from({ length: 101 }, (_, percent) => quantile(ascending, percent / 100));
}

/** Where false acceptance first reaches false rejection, between that distance and the one before. */
function equalErrorOf(genuine: readonly number[], impostor: readonly number[]): PairDistances['equalError'] {
  const points = detPoints(rankScores([{ genuine, impostor }]));
  const at = points.findIndex(({ falseAcceptance, falseRejection }) => falseAcceptance >= falseRejection);
  const { threshold, falseAcceptance, falseRejection } = points[at];
  const before = points[at - 1] ?? { threshold, falseAcceptance: 0, falseRejection: 1 };
  const gap = before.falseRejection - before.falseAcceptance;
  const step = gap / (gap + falseAcceptance - falseRejection);
  return {
    rate: before.falseAcceptance + step * (falseAcceptance - before.falseAcceptance),
    threshold: before.threshold + step * (threshold - before.threshold),
  };
}
