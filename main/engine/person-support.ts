import type { Request } from '../contract/api.ts';
import { groupByForm } from '../contract/forms.ts';
import type { FormSupport, PersonSupport } from '../contract/reference-sets.ts';
import { referenceSpread } from '../matching/compare.ts';
import { unlikeSpecimens } from '../matching/limits.ts';
import { supportOf } from '../matching/set-support.ts';
import type { EngineContext } from './context.ts';
import { traitsOfSpecimens } from './decide-within-limits.ts';
import { policyOf } from './policy.ts';

/** @throws ParaphError `not-found` */
export async function supportOfPerson(
  context: EngineContext,
  request: Request<'signatories.support'>,
): Promise<PersonSupport> {
  const { workspace } = context;
  const { id } = workspace.signatories.get(request.signatory);
  const { embedder, calibration } = await context.model.ready();
  const policy = policyOf(workspace);
  const belonging = new Set(workspace.specimens.of(id).flatMap((one) => (one.belongs ? [one.id] : [])));
  const forms = groupByForm(await context.references.of(id, embedder)).map(({ form, items }): FormSupport => {
    const specimens = items.map(({ specimen }) => specimen);
    const size = { references: items.length, spread: referenceSpread(items) };
    return {
      form,
      ...supportOf(items, calibration, policy, belonging),
      unlike: unlikeSpecimens(traitsOfSpecimens(workspace, specimens, calibration), size, calibration),
    };
  });
  return { population: calibration.population, writers: calibration.writers, forms };
}
