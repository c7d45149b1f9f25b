/** Carries a calibration over to a model retrained from the calibrated one, where too few forgeries are at hand to fit anew. */
import { mean } from '../base/vectors.ts';
import type { Calibration, SetCalibration } from '../contract/calibration.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';

/** Adjusted distances that both models gave the very same comparisons. */
export interface PairedDistances {
  readonly former: readonly number[];
  readonly retrained: readonly number[];
}

/** With fewer comparisons, or looser agreement, the line says too little. */
const fewestComparisons = 100;
const leastCorrelation = 0.8;

/**
 * Moves every percentile along the straight line that best takes the former model's distances to the retrained one's
 * (least squares). Error rates at a threshold stay what they were measured to be, as far as the two models order
 * comparisons alike.
 *
 * @param populationSpread of the retrained model, on the writers of the comparisons
 * @throws ParaphError `refused` when the comparisons are too few or the models disagree too much
 */
export function transferCalibration(
  former: Calibration,
  distances: PairedDistances,
  populationSpread: number,
): Calibration {
  const line = fitLine(distances);
  if (distances.former.length < fewestComparisons || line.correlation < leastCorrelation || line.slope <= 0) {
    throw new ParaphError(
      'refused',
      say`The retrained model orders comparisons too differently to take over thresholds.`,
      {
        nextStep: say`Train fewer steps, or on a folder with forgeries, from which thresholds can be found anew.`,
        detail: `${distances.former.length} comparisons, correlation ${line.correlation.toFixed(3)}`,
      },
    );
  }
  const move = (distance: number) => line.start + line.slope * distance;
  const widening = populationSpread / former.populationSpread;
  return {
    ...former,
    populationSpread,
    sets: former.sets && moveSets(former.sets, line.slope / widening, widening),
    rows: former.rows.map((row) => ({
      ...row,
      genuine: row.genuine.map(move),
      skilled: row.skilled.map(move),
      random: row.random.map(move),
      randomMoments: { mean: move(row.randomMoments.mean), deviation: line.slope * row.randomMoments.deviation },
    })),
  };
}

/** @param steepening of the slopes @param widening of the spreads */
function moveSets({ slopes, rows }: SetCalibration, steepening: number, widening: number): SetCalibration {
  return {
    slopes: { genuine: slopes.genuine * steepening, skilled: slopes.skilled * steepening },
    rows: rows.map(({ spread, ...row }) => ({
      ...row,
      spread: spread && {
        mean: spread.mean * widening,
        deviation: spread.deviation * widening,
        most: spread.most * widening,
      },
    })),
  };
}

interface Line {
  readonly start: number;
  readonly slope: number;
  readonly correlation: number;
}

export function fitLine({ former, retrained }: PairedDistances): Line {
  const [meanX, meanY] = [mean(former), mean(retrained)];
  let [xx, xy, yy] = [0, 0, 0];
  former.forEach((x, i) => {
    const [dx, dy] = [x - meanX, retrained[i] - meanY];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  });
  const slope = xy / xx;
  return { start: meanY - slope * meanX, slope, correlation: xy / Math.sqrt(xx * yy) };
}
