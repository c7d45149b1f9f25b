import type { NormalisedImage } from '../base/rasters.ts';
import type { FormName } from '../contract/forms.ts';
import type { Case } from '../contract/records.ts';
import { arrangeForms, compareForms, type FormComparison, type FormReferences } from '../matching/forms.ts';
import type { LoadedModel } from './active-model.ts';
import type { EngineContext } from './context.ts';

/** @property comparisons at least one, nearest first */
export interface ComparedAgain {
  readonly normalised: NormalisedImage;
  readonly forms: readonly FormReferences[];
  readonly comparisons: readonly FormComparison[];
}

/**
 * A past case's questioned signature against the specimens a person has today. Where it became a specimen itself it is not
 * compared with that one: nothing would lie nearer.
 *
 * @param form the one to compare with; null for all of them
 * @returns null where there is nothing to compare it with
 */
export async function compareAgain(
  { workspace, decoder }: Pick<EngineContext, 'workspace' | 'decoder'>,
  { id, fileName }: Case,
  { signatory, form }: { readonly signatory: string; readonly form: FormName | null },
  { embedder, calibration }: LoadedModel,
): Promise<ComparedAgain | null> {
  const all = arrangeForms(workspace.embeddings.of(signatory, embedder.key));
  const asked = form === null ? all : all.filter((each) => each.form === form);
  if (asked.length === 0) return null;
  const bytes = workspace.cases.picture(id, 'cleaned');
  const { normalised } = await decoder.normalise({ name: fileName, bytes, input: embedder.input });
  const others = asked.map((each) => {
    const itself = workspace.specimens.findByContent(signatory, each.form, normalised);
    return itself === null ? each : each.without(itself);
  });
  const [probe] = embedder.embed([normalised]);
  const comparisons = compareForms(probe, others, calibration);
  return comparisons.length === 0 ? null : { normalised, forms: others, comparisons };
}
