/** What one form's specimens support, and what each of them does to that. */
import type { Calibration } from '../contract/calibration.ts';
import type { Policy } from '../contract/records.ts';
import type { FormSupport, SpecimenPart } from '../contract/reference-sets.ts';
import { rememberDistances, spreadAmong, type Reference } from './compare.ts';
import { errorsWithOneMore, setErrorsOf } from './set-errors.ts';
import { holdTogether, shareFurther, type HeldTogether } from './strangers.ts';

/**
 * @param references of one form, at least one
 * @throws ParaphError `refused` when different models made the embeddings
 */
export function supportOf(
  references: readonly Reference[],
  calibration: Calibration,
  policy: Policy,
): Omit<FormSupport, 'form' | 'unlike'> {
  const distance = rememberDistances<Reference>();
  const sizeOf = (some: readonly Reference[]) => ({ references: some.length, spread: spreadAmong(some, distance) });
  const errorsOf = (some: readonly Reference[]) => setErrorsOf(sizeOf(some), calibration, policy);
  const held = holdTogether(references, calibration, distance);
  return {
    errors: errorsOf(references),
    oneMore: errorsWithOneMore(sizeOf(references), calibration, policy),
    withoutStrangers: held.kept.length < references.length ? errorsOf(held.kept) : null,
    specimens: references.map((one) => {
      const others = references.filter((other) => other !== one);
      return {
        ...partOf(one, held, calibration),
        without: others.length === 0 ? null : errorsOf(others).equalError,
      };
    }),
  };
}

function partOf(
  one: Reference,
  { kept, strangers, distances }: HeldTogether,
  calibration: Calibration,
): Omit<SpecimenPart, 'without'> {
  const distance = distances.get(one.specimen) ?? null;
  const witnesses = kept.filter((other) => other !== one).length;
  return {
    specimen: one.specimen,
    distance,
    further: distance === null ? null : shareFurther(distance, witnesses, calibration),
    stranger: strangers.get(one.specimen) ?? null,
  };
}
