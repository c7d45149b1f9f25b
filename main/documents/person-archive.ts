/**
 * A person as an archive: a ZIP of stored entries, `manifest.json` and the pictures it lists with their SHA-256. Nothing
 * is compressed, since pictures do not shrink, so nothing can unpack to more than it is. Names of entries are compared
 * with those the manifest may list and are never used as paths.
 */
import { createHash } from 'node:crypto';
import { unzipSync, zipSync, type Zippable } from 'fflate';
import { ParaphError } from '../contract/errors.ts';
import { ExportedPerson, specimensOfOneFile } from '../contract/person-file.ts';
import { say } from '../contract/phrase.ts';
import { z, Count } from '../contract/schema.ts';

const format = 'paraph-person';
const version = 1;
export const greatestArchive = 64 * 2 ** 20;
const greatestManifest = 4 * 2 ** 20;
/** Entries have no time of their own: the same person gives the same bytes, but for when that was. */
const entryTime = new Date(1980, 0, 1, 12);
const manifestName = 'manifest.json';
const pictureName = /^specimens\/\d{3}-(scanned|cleaned)\.png$/;

const FileEntry = z.object({
  path: z.string().check(z.regex(pictureName)),
  bytes: Count,
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});
type FileEntry = z.infer<typeof FileEntry>;

/** Enough to tell a file of a newer Paraph from a damaged one. */
const Head = z.object({ format: z.literal(format), version: z.int() });
const Listed = z.looseObject({ scanned: FileEntry, cleaned: FileEntry });
const Manifest = z.object({
  person: z.unknown(),
  specimens: z.array(Listed).check(z.maxLength(specimensOfOneFile)),
});

/** @param exportedAt milliseconds since 1970, UTC @throws ParaphError too-large */
export function packPerson({ person, specimens }: ExportedPerson, exportedAt: number): Uint8Array<ArrayBuffer> {
  if (specimens.length > specimensOfOneFile) throw tooMuch(undefined);
  const entries: Zippable = {};
  const add = (path: string, bytes: Uint8Array): FileEntry => {
    entries[path] = bytes;
    return { path, bytes: bytes.length, sha256: sha256(bytes) };
  };
  const listed = specimens.map(({ scanned, cleaned, ...details }, index) => {
    const number = String(index + 1).padStart(3, '0');
    return {
      ...details,
      scanned: add(`specimens/${number}-scanned.png`, scanned),
      cleaned: add(`specimens/${number}-cleaned.png`, cleaned),
    };
  });
  const manifest = { format, version, exportedAt, person, specimens: listed };
  entries[manifestName] = Buffer.from(JSON.stringify(manifest, null, 2));
  const packed = new Uint8Array(zipSync(entries, { level: 0, mtime: entryTime }));
  if (packed.length > greatestArchive) throw tooMuch(undefined);
  return packed;
}

/**
 * Reads an archive of anybody's making. Whether the pictures are pictures is not looked at here.
 *
 * @param file serves error messages
 * @throws ParaphError too-large, unsupported-format for another archive or a newer Paraph's, damaged-file
 */
export function unpackPerson(bytes: Uint8Array, file: string): ExportedPerson {
  if (bytes.length > greatestArchive) throw tooMuch(file);
  const entries = unzip(bytes, file);
  const manifest = readManifest(entries.get(manifestName), file);
  entries.delete(manifestName);
  const take = (entry: FileEntry) => takeListed(entries, entry, file);
  const specimens = manifest.specimens.map(({ scanned, cleaned, ...details }) => ({
    ...details,
    scanned: take(scanned),
    cleaned: take(cleaned),
  }));
  if (entries.size > 0) throw damaged(file, 'entries that the manifest does not list');
  const read = ExportedPerson.safeParse({ person: manifest.person, specimens });
  if (!read.success) throw damaged(file, read.error.message);
  if (read.data.specimens.some(({ duplicateOf }) => duplicateOf !== null && duplicateOf >= specimens.length)) {
    throw damaged(file, 'a duplicate of a specimen that is not there');
  }
  return read.data;
}

function unzip(bytes: Uint8Array, file: string): Map<string, Uint8Array> {
  let held = 0;
  const seen = new Set<string>();
  try {
    const entries = unzipSync(bytes, {
      filter: ({ name, size, originalSize, compression }) => {
        held += size;
        if (compression !== 0 || size !== originalSize) throw damaged(file, 'a compressed entry');
        // Entries that lie over one another would hold more than the file.
        if (held > bytes.length) throw damaged(file, 'entries larger than the file');
        if (name === manifestName && size > greatestManifest) throw tooMuch(file);
        if (seen.has(name) || !(name === manifestName || pictureName.test(name)))
          throw damaged(file, 'a strange entry');
        if (seen.size > 2 * specimensOfOneFile) throw tooMuch(file);
        seen.add(name);
        return true;
      },
    });
    return new Map(Object.entries(entries));
  } catch (cause) {
    if (cause instanceof ParaphError) throw cause;
    throw damaged(file, cause instanceof Error ? cause.message : String(cause));
  }
}

function readManifest(bytes: Uint8Array | undefined, file: string): z.infer<typeof Manifest> {
  if (bytes === undefined) throw notAPerson(file);
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw damaged(file, 'the manifest is no JSON');
  }
  const head = Head.safeParse(parsed);
  if (!head.success) throw notAPerson(file);
  if (head.data.version > version) throw newer(file);
  const read = Manifest.safeParse(parsed);
  if (!read.success) throw damaged(file, read.error.message);
  return read.data;
}

/** Each entry is listed once, with its length and its hash. */
function takeListed(
  entries: Map<string, Uint8Array>,
  { path, bytes, sha256: expected }: FileEntry,
  file: string,
): Uint8Array<ArrayBuffer> {
  const entry = entries.get(path);
  entries.delete(path);
  if (entry?.length !== bytes || sha256(entry) !== expected)
    throw damaged(file, `${path} is not what the manifest says`);
  return new Uint8Array(entry);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function damaged(file: string, detail: string): ParaphError {
  return new ParaphError('damaged-file', say`The file is damaged, or was changed after it was exported.`, {
    file,
    nextStep: say`Export the person again.`,
    detail,
  });
}

function notAPerson(file: string): ParaphError {
  return new ParaphError('unsupported-format', say`This is no person exported by Paraph.`, {
    file,
    nextStep: say`Choose a file whose name ends in .paraph-person.`,
  });
}

function newer(file: string): ParaphError {
  return new ParaphError('unsupported-format', say`A newer Paraph exported this person.`, {
    file,
    nextStep: say`Import the file with the newest Paraph.`,
  });
}

function tooMuch(file: string | undefined): ParaphError {
  return new ParaphError(
    'too-large',
    say`A file of one person holds at most ${specimensOfOneFile} specimens and 64 MiB.`,
    {
      ...(file === undefined ? {} : { file }),
      nextStep: say`Leave out specimens that are not needed.`,
    },
  );
}
