/** Error rates of a verification: how often genuine signatures are refused (FRR) and others accepted (FAR). */

/** The distances that one writer's comparisons gave. */
export interface ScoredWriter {
  readonly genuine: readonly number[];
  readonly impostor: readonly number[];
}

/** All writers' distances in ascending order, each with its writer and whether a genuine signature gave it. */
export interface Ranking {
  readonly distances: Float64Array;
  readonly writers: Uint32Array;
  readonly genuine: Uint8Array;
  readonly writerCount: number;
}

/** How often each writer counts: all once, or as often as a resample drew them. */
export type WriterWeights = ArrayLike<number>;

/** At a threshold a distance at or below it is accepted. Rates are shares between 0 and 1. */
export interface DetPoint {
  readonly threshold: number;
  readonly falseAcceptance: number;
  readonly falseRejection: number;
}

export function rankScores(scored: readonly ScoredWriter[]): Ranking {
  const entries = scored.flatMap(({ genuine, impostor }, writer) => [
    ...genuine.map((distance) => ({ distance, writer, genuine: 1 })),
    ...impostor.map((distance) => ({ distance, writer, genuine: 0 })),
  ]);
  entries.sort((a, b) => a.distance - b.distance);
  return {
    distances: Float64Array.from(entries, ({ distance }) => distance),
    writers: Uint32Array.from(entries, ({ writer }) => writer),
    genuine: Uint8Array.from(entries, ({ genuine }) => genuine),
    writerCount: scored.length,
  };
}

/** Every writer counted once. */
export function evenWeights(writerCount: number): WriterWeights {
  return new Uint8Array(writerCount).fill(1);
}

/** The error rates at every distance that occurs, by rising threshold; before the first nothing is accepted. */
export function detPoints(ranking: Ranking, weights = evenWeights(ranking.writerCount)): DetPoint[] {
  const points: DetPoint[] = [];
  sweep(ranking, weights, (threshold, falseAcceptance, falseRejection) => {
    points.push({ threshold, falseAcceptance, falseRejection });
    return true;
  });
  return points;
}

/**
 * The rate at the threshold where FAR and FRR are equal, interpolated linearly between the two neighbouring points of
 * the DET curve; null without genuine or without impostor distances.
 */
export function equalErrorRate(ranking: Ranking, weights = evenWeights(ranking.writerCount)): number | null {
  let result: number | null = null;
  let acceptanceBefore = 0;
  let rejectionBefore = 1;
  sweep(ranking, weights, (_, falseAcceptance, falseRejection) => {
    if (falseAcceptance < falseRejection) {
      acceptanceBefore = falseAcceptance;
      rejectionBefore = falseRejection;
      return true;
    }
    const gap = rejectionBefore - acceptanceBefore;
    const step = gap / (gap + falseAcceptance - falseRejection);
    result = acceptanceBefore + step * (falseAcceptance - acceptanceBefore);
    return false;
  });
  return result;
}

/** Raises the threshold over all distances; equal ones are passed together. `visit` returns whether to go on. */
function sweep(
  { distances, writers, genuine }: Ranking,
  weights: WriterWeights,
  visit: (threshold: number, falseAcceptance: number, falseRejection: number) => boolean,
): void {
  let genuineTotal = 0;
  let impostorTotal = 0;
  for (let i = 0; i < distances.length; i++) {
    if (genuine[i] === 1) genuineTotal += weights[writers[i]];
    else impostorTotal += weights[writers[i]];
  }
  if (genuineTotal === 0 || impostorTotal === 0) return;
  let genuinePassed = 0;
  let impostorPassed = 0;
  for (let i = 0; i < distances.length; i++) {
    if (genuine[i] === 1) genuinePassed += weights[writers[i]];
    else impostorPassed += weights[writers[i]];
    if (distances[i] === distances[i + 1]) continue;
    if (!visit(distances[i], impostorPassed / impostorTotal, 1 - genuinePassed / genuineTotal)) return;
  }
}

/** How many of one writer's comparisons went wrong. */
export interface ErrorCount {
  readonly errors: number;
  readonly total: number;
}

export function countBeyond(distances: readonly number[], threshold: number): ErrorCount {
  return { errors: distances.filter((distance) => distance > threshold).length, total: distances.length };
}

export function countWithin(distances: readonly number[], threshold: number): ErrorCount {
  return { errors: distances.filter((distance) => distance <= threshold).length, total: distances.length };
}

/** The share of errors over all comparisons of all writers; null without comparisons. */
export function pooledRate(counts: readonly ErrorCount[], weights = evenWeights(counts.length)): number | null {
  let errors = 0;
  let total = 0;
  counts.forEach((count, writer) => {
    errors += count.errors * weights[writer];
    total += count.total * weights[writer];
  });
  return total > 0 ? errors / total : null;
}

/** The mean over the writers that have a value; null when none has. */
export function meanOverWriters(
  values: readonly (number | null)[],
  weights = evenWeights(values.length),
): number | null {
  let sum = 0;
  let count = 0;
  values.forEach((value, writer) => {
    if (value === null) return;
    sum += value * weights[writer];
    count += weights[writer];
  });
  return count > 0 ? sum / count : null;
}
