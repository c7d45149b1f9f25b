/** Clusters by average linkage (Sokal and Michener 1958): the two parts that lie nearest in the mean of all pairs are joined first. */

/**
 * Joins until so many parts are left. What has been joined lies from another part as far as its two halves do, each
 * counted by its size (Lance and Williams 1967), so that a pair is looked up once.
 *
 * @param distance of any two items; looked up for each pair in the items' order
 */
export function joinByAverage<T>(items: readonly T[], count: number, distance: (a: T, b: T) => number): T[][] {
  const parts = items.map((item) => [item]);
  const between = items.map((a, i) => items.map((b, j) => (i < j ? distance(a, b) : 0)));
  const read = (i: number, j: number) => (i < j ? between[i][j] : between[j][i]);
  let left = parts.map((_, i) => i);
  while (left.length > count) {
    const [one, other] = nearestOf(left, read);
    const [more, fewer] = [parts[one].length, parts[other].length];
    left = left.filter((part) => part !== other);
    for (const part of left) {
      if (part === one) continue;
      const joined = (more * read(one, part) + fewer * read(other, part)) / (more + fewer);
      between[Math.min(one, part)][Math.max(one, part)] = joined;
    }
    parts[one].push(...parts[other]);
  }
  return left.map((part) => parts[part]);
}

function nearestOf(parts: readonly number[], read: (i: number, j: number) => number): readonly [number, number] {
  let nearest: readonly [number, number] = [parts[0], parts[1]];
  let least = Infinity;
  for (const [at, one] of parts.entries()) {
    for (const other of parts.slice(at + 1)) {
      if (read(one, other) >= least) continue;
      least = read(one, other);
      nearest = [one, other];
    }
  }
  return nearest;
}
