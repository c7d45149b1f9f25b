/** A calibration moved to where a workspace's own decided cases lie. */
import type { Calibration, CalibrationRow } from '../contract/calibration.ts';
import type { DistanceMove, Recalibration } from '../contract/recalibration.ts';
import { momentsOf } from './fit-recalibration.ts';
import { acceptanceAtMost, foundedRow, rejectionAtMost, type FoundedRow } from './founded-row.ts';

/** How many deviations of what is not known of a shift the error rates allow for. */
const caution = 0.5;

type Moves = Pick<Recalibration, 'genuine' | 'forged'>;

/**
 * Percentiles are moved and stretched about their mean. What the error rates may be at most is read where the
 * distributions would lie if they were nearer to each other by `caution` deviations of what is not known; and no
 * more writers vouch for a likelihood ratio than the decided cases are worth.
 */
export function recalibrate(calibration: Calibration, moves: Moves): Calibration {
  return { ...calibration, rows: calibration.rows.map((row) => moveRow(foundedRow(row, calibration), moves)) };
}

function moveRow(row: FoundedRow, { genuine, forged }: Moves): CalibrationRow {
  const moved = { genuine: move(row.genuine, genuine, 0), skilled: move(row.skilled, forged, 0) };
  const wary = {
    ...row,
    genuine: move(row.genuine, genuine, caution),
    skilled: move(row.skilled, forged, -caution),
  };
  return {
    ...row,
    ...moved,
    writers: {
      ...row.writers,
      genuine: Math.min(row.writers.genuine, Math.floor(genuine.worth)),
      skilled: Math.min(row.writers.skilled, Math.floor(forged.worth)),
    },
    upperEnds: {
      falseAcceptance: moved.skilled.map((mark) => acceptanceAtMost(wary, mark)),
      falseRejection: moved.genuine.map((mark) => rejectionAtMost(wary, mark)),
    },
  };
}

/** @param wary how many deviations of what is not known are added to the shift */
function move(percentiles: readonly number[], { shift, stretch, uncertainty }: DistanceMove, wary: number): number[] {
  const { centre, scatter } = momentsOf(percentiles);
  return percentiles.map((mark) => centre + stretch * (mark - centre) + (shift + wary * uncertainty) * scatter);
}
