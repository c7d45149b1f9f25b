/** A questioned signature against a person who signs in more than one way. */
import type { Embedding } from '../base/embedding.ts';
import { once } from '../base/once.ts';
import type { Calibration } from '../contract/calibration.ts';
import { groupByForm } from '../contract/forms.ts';
import type { FormName } from '../contract/forms.ts';
import type { Policy, VerifyDecision } from '../contract/records.ts';
import { randomAcceptanceAt, rowFor } from './calibrated-rates.ts';
import {
  compare,
  type Comparison,
  type DistanceOf,
  rememberDistances,
  type Reference,
  spreadAmong,
} from './compare.ts';
import { decide, thresholdsFor } from './decide.ts';
import { holdTogether } from './strangers.ts';
import { unlikeOthers } from './unlike-others.ts';

/** Specimens of one form. */
export interface FormReferences {
  readonly form: FormName;
  readonly items: readonly Reference[];
  /** Their `referenceSpread`, computed when first asked for. */
  spread(): number | null;
  /** Of any two of them, and of others that are held against them: each pair's computed once. */
  readonly distance: DistanceOf<Reference>;
  /** Without one specimen; the spread stays that of all of them, which costs as many comparisons as there are pairs. */
  without(specimen: string | undefined): FormReferences;
}

/** References of one person, each form apart. */
export function arrangeForms(references: readonly (Reference & { readonly form: FormName })[]): FormReferences[] {
  return groupByForm(references).map(({ form, items }) => arrangeOne(form, items));
}

function arrangeOne(
  form: FormName,
  items: readonly Reference[],
  distance: DistanceOf<Reference> = rememberDistances(),
): FormReferences {
  const spread = once(() => spreadAmong(items, distance));
  return {
    form,
    items,
    spread,
    distance,
    without: (specimen) => ({
      ...arrangeOne(
        form,
        items.filter((one) => one.specimen !== specimen),
        distance,
      ),
      spread,
    }),
  };
}

export interface FormComparison {
  readonly form: FormName;
  readonly comparison: Comparison;
}

/**
 * Every form with a specimen, the one whose specimens lie nearest first: by the adjusted distance, which takes the
 * number of specimens and their spread into account.
 */
export function compareForms(
  probe: Embedding,
  forms: readonly FormReferences[],
  calibration: Calibration,
): FormComparison[] {
  return forms
    .filter(({ items }) => items.length > 0)
    .map(({ form, items, spread }) => ({ form, comparison: compare(probe, items, calibration, spread()) }))
    .sort((a, b) => a.comparison.adjustedDistance - b.comparison.adjustedDistance);
}

/**
 * Decides by the first of several forms. Whoever may be like any of them has more than one chance to pass: the rates of
 * false acceptance grow by what a stranger's signature reaches against each of the others. They are upper bounds, since
 * the chances are not independent of one another.
 *
 * @param comparisons at least one, nearest first
 */
export function decideAmongForms(
  [nearest, ...others]: readonly FormComparison[],
  calibration: Calibration,
  policy: Policy,
): VerifyDecision {
  const decision = decide(nearest.comparison, calibration, policy);
  const { supports } = decision;
  if (supports === null) return decision;
  const more = others.reduce((sum, { comparison }) => {
    const row = rowFor(calibration, comparison.references.length);
    return sum + randomAcceptanceAt(row, thresholdsFor(row, policy).accept);
  }, 0);
  return {
    ...decision,
    supports: {
      ...supports,
      falseAcceptanceSkilled: Math.min(1, supports.falseAcceptanceSkilled + more),
      falseAcceptanceRandom: Math.min(1, supports.falseAcceptanceRandom + more),
      atMost: supports.atMost && {
        ...supports.atMost,
        falseAcceptanceSkilled: Math.min(1, supports.atMost.falseAcceptanceSkilled + more),
      },
    },
  };
}

/** Whether a specimen may be another of this form; there must be some. */
export function isLike(candidate: Embedding, { items, spread }: FormReferences, calibration: Calibration): boolean {
  return !unlikeOthers(candidate, items, calibration, spread());
}

/** Sets larger than this are held against a specimen as a whole: parting them takes as many steps as the cube of their size. */
const mostParted = 60;

/** Whether a specimen would not belong if it were one of this form's, which it need not be yet. */
export function isStrange(candidate: Reference, own: FormReferences, calibration: Calibration): boolean {
  const { items, distance } = own;
  if (items.length === 0) return false;
  if (items.length > mostParted) return !isLike(candidate.embedding, own, calibration);
  return holdTogether([...items, candidate], calibration, distance).strangers.has(candidate.specimen);
}

/** Specimens of a form that seem not to belong to it; nobody looks for them in a set too large to be parted. */
export function strangersIn({ items, distance }: FormReferences, calibration: Calibration): string[] {
  return items.length > mostParted ? [] : [...holdTogether(items, calibration, distance).strangers.keys()];
}

/** The form that a specimen is like, nearest first, among forms that are not its own; null where there is none. */
export function nearFormOf(
  candidate: Embedding,
  others: readonly FormReferences[],
  calibration: Calibration,
): FormName | null {
  const alike = others.filter((one) => one.items.length > 0 && isLike(candidate, one, calibration));
  return compareForms(candidate, alike, calibration)[0]?.form ?? null;
}
