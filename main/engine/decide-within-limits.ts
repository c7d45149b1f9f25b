import type { NormalisedImage } from '../base/rasters.ts';
import type { Calibration } from '../contract/calibration.ts';
import type { Policy, Quality, VerifyDecision } from '../contract/records.ts';
import type { Traits } from '../contract/traits.ts';
import { traitsOf } from '../imaging/traits.ts';
import { decideAmongForms, type FormComparison } from '../matching/forms.ts';
import { unlikeQuestioned, unlikeSpecimens, withinLimits } from '../matching/limits.ts';
import type { Workspace } from '../storage/workspace.ts';

interface Questioned {
  readonly normalised: NormalisedImage;
  readonly quality: Quality;
}

/**
 * Decides by the nearest form, and takes the word back where the questioned signature or that form's specimens are unlike
 * anything the rates were measured on.
 *
 * @param comparisons at least one, nearest first
 */
export function decideWithinLimits(
  workspace: Workspace,
  { normalised, quality }: Questioned,
  comparisons: readonly FormComparison[],
  calibration: Calibration,
  policy: Policy,
): VerifyDecision {
  const decision = decideAmongForms(comparisons, calibration, policy);
  const { references, spread } = comparisons[0].comparison;
  const specimens = references.map(({ specimen }) => specimen);
  const unlike = [
    ...unlikeQuestioned(traitsOf(normalised), calibration),
    ...unlikeSpecimens(
      traitsOfSpecimens(workspace, specimens, calibration),
      { references: specimens.length, spread },
      calibration,
    ),
  ];
  return withinLimits(decision, unlike, quality);
}

/** None where the calibration has no ranges to hold them against. */
export function traitsOfSpecimens(
  { specimens }: Workspace,
  ids: readonly string[],
  calibration: Calibration,
): Traits[] {
  return calibration.traits ? ids.flatMap((id) => traitsOf(specimens.normalised(id)) ?? []) : [];
}
