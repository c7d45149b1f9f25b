import type { Calibration } from '../contract/calibration.ts';
import { embedSet, type EmbedSetOptions } from './embedded-set.ts';
import { fitCalibration } from './fit-calibration.ts';
import type { LabelledFolder } from './labelled-folder.ts';

/**
 * Thresholds and limits from other writers than the model's own. Its distances stay as they are: what is expected of a
 * signature's texture comes from many more writers than a folder to calibrate on has.
 *
 * @throws ParaphError `bad-input` when the writers are too few; `cancelled`
 */
export async function calibrateOnFolder(
  options: Omit<EmbedSetOptions, 'folder'> & { readonly draws: number; readonly seed: number },
  folder: LabelledFolder,
  { populationSpread, expectedSpread }: Calibration,
): Promise<Calibration> {
  const set = await embedSet({ ...options, folder });
  return fitCalibration([set], {
    ...options,
    population: folder.set,
    spreadModel: { populationSpread, expectedSpread },
  });
}
