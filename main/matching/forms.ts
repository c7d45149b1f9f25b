/** A questioned signature against a person who signs in more than one way. */
import type { Embedding } from '../base/embedding.ts';
import type { Calibration } from '../contract/calibration.ts';
import { groupByForm } from '../contract/forms.ts';
import type { FormName } from '../contract/forms.ts';
import type { Policy, VerifyDecision } from '../contract/records.ts';
import { randomAcceptanceAt, rowFor } from './calibrated-rates.ts';
import { compare, referenceSpread, type Comparison, type Reference } from './compare.ts';
import { decide, thresholdsFor } from './decide.ts';
import { unlikeOthers } from './unlike-others.ts';

/** Specimens of one form. */
export interface FormReferences {
  readonly form: FormName;
  readonly items: readonly Reference[];
  /** Their `referenceSpread`, computed when first asked for. */
  spread(): number | null;
  /** Without one specimen; the spread stays that of all of them, which costs as many comparisons as there are pairs. */
  without(specimen: string | undefined): FormReferences;
}

/** References of one person, each form apart. */
export function arrangeForms(references: readonly (Reference & { readonly form: FormName })[]): FormReferences[] {
  return groupByForm(references).map(({ form, items }) => arrangeOne(form, items));
}

function arrangeOne(form: FormName, items: readonly Reference[]): FormReferences {
  let known: { spread: number | null } | null = null;
  const spread = () => (known ??= { spread: referenceSpread(items) }).spread;
  return {
    form,
    items,
    spread,
    without: (specimen) => ({
      ...arrangeOne(
        form,
        items.filter((one) => one.specimen !== specimen),
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

/** The form that a specimen is like, nearest first, among forms that are not its own; null where there is none. */
export function nearFormOf(
  candidate: Embedding,
  others: readonly FormReferences[],
  calibration: Calibration,
): FormName | null {
  const alike = others.filter((one) => one.items.length > 0 && isLike(candidate, one, calibration));
  return compareForms(candidate, alike, calibration)[0]?.form ?? null;
}
