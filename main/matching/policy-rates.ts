/** What a policy comes to, before a single verdict is given under it. */
import type { Calibration, CalibrationRow } from '../contract/calibration.ts';
import type { PolicyRates } from '../contract/rates.ts';
import type { Policy } from '../contract/records.ts';
import { falseRejectionAt, randomAcceptanceAt, shareBelow, skilledAcceptanceAt } from './calibrated-rates.ts';
import { thresholdsFor } from './decide.ts';

/** One row for each number of references that was calibrated, fewest first. */
export function policyRates(calibration: Calibration, policy: Policy): PolicyRates[] {
  return [...calibration.rows].sort((a, b) => a.references - b.references).map((row) => ratesOf(row, policy));
}

function ratesOf(row: CalibrationRow, policy: Policy): PolicyRates {
  const thresholds = thresholdsFor(row, policy);
  const { accept, reject } = thresholds;
  const between = (percentiles: readonly number[]) => shareBelow(percentiles, reject) - shareBelow(percentiles, accept);
  return {
    references: row.references,
    thresholds,
    falseAcceptanceSkilled: skilledAcceptanceAt(row, accept),
    falseAcceptanceRandom: randomAcceptanceAt(row, accept),
    falseRejection: falseRejectionAt(row, reject),
    inconclusiveGenuine: between(row.genuine),
    inconclusiveSkilled: between(row.skilled),
  };
}
