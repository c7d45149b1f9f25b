/** What a snapshot of the sphere says about distances and margins. Pure: the interface and the command line only show it. */
import type { DistanceName, EmbeddingObjective } from '../training.ts';
import type { LabPart, LabSnapshot, LabWatched } from './records.ts';

/** What decides how far a margin reaches. */
export type MarginRule = Pick<EmbeddingObjective, 'kind' | 'distance' | 'margin'>;
export type WatchedClasses = Pick<LabWatched, 'classes' | 'classOf'>;

/** Up to so many numbers an embedding is drawn as it is, beyond them projected. */
export const drawnAsIs = 3;

/** The distance between two of the watched pictures, by their numbers. */
export type DistanceBetween = (one: number, other: number) => number;

/** Bytes of float32 as numbers; they may begin anywhere in their buffer. */
export function numbersOf(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  return new Float32Array(bytes.slice().buffer);
}

/** On the unit sphere the squared Euclidean distance is twice the cosine distance. @param count how many pictures are watched */
export function distancesOf(
  snapshot: Pick<LabSnapshot, 'distances'>,
  count: number,
  distance: DistanceName,
): DistanceBetween {
  const cosine = numbersOf(snapshot.distances);
  return (one, other) => {
    if (one === other) return 0;
    const [i, j] = one < other ? [one, other] : [other, one];
    const value = cosine[i * count - (i * (i + 1)) / 2 + j - i - 1];
    return distance === 'l2' ? Math.sqrt(2 * value) : value;
  };
}

/**
 * The angle at the middle of the sphere, in radians, that a distance spans: L2 d = 2 sin(θ/2), cosine d = 1 − cos θ. Both
 * end at 2, opposite; what reaches farther covers the whole sphere.
 */
export function angleOf(distance: number, name: DistanceName): number {
  const within = Math.min(2, Math.max(0, distance));
  return name === 'l2' ? 2 * Math.asin(within / 2) : Math.acos(1 - within);
}

export interface Surroundings {
  readonly positives: readonly number[];
  /** Pictures of other classes of the anchor's part: classes learnt and unseen never meet in a triplet or a trial. */
  readonly negatives: readonly number[];
  /** The positive that the margin is laid around; null where the rule knows none (contrastive). */
  readonly positive: number | null;
  /** How far negatives must be at least: d(anchor, positive) + margin, with a contrastive loss the margin alone. */
  readonly reach: number;
  /** Negatives nearer than that. */
  readonly within: readonly number[];
}

/** @param chosen the positive that the margin is laid around; the farthest without it */
export function surroundingsOf(
  watched: WatchedClasses,
  between: DistanceBetween,
  rule: MarginRule,
  anchor: number,
  chosen: number | null = null,
): Surroundings {
  const own = watched.classOf[anchor];
  const { part } = watched.classes[own];
  const positives: number[] = [];
  const negatives: number[] = [];
  watched.classOf.forEach((other, i) => {
    if (other === own && i !== anchor) positives.push(i);
    else if (other !== own && watched.classes[other].part === part) negatives.push(i);
  });
  const farthest = positives.reduce<number | null>(
    (far, i) => (far === null || between(anchor, i) > between(anchor, far) ? i : far),
    null,
  );
  const positive = rule.kind === 'contrastive' ? null : (positives.find((i) => i === chosen) ?? farthest);
  const reach = (positive === null ? 0 : between(anchor, positive)) + rule.margin;
  const within = negatives.filter((i) => between(anchor, i) < reach);
  return { positives, negatives, positive, reach, within };
}

export interface Overlap {
  /** Share of negatives within reach, over all anchors of a class; null where there is nothing to count. */
  readonly classes: readonly (number | null)[];
  readonly parts: Readonly<Record<LabPart, number | null>>;
}

/** How much of what should be beyond the margin is not, with each picture as anchor and its farthest positive. */
export function overlapOf(watched: WatchedClasses, between: DistanceBetween, rule: MarginRule): Overlap {
  const tallies = watched.classes.map(() => ({ within: 0, negatives: 0 }));
  watched.classOf.forEach((own, anchor) => {
    const { within, negatives, positives } = surroundingsOf(watched, between, rule, anchor);
    if (positives.length === 0) return;
    tallies[own].within += within.length;
    tallies[own].negatives += negatives.length;
  });
  const ofPart = (part: LabPart) => shareOf(tallies.filter((_, i) => watched.classes[i].part === part));
  return {
    classes: tallies.map((tally) => shareOf([tally])),
    parts: { learnt: ofPart('learnt'), unseen: ofPart('unseen') },
  };
}

function shareOf(tallies: readonly { within: number; negatives: number }[]): number | null {
  const all = tallies.reduce((sum, { negatives }) => sum + negatives, 0);
  return all === 0 ? null : tallies.reduce((sum, { within }) => sum + within, 0) / all;
}

/** The watched pictures nearest to one, nearest first. */
export function nearestTo(watched: WatchedClasses, between: DistanceBetween, anchor: number, count: number): number[] {
  return watched.classOf
    .map((_, i) => i)
    .filter((i) => i !== anchor)
    .sort((a, b) => between(anchor, a) - between(anchor, b))
    .slice(0, count);
}
