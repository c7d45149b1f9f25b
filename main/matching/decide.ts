/** From evidence to a decision: a policy applied to a comparison. */
import { quantile } from '../base/vectors.ts';
import type { Calibration, CalibrationRow } from '../contract/calibration.ts';
import type { Evidence, Policy, VerifyDecision } from '../contract/records.ts';
import { falseRejectionAt, randomAcceptanceAt, rowFor, skilledAcceptanceAt } from './calibrated-rates.ts';
import type { Comparison } from './compare.ts';

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
export function decide(comparison: Comparison, calibration: Calibration, policy: Policy): VerifyDecision {
  const row = rowFor(calibration, comparison.references.length);
  const thresholds = thresholdsFor(row, policy);
  const { adjustedDistance } = comparison;
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
    },
  };
}

/**
 * `accept` is the largest distance at which no more skilled forgeries pass than the policy allows, `reject` the smallest
 * at which no more genuine signatures fail. Where the model can do better than the policy asks, the two cross and every
 * distance between them would do: then one threshold stands for both, where the two error rates take equal shares of
 * what the policy allows.
 */
export function thresholdsFor(row: CalibrationRow, policy: Policy): Thresholds {
  const accept = quantile(row.skilled, policy.falseAcceptance);
  const reject = quantile(row.genuine, 1 - policy.falseRejection);
  if (reject - accept >= leastBand) return { accept, reject };
  const middle = accept > reject ? crossing(row, policy, reject, accept) : (accept + reject) / 2;
  return { accept: middle - leastBand / 2, reject: middle + leastBand / 2 };
}

/** Where FAR / allowed FAR = FRR / allowed FRR, by bisection: their difference rises with the distance. */
function crossing(row: CalibrationRow, policy: Policy, low: number, high: number): number {
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    const acceptance = skilledAcceptanceAt(row, middle) * policy.falseRejection;
    const rejection = falseRejectionAt(row, middle) * policy.falseAcceptance;
    if (acceptance < rejection) low = middle;
    else if (acceptance > rejection) high = middle;
    else return middle;
  }
  return (low + high) / 2;
}

/** What was measured, and the population it is to be seen against. */
export function evidenceOf(comparison: Comparison, calibration: Calibration): Evidence {
  const row = rowFor(calibration, comparison.references.length);
  const { meanDistance, leastDistance, spread, adjustedDistance, references } = comparison;
  return {
    meanDistance,
    leastDistance,
    spread,
    adjustedDistance,
    references: references.map(({ specimen, distance }) => ({ specimen, distance })),
    population: { genuine: marks(row.genuine), skilled: marks(row.skilled), random: marks(row.random) },
  };
}

const marks = (percentiles: readonly number[]) => ({
  low: percentiles[5],
  middle: percentiles[50],
  high: percentiles[95],
});
