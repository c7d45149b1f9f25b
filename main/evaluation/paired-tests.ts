/** Whether paired measurements differ by more than chance, without assuming how they are distributed. */
import type { PairedTest } from '../contract/evaluations.ts';
import { normalShareBelow } from '../matching/normal-distribution.ts';

/** Both tests on first minus second; pairs that are equal are left out, as both tests have it. */
export function testPairs(first: readonly number[], second: readonly number[]): PairedTest {
  const differences = first.map((value, i) => value - second[i]).filter((difference) => difference !== 0);
  const greater = differences.filter((difference) => difference > 0).length;
  const less = differences.length - greater;
  return { greater, less, signTest: signTest(greater, less), wilcoxon: wilcoxon(differences) };
}

/** Exact, two-sided: how likely so uneven a count is where both signs are equally likely (Arbuthnot 1710). */
export function signTest(greater: number, less: number): number {
  const count = greater + less;
  const most = Math.max(greater, less);
  let tail = 0;
  let logarithm = -count * Math.LN2;
  for (let k = 0; k <= count; k++) {
    // C(count, k) / 2^count, in logarithms: 200 pairs would overflow otherwise.
    if (k > 0) logarithm += Math.log(count - k + 1) - Math.log(k);
    if (k >= most) tail += Math.exp(logarithm);
  }
  return Math.min(1, 2 * tail);
}

/** Signed ranks (Wilcoxon 1945), by the normal approximation with the correction for ties; two-sided. */
export function wilcoxon(differences: readonly number[]): number {
  const sorted = [...differences].sort((a, b) => Math.abs(a) - Math.abs(b));
  const count = sorted.length;
  if (count === 0) return 1;
  let positive = 0;
  let ties = 0;
  for (let from = 0; from < count;) {
    let to = from;
    while (to < count && Math.abs(sorted[to]) === Math.abs(sorted[from])) to++;
    const rank = (from + 1 + to) / 2;
    for (let i = from; i < to; i++) if (sorted[i] > 0) positive += rank;
    ties += (to - from) ** 3 - (to - from);
    from = to;
  }
  const mean = (count * (count + 1)) / 4;
  const variance = (count * (count + 1) * (2 * count + 1)) / 24 - ties / 48;
  return variance === 0 ? 1 : Math.min(1, 2 * normalShareBelow(-Math.abs(positive - mean) / Math.sqrt(variance)));
}
