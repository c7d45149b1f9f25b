import { ParaphError } from '../contract/errors.ts';
import type { NormalisedDrawings } from './decoder-api.ts';

/** Many files made into pictures of one size, which lie one after the other; those that cannot be read or give null are left out. */
export async function readAll(
  files: readonly Uint8Array[],
  read: (bytes: Uint8Array) => Promise<Uint8Array | null>,
): Promise<NormalisedDrawings> {
  const found = await Promise.all(files.map((bytes) => orNothing(read(bytes))));
  const pictures = found.filter((one) => one !== null);
  const length = pictures[0]?.length ?? 0;
  const coverage = new Uint8Array(pictures.length * length);
  pictures.forEach((one, place) => coverage.set(one, place * length));
  return { read: found.map((one) => one !== null), coverage };
}

async function orNothing<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ParaphError) return null;
    throw error;
  }
}
