/** Which verdicts of an evaluation are taken back, as a verification does: for unlike material, or for lying askew. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import type { Calibration } from '../contract/calibration.ts';
import { rememberDistances, spreadAmong } from '../matching/compare.ts';
import type { Thresholds } from '../matching/decide.ts';
import { flawsOf, unlikeQuestioned, unlikeSpecimens } from '../matching/limits.ts';
import { isNearWhenTurned, nearestTurned } from '../matching/turned-distance.ts';
import type { Embedded, OnProgress } from './embedded-set.ts';
import { createAdjustedScorer } from './scorers.ts';
import type { DrawnScores, DrawScores, Limit, VerificationScores } from './verification-trials.ts';

/** @property thresholds that verdicts are held to: only what they would call forged is turned */
export interface LimitOptions {
  readonly calibration: Calibration;
  readonly thresholds: Thresholds;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** @throws ParaphError `cancelled` */
export async function withLimits(scored: readonly DrawnScores[], options: LimitOptions): Promise<VerificationScores[]> {
  const limited: VerificationScores[] = [];
  for (const writer of scored) {
    throwIfCancelled(options.signal);
    const draws = writer.draws.map(createLimitsOf(options));
    limited.push({
      ...writer,
      limits: {
        genuine: draws.flatMap(({ genuine }) => genuine),
        skilled: draws.flatMap(({ skilled }) => skilled),
      },
    });
    options.onProgress?.('Turning what would be forged', limited.length, scored.length);
    await breathe();
  }
  return limited;
}

/** Of one draw, for one writer's draws: what is computed for a pair of signatures is kept. */
export function createLimitsOf({
  calibration,
  thresholds,
}: Pick<LimitOptions, 'calibration' | 'thresholds'>): (draw: DrawScores) => NonNullable<VerificationScores['limits']> {
  const between = rememberDistances<Embedded>();
  const scorer = createAdjustedScorer(calibration, between);
  return ({ references, questioned, ...distances }) => {
    const traits = references.flatMap((one) => one.traits ?? []);
    const size = { references: references.length, spread: spreadAmong(references, between) };
    const isUnlike = unlikeSpecimens(traits, size, calibration).length > 0;
    const distanceOf = scorer(references);
    const limitOf = (one: Embedded, distance: number): Limit => {
      if (isUnlike || unlikeQuestioned(one.traits ?? null, calibration).length > 0) return 'unlike';
      if (flawsOf(one.flaws ?? []).length > 0) return 'flawed';
      if (distance <= thresholds.reject || !one.turned) return null;
      return isNearWhenTurned(nearestTurned(one.turned(), distanceOf), thresholds) ? 'askew' : null;
    };
    const limitsOf = (kind: 'genuine' | 'skilled') =>
      questioned[kind].map((one, i) => limitOf(one, distances[kind][i]));
    return { genuine: limitsOf('genuine'), skilled: limitsOf('skilled') };
  };
}
