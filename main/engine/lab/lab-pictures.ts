/** Pictures from outside, made ready as those of a set were. */
import { ParaphError } from '../../contract/errors.ts';
import { labSide, type LabProfile } from '../../contract/lab/records.ts';
import { say } from '../../contract/phrase.ts';
import type { EngineContext } from '../context.ts';
import { isStanding } from './lab-sources.ts';

/**
 * How pictures of a set came about.
 *
 * @property fitted whether ink fills the picture, as in sets that are drawn or taken from the workspace, or stays where and
 *                  as large as it was in its frame
 */
export interface Preparation {
  readonly profile: LabProfile;
  readonly fitted: boolean;
}

/** Of a set that is gone by now: as imported drawings are made ready. */
export function preparationOf({ workspace }: Pick<EngineContext, 'workspace'>, set: string): Preparation {
  if (isStanding(set)) return { profile: 'ink', fitted: true };
  const known = workspace.labSets.list().find(({ id }) => id === set);
  return { profile: known?.profile ?? 'ink', fitted: false };
}

/**
 * @returns ink 0 to 255, picture after picture
 * @throws ParaphError what the decoder says; `bad-input` for a picture without anything in it
 */
export async function prepareLabPictures(
  { decoder }: Pick<EngineContext, 'decoder'>,
  pictures: readonly Uint8Array[],
  { profile, fitted }: Preparation,
): Promise<Uint8Array<ArrayBuffer>> {
  const request = { name: 'drawing.png', pictures, profile, fitted, side: labSide };
  const { read, coverage } = await decoder.labPictures(request);
  if (read.every((one) => one)) return coverage;
  throw new ParaphError('bad-input', say`There is nothing to see in the picture, or it cannot be read.`, {
    nextStep: say`Draw something, or choose another picture.`,
  });
}
