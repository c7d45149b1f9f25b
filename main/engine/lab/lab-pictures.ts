/** Pictures from outside, made ready as those of a set were. */
import { ParaphError } from '../../contract/errors.ts';
import { labSide, type LabProfile } from '../../contract/lab/records.ts';
import { say } from '../../contract/phrase.ts';
import type { EngineContext } from '../context.ts';

/** How pictures of a set are made ready; as ink those of a set that is gone by now. */
export function profileOf({ workspace }: Pick<EngineContext, 'workspace'>, set: string): LabProfile {
  return workspace.labSets.list().find(({ id }) => id === set)?.profile ?? 'ink';
}

/**
 * @returns ink 0 to 255, picture after picture
 * @throws ParaphError what the decoder says; `bad-input` for a picture without anything in it
 */
export async function prepareLabPictures(
  { decoder }: Pick<EngineContext, 'decoder'>,
  pictures: readonly Uint8Array[],
  profile: LabProfile,
): Promise<Uint8Array<ArrayBuffer>> {
  const request = { name: 'drawing.png', pictures, profile, side: labSide };
  const { read, coverage } = await decoder.labPictures(request);
  if (read.every((one) => one)) return coverage;
  throw new ParaphError('bad-input', say`There is nothing to see in the picture, or it cannot be read.`, {
    nextStep: say`Draw something, or choose another picture.`,
  });
}

/** A drawing as the model of signatures reads a scan. @throws ParaphError `bad-input` without ink */
export async function readAsScan(
  { decoder }: EngineContext,
  bytes: Uint8Array,
  input: { width: number; height: number },
) {
  const { normalised } = await decoder.prepare({ name: 'drawing.png', bytes, region: null, input });
  if (normalised) return normalised;
  throw new ParaphError('bad-input', say`There was no ink in the drawing that could be read.`, {
    nextStep: say`Draw larger, or with a firmer hand.`,
  });
}
