/** From evidence to a decision: a policy applied to a comparison. */
import type { Calibration } from '../contract/calibration.ts';
import type { Evidence, Policy, VerifyDecision } from '../contract/records.ts';
import { falseRejectionAt, randomAcceptanceAt, rowFor, skilledAcceptanceAt } from './calibrated-rates.ts';
import type { Comparison } from './compare.ts';
import { acceptanceAtMost, acceptWithin, rejectionAtMost, rejectWithin, type FoundedRow } from './founded-row.ts';
import { likelihoodRatioAt } from './likelihood-ratio.ts';

export interface Thresholds {
  readonly accept: number;
  readonly reject: number;
}

/**
 * Never a narrower band than this between genuine and forged: ten times what the distance may differ between two
 * runtimes, so that no change of machine turns one word into the other.
 */
const leastBand = 1e-3;

/** Genuine at or below `accept`, forged above `reject`, inconclusive between; with the rates measured there. */
export function decide(
  { adjustedDistance, references }: Comparison,
  calibration: Calibration,
  policy: Policy,
): VerifyDecision {
  return decideAt(adjustedDistance, references.length, calibration, policy);
}

/** The same for a distance that was measured before. */
export function decideAt(
  adjustedDistance: number,
  references: number,
  calibration: Calibration,
  policy: Policy,
): VerifyDecision {
  const row = rowFor(calibration, references);
  const thresholds = thresholdsFor(row, policy);
  const word =
    adjustedDistance <= thresholds.accept
      ? 'genuine'
      : adjustedDistance > thresholds.reject
        ? 'forged'
        : 'inconclusive';
  return {
    word,
    reason: word === 'inconclusive' ? 'between-thresholds' : null,
    thresholds,
    supports: {
      falseAcceptanceSkilled: skilledAcceptanceAt(row, thresholds.accept),
      falseAcceptanceRandom: randomAcceptanceAt(row, thresholds.accept),
      falseRejection: falseRejectionAt(row, thresholds.reject),
      atMost: atMostAt(row, thresholds),
    },
  };
}

/** The upper ends of both error rates at a pair of thresholds. */
export function atMostAt(row: FoundedRow, { accept, reject }: Thresholds) {
  return { falseAcceptanceSkilled: acceptanceAtMost(row, accept), falseRejection: rejectionAtMost(row, reject) };
}

/**
 * `accept` is the largest distance at which no more skilled forgeries pass than the policy allows, `reject` the smallest
 * at which no more genuine signatures fail: neither as measured, but as it may be at most among other writers, with 95 %
 * confidence. Where the model can do better than the policy asks, the two cross and every distance between them would
 * do: then one threshold stands for both, where the two error rates take equal shares of what the policy allows. Where
 * it asks for more than the data bear out, the distance stands within which no forgery, or beyond which no genuine
 * signature, was seen at all.
 */
export function thresholdsFor(row: FoundedRow, policy: Policy): Thresholds {
  const accept = acceptWithin(row, policy.falseAcceptance) ?? row.skilled[0];
  const reject = rejectWithin(row, policy.falseRejection) ?? row.genuine[100];
  if (reject - accept >= leastBand) return { accept, reject };
  const middle = accept > reject ? crossing(row, policy, reject, accept) : (accept + reject) / 2;
  return { accept: middle - leastBand / 2, reject: middle + leastBand / 2 };
}

/** Where FAR / allowed FAR = FRR / allowed FRR, by bisection: their difference rises with the distance. */
function crossing(row: FoundedRow, policy: Policy, low: number, high: number): number {
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    const acceptance = acceptanceAtMost(row, middle) * policy.falseRejection;
    const rejection = rejectionAtMost(row, middle) * policy.falseAcceptance;
    if (acceptance < rejection) low = middle;
    else if (acceptance > rejection) high = middle;
    else return middle;
  }
  return (low + high) / 2;
}

/**
 * What was measured, the population it is to be seen against, and what it is worth.
 * @param chances with how many forms of signature the probe was compared before this one was taken
 */
export function evidenceOf(comparison: Comparison, calibration: Calibration, chances = 1): Evidence {
  const row = rowFor(calibration, comparison.references.length);
  const { meanDistance, leastDistance, spread, adjustedDistance, references } = comparison;
  return {
    meanDistance,
    leastDistance,
    spread,
    adjustedDistance,
    references: references.map(({ specimen, distance }) => ({ specimen, distance })),
    population: { genuine: marksOf(row.genuine), skilled: marksOf(row.skilled), random: marksOf(row.random) },
    likelihoodRatio: likelihoodRatioAt(row, adjustedDistance, chances),
  };
}

/** Where nine in ten of the distances lie that percentiles stand for, and their middle. */
export const marksOf = (percentiles: readonly number[]) => ({
  low: percentiles[5],
  middle: percentiles[50],
  high: percentiles[95],
});
