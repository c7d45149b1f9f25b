/** Which verdicts of an evaluation are taken back since their material is unlike the calibration's, as a verification does. */
import type { Calibration } from '../contract/calibration.ts';
import { flawsOf, unlikeQuestioned, unlikeSpecimens } from '../matching/limits.ts';
import type { Embedded } from './embedded-set.ts';
import { createSpreadOf } from './scorers.ts';
import type { DrawnScores, DrawScores, Limit, VerificationScores } from './verification-trials.ts';

export function withLimits(scored: readonly DrawnScores[], calibration: Calibration): VerificationScores[] {
  return scored.map((writer) => {
    const limitsOf = createLimitsOf(calibration);
    const draws = writer.draws.map(limitsOf);
    return {
      ...writer,
      limits: {
        genuine: draws.flatMap(({ genuine }) => genuine),
        skilled: draws.flatMap(({ skilled }) => skilled),
      },
    };
  });
}

/** Of one draw, for one writer's draws: what is computed for a pair of specimens is kept. */
export function createLimitsOf(
  calibration: Calibration,
): (draw: DrawScores) => NonNullable<VerificationScores['limits']> {
  const spreadOf = createSpreadOf();
  return ({ references, questioned }) => {
    const traits = references.flatMap((one) => one.traits ?? []);
    const size = { references: references.length, spread: spreadOf(references) };
    const isUnlike = unlikeSpecimens(traits, size, calibration).length > 0;
    const limitOf = (one: Embedded): Limit => {
      if (isUnlike || unlikeQuestioned(one.traits ?? null, calibration).length > 0) return 'unlike';
      return flawsOf(one.flaws ?? []).length > 0 ? 'flawed' : null;
    };
    return { genuine: questioned.genuine.map(limitOf), skilled: questioned.skilled.map(limitOf) };
  };
}
