/** What the specimens of one person support, form by form. */
import { FormName } from './forms.ts';
import { z, Count, Id, Rate } from './schema.ts';
import { Unlikeness } from './traits.ts';

/**
 * Which errors to expect with a set of specimens: measured on the calibration's writers with sets of as many specimens,
 * carried to sets that differ as much among themselves.
 */
export const SetErrors = z.object({
  references: z.int().check(z.positive()),
  /** Too few specimens to know how this hand varies. */
  weak: z.boolean(),
  /** How much the specimens differ among themselves, beside sets of as many specimens of one hand. */
  consistency: z.enum(['unknown', 'tight', 'usual', 'wide']),
  /** Share of skilled forgeries that pass, and of genuine signatures that fail, where both are alike and nothing is left open. */
  equalError: Rate,
  /** Where it lies with 95 % confidence, over other writers; null where that was not measured. */
  interval: z.nullable(z.tuple([Rate, Rate])),
  /** Under the policy in force. */
  policy: z.object({ forgeriesPass: Rate, forgeriesOpen: Rate, genuineFail: Rate, genuineOpen: Rate }),
});
export type SetErrors = z.infer<typeof SetErrors>;

/** What a specimen does to its set. */
export const SpecimenPart = z.object({
  specimen: Id,
  /** Adjusted distance to the other specimens; null for a single one. */
  distance: z.nullable(z.number()),
  /** Share of genuine signatures that lie further from as many specimens. */
  further: z.nullable(Rate),
  /** Equal error rate to expect of the set without it; null for a single one. */
  without: z.nullable(Rate),
  /**
   * Why it seems not to belong: `outlying`, further from the others than nearly every genuine signature; `foreign`, as far
   * from them as another person's; `pair`, the only two are as far apart, and nothing tells which is the wrong one.
   */
  stranger: z.nullable(z.enum(['outlying', 'foreign', 'pair'])),
  /** A person said that it belongs: then it is no stranger, whatever its distance. */
  belongs: z.boolean(),
});
export type SpecimenPart = z.infer<typeof SpecimenPart>;

export const FormSupport = z.object({
  form: FormName,
  errors: SetErrors,
  /** With one specimen more that is like these; null where more was not measured. */
  oneMore: z.nullable(SetErrors),
  /** Without those that seem not to belong; null where all belong. */
  withoutStrangers: z.nullable(SetErrors),
  specimens: z.array(SpecimenPart),
  /** What of the specimens is unlike anything the rates were measured on: then verdicts are inconclusive. */
  unlike: z.array(Unlikeness),
});
export type FormSupport = z.infer<typeof FormSupport>;

export const PersonSupport = z.object({
  /** On whom the rates were measured, as a person would say it. */
  population: z.string(),
  writers: Count,
  forms: z.array(FormSupport),
});
export type PersonSupport = z.infer<typeof PersonSupport>;

/** Rates below this are told as it: nobody measured rarer ones. */
const rarest = 1 / 1000;

/** A rate as people grasp it: N of "1 in N", rounded to what was measured (12, 35, 240); 1,000 at most. */
export function oneIn(rate: number): number {
  const exact = 1 / Math.max(rate, rarest);
  const step = exact < 20 ? 1 : exact < 100 ? 5 : 10;
  return Math.round(exact / step) * step;
}
