/** Entries of a ZIP of anybody's making. Their names tell what they are and are never used as paths. */
import { unzipSync } from 'fflate';
import { ParaphError } from '../contract/errors.ts';
import { say, type Phrase } from '../contract/phrase.ts';
import { checkFileSize } from '../imaging/limits.ts';

export interface ZipLimits {
  /** Bytes of an entry, unpacked. */
  readonly entry: number;
  /** Bytes of all that is unpacked. */
  readonly all: number;
}

export interface ZipEntries {
  readonly names: readonly string[];
  /**
   * The entries of these names, by name. Sizes are checked before anything is unpacked.
   *
   * @throws ParaphError `too-large`, `damaged-file`
   */
  unpack(wanted: readonly string[]): ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

const mostEntries = 200_000;

/**
 * @param file   serves error messages
 * @param choose what to choose instead of something that is no archive
 * @throws ParaphError `too-large`, `unsupported-format` for no ZIP, `damaged-file`
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits, file: string, choose: Phrase): ZipEntries {
  checkFileSize(file, bytes);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) {
    throw new ParaphError('unsupported-format', say`This is no ZIP archive.`, { file, nextStep: choose });
  }
  const sizes = listEntries(bytes, file);
  return {
    names: [...sizes.keys()],
    unpack: (wanted) => {
      const set = new Set(wanted);
      checkSizes(sizes, set, limits, file);
      const entries = orDamaged(file, () => unzipSync(bytes, { filter: ({ name }) => set.has(name) }));
      return new Map(Object.entries(entries).map(([name, entry]) => [name, new Uint8Array(entry)] as const));
    },
  };
}

/** Bytes of each entry, unpacked, as the directory of the archive says: not to be trusted beyond refusing. */
function listEntries(bytes: Uint8Array, file: string): Map<string, number> {
  const sizes = new Map<string, number>();
  orDamaged(file, () =>
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (sizes.has(name)) throw damaged(file, 'an entry twice');
        if (sizes.size >= mostEntries) throw tooManyEntries(file);
        sizes.set(name, originalSize);
        return false;
      },
    }),
  );
  return sizes;
}

function checkSizes(
  sizes: ReadonlyMap<string, number>,
  wanted: ReadonlySet<string>,
  limits: ZipLimits,
  file: string,
): void {
  let held = 0;
  for (const name of wanted) {
    const unpacked = sizes.get(name) ?? 0;
    held += unpacked;
    if (unpacked > limits.entry || held > limits.all) throw tooMuch(limits, file);
  }
}

function orDamaged<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof ParaphError) throw cause;
    throw damaged(file, cause instanceof Error ? cause.message : String(cause));
  }
}

function damaged(file: string, detail: string): ParaphError {
  return new ParaphError('damaged-file', say`The archive is damaged: it cannot be read to its end.`, {
    file,
    nextStep: say`Fetch or make it again.`,
    detail,
  });
}

const tooLargeMessage = say`The archive holds more, or larger drawings, than Paraph takes.`;

function tooManyEntries(file: string): ParaphError {
  return new ParaphError('too-large', tooLargeMessage, {
    file,
    nextStep: say`Keep fewer than ${mostEntries} files in it.`,
  });
}

function tooMuch({ entry, all }: ZipLimits, file: string): ParaphError {
  return new ParaphError('too-large', tooLargeMessage, {
    file,
    nextStep: say`Keep drawings below ${entry / 2 ** 10} KiB each, and ${all / 2 ** 20} MiB together.`,
  });
}
