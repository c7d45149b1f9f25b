/** What one form's specimens support, and what each of them does to that. */
import type { Calibration } from '../contract/calibration.ts';
import type { Policy } from '../contract/records.ts';
import type { FormSupport, SpecimenPart } from '../contract/reference-sets.ts';
import { rememberDistances, spreadAmong, type Reference } from './compare.ts';
import { errorsWithOneMore, setErrorsOf } from './set-errors.ts';
import { holdTogether, shareFurther, type HeldTogether } from './strangers.ts';

/**
 * @param references of one form, at least one
 * @param belonging  specimens that a person said belong to the others
 * @throws ParaphError `refused` when different models made the embeddings
 */
export function supportOf(
  references: readonly Reference[],
  calibration: Calibration,
  policy: Policy,
  belonging: ReadonlySet<string> = new Set(),
): Omit<FormSupport, 'form' | 'unlike'> {
  const distance = rememberDistances<Reference>();
  const sizeOf = (some: readonly Reference[]) => ({ references: some.length, spread: spreadAmong(some, distance) });
  const errorsOf = (some: readonly Reference[]) => setErrorsOf(sizeOf(some), calibration, policy);
  const held = holdTogether(references, calibration, distance);
  const doubted = ({ specimen }: Reference) => !belonging.has(specimen) && held.strangers.has(specimen);
  const staying = references.filter((one) => held.kept.includes(one) || !doubted(one));
  return {
    errors: errorsOf(references),
    oneMore: errorsWithOneMore(sizeOf(references), calibration, policy),
    withoutStrangers: staying.length < references.length ? errorsOf(staying) : null,
    specimens: references.map((one) => {
      const others = references.filter((other) => other !== one);
      return {
        ...partOf(one, held, calibration),
        stranger: doubted(one) ? (held.strangers.get(one.specimen) ?? null) : null,
        belongs: belonging.has(one.specimen),
        without: others.length === 0 ? null : errorsOf(others).equalError,
      };
    }),
  };
}

function partOf(
  one: Reference,
  { kept, distances }: HeldTogether,
  calibration: Calibration,
): Pick<SpecimenPart, 'specimen' | 'distance' | 'further'> {
  const distance = distances.get(one.specimen) ?? null;
  const witnesses = kept.filter((other) => other !== one).length;
  return {
    specimen: one.specimen,
    distance,
    further: distance === null ? null : shareFurther(distance, witnesses, calibration),
  };
}
