import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeFileAtomically } from '../../base/atomic-file.ts';

export type PictureKind = 'scanned' | 'cleaned';

/** Writes both pictures of each signature into a folder; gives the files' paths. */
export async function exportPictures(
  folder: string,
  ids: readonly string[],
  picture: (id: string, as: PictureKind) => Promise<Uint8Array>,
): Promise<string[]> {
  const directory = resolve(folder);
  mkdirSync(directory, { recursive: true });
  const files: string[] = [];
  for (const id of ids) {
    for (const as of ['scanned', 'cleaned'] as const) {
      const file = join(directory, `${id}-${as}.png`);
      writeFileAtomically(file, await picture(id, as));
      files.push(file);
    }
  }
  return files;
}
