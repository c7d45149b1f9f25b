/** What a policy comes to, before a single verdict is given under it. */
import type { Calibration } from '../contract/calibration.ts';
import type { PolicyRates, PolicyRefusal } from '../contract/rates.ts';
import type { Policy } from '../contract/records.ts';
import { falseRejectionAt, randomAcceptanceAt, shareBelow, skilledAcceptanceAt } from './calibrated-rates.ts';
import { atMostAt, thresholdsFor } from './decide.ts';
import { likelihoodLines, log10At, middles } from './likelihood-ratio.ts';
import { reliabilityOf } from './reliability.ts';
import { foundedRow, leastClaims, type FoundedRow } from './founded-row.ts';

/** One row for each number of references that was calibrated, fewest first. */
export function policyRates(calibration: Calibration, policy: Policy): PolicyRates[] {
  return foundedRows(calibration).map((row) => ratesOf(row, policy));
}

/**
 * The error rates of a policy that the data do not bear out. A policy holds for every verdict, so each calibrated number
 * of references has to support it.
 */
export function policyRefusals(calibration: Calibration, policy: Policy): PolicyRefusal[] {
  const rows = foundedRows(calibration);
  return (['falseAcceptance', 'falseRejection'] as const).flatMap((rate) => {
    const [worst] = rows.toSorted((a, b) => leastClaims(b)[rate] - leastClaims(a)[rate]);
    const least = leastClaims(worst)[rate];
    if (policy[rate] >= least) return [];
    const kind = rate === 'falseAcceptance' ? 'skilled' : 'genuine';
    return [{ rate, asked: policy[rate], least, references: worst.references, writers: worst.writers[kind] }];
  });
}

function foundedRows(calibration: Calibration): FoundedRow[] {
  const rows = calibration.rows.map((row) => foundedRow(row, calibration));
  return rows.sort((a, b) => a.references - b.references);
}

function ratesOf(row: FoundedRow, policy: Policy): PolicyRates {
  const thresholds = thresholdsFor(row, policy);
  const { accept, reject } = thresholds;
  const between = (percentiles: readonly number[]) => shareBelow(percentiles, reject) - shareBelow(percentiles, accept);
  return {
    references: row.references,
    thresholds,
    falseAcceptanceSkilled: skilledAcceptanceAt(row, accept),
    falseAcceptanceRandom: randomAcceptanceAt(row, accept),
    falseRejection: falseRejectionAt(row, reject),
    atMost: atMostAt(row, thresholds),
    least: leastClaims(row),
    inconclusiveGenuine: between(row.genuine),
    inconclusiveSkilled: between(row.skilled),
    reliability: reliabilityOfRow(row),
  };
}

/** On the calibration's own writers; their percentiles stand for their distances. */
function reliabilityOfRow(row: FoundedRow): PolicyRates['reliability'] {
  const line = likelihoodLines(row).skilled;
  const logRatio = (distance: number) => log10At(line, distance) * Math.LN10;
  return reliabilityOf([{ genuine: middles(row.genuine), impostor: middles(row.skilled) }], logRatio);
}
