import type { Embedding } from '../base/embedding.ts';
import type { NormalisedImage } from '../base/rasters.ts';
import type { Calibration } from '../contract/calibration.ts';
import type { Policy, Quality, VerifyDecision } from '../contract/records.ts';
import type { Traits } from '../contract/traits.ts';
import { traitsOf } from '../imaging/traits.ts';
import { compareForms, decideAmongForms, type FormComparison, type FormReferences } from '../matching/forms.ts';
import { unlikeQuestioned, unlikeSpecimens, withinLimits } from '../matching/limits.ts';
import { unlessTurned } from '../matching/turned-distance.ts';
import type { Workspace } from '../storage/workspace.ts';
import type { LoadedModel } from './active-model.ts';

interface Questioned {
  readonly normalised: NormalisedImage;
  readonly quality: Quality;
}

/** @property comparisons at least one, nearest first; with the specimens of `forms` */
interface Compared {
  readonly forms: readonly FormReferences[];
  readonly comparisons: readonly FormComparison[];
}

/**
 * Decides by the nearest form, and takes the word back where the questioned signature or that form's specimens are unlike
 * anything the rates were measured on, or where it accuses for lying askew.
 */
export function decideWithinLimits(
  workspace: Workspace,
  { normalised, quality }: Questioned,
  { forms, comparisons }: Compared,
  { embedder, calibration }: Pick<LoadedModel, 'embedder' | 'calibration'>,
  policy: Policy,
): VerifyDecision {
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
  const decision = withinLimits(decideAmongForms(comparisons, calibration, policy), unlike, quality);
  const distanceOf = (probe: Embedding) => compareForms(probe, forms, calibration)[0].comparison.adjustedDistance;
  return unlessTurned(decision, normalised, (images) => embedder.embed(images), distanceOf);
}

/** None where the calibration has no ranges to hold them against. */
export function traitsOfSpecimens(
  { specimens }: Workspace,
  ids: readonly string[],
  calibration: Calibration,
): Traits[] {
  return calibration.traits ? ids.flatMap((id) => traitsOf(specimens.normalised(id)) ?? []) : [];
}
