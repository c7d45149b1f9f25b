import { createHash } from 'node:crypto';
import { unzipSync, zipSync, type ZipOptions } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { ParaphError } from '../../main/contract/errors.ts';
import type { ExportedPerson } from '../../main/contract/person-file.ts';
import { greatestArchive, packPerson, unpackPerson } from '../../main/documents/person-archive.ts';

const random = createRandom(3);
const bytes = (length: number) => Uint8Array.from({ length }, () => random.below(256));
const quality = { usable: true, reasons: [], inkPixels: 9, width: 9, height: 9 };

function person(count: number): ExportedPerson {
  return {
    person: { id: 'ada', name: 'Ada Ångström', note: 'two\nlines', createdAt: 1_700_000_000_000 },
    specimens: Array.from({ length: count }, (_, index) => ({
      fileName: `Überweisung ${index}.png`,
      addedAt: 1_700_000_000_000 + index,
      signedOn: index % 2 ? '2019-02-28' : null,
      form: index % 3 ? 'full' : 'as director',
      note: index === 0 ? 'first' : '',
      quality,
      concerns: index === 1 ? ['duplicate' as const] : [],
      duplicateOf: index === 1 ? 0 : null,
      nearForm: null,
      scanned: bytes(300),
      cleaned: bytes(200),
    })),
  };
}

function codeOf(archive: Uint8Array): string {
  try {
    unpackPerson(archive, 'x.paraph-person');
    return 'none';
  } catch (error) {
    if (error instanceof ParaphError) return error.code;
    throw error;
  }
}

type Entries = Record<string, Uint8Array>;
/** The archive of a person with something about it changed. */
function tampered(change: (entries: Entries, manifest: Record<string, unknown>) => unknown, options: ZipOptions = {}) {
  const entries: Entries = unzipSync(packPerson(person(2), 5));
  const manifest = JSON.parse(Buffer.from(entries['manifest.json']).toString()) as Record<string, unknown>;
  change(entries, manifest);
  if (entries['manifest.json']) entries['manifest.json'] = Buffer.from(JSON.stringify(manifest));
  return zipSync(entries, { level: 0, ...options });
}
const listed = (manifest: Record<string, unknown>) =>
  manifest['specimens'] as Record<string, Record<string, unknown>>[];

describe('a person as an archive', () => {
  it('comes back exactly, whatever the number of specimens, and always as the same bytes', () => {
    for (const count of [0, 1, 12, 200]) {
      const exported = person(count);
      const packed = packPerson(exported, 5);
      expect(unpackPerson(packed, 'x')).toEqual(exported);
      expect(packPerson(exported, 5)).toEqual(packed);
    }
    expect(() => packPerson(person(201), 5)).toThrow(expect.objectContaining({ code: 'too-large' }));
  });

  it('is refused as what it is not', () => {
    expect(codeOf(zipSync({ 'word/document.xml': [Buffer.from('x'), { level: 0 }] }))).toBe('damaged-file');
    expect(codeOf(zipSync({}))).toBe('unsupported-format');
    expect(codeOf(Buffer.from('not an archive'))).toBe('damaged-file');
    expect(codeOf(new Uint8Array())).toBe('damaged-file');
    expect(codeOf(tampered((_, manifest) => (manifest['format'] = 'other')))).toBe('unsupported-format');
    expect(codeOf(tampered((_, manifest) => (manifest['version'] = 2)))).toBe('unsupported-format');
    expect(codeOf(tampered(() => undefined))).toBe('none');
  });

  it.each<[string, (entries: Entries, manifest: Record<string, unknown>) => unknown]>([
    ['a picture that was changed', (entries) => (entries['specimens/001-scanned.png'][7] ^= 1)],
    ['a picture that is missing', (entries) => delete entries['specimens/002-cleaned.png']],
    ['a picture too many', (entries) => (entries['specimens/003-scanned.png'] = bytes(5))],
    ['a path out of the archive', (entries) => (entries['../../escape.png'] = bytes(5))],
    ['a path of another kind', (entries) => (entries['specimens/001-other.png'] = bytes(5))],
    ['one picture listed twice', (_, manifest) => (listed(manifest)[1]['scanned'] = listed(manifest)[0]['scanned'])],
    [
      'a listed path out of the archive',
      (entries, manifest) => {
        const path = '../../escape.png';
        entries[path] = bytes(5);
        const sha256 = createHash('sha256').update(entries[path]).digest('hex');
        listed(manifest)[0]['scanned'] = { path, bytes: 5, sha256 };
      },
    ],
    ['a note that is too long', (_, manifest) => ((manifest['person'] as { note: string }).note = 'x'.repeat(2_001))],
    ['a name that is none', (_, manifest) => ((manifest['person'] as { name: string }).name = ' ')],
    ['no person', (_, manifest) => delete manifest['person']],
    ['a duplicate of nothing', (_, manifest) => (listed(manifest)[0]['duplicateOf'] = 7 as never)],
    ['specimens of no kind', (_, manifest) => (manifest['specimens'] = 'many')],
    ['a concern nobody has', (_, manifest) => (listed(manifest)[0]['concerns'] = ['evil'] as never)],
  ])('is refused with %s', (_, change) => {
    expect(codeOf(tampered(change))).toBe('damaged-file');
  });

  it('is never unpacked to more than it is', () => {
    const compressed = tampered((entries) => (entries['specimens/001-scanned.png'] = new Uint8Array(30_000_000)), {
      level: 9,
    });
    expect(compressed.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(codeOf(compressed)).toBe('damaged-file');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
    expect(codeOf(new Uint8Array(greatestArchive + 1))).toBe('too-large');
    expect(codeOf(tampered((entries) => (entries['manifest.json'] = bytes(5))).subarray(0, 400))).toBe('damaged-file');
    const many: Entries = {};
    for (let i = 0; i < 500; i++) many[`specimens/${String(i).padStart(3, '0')}-scanned.png`] = bytes(1);
    expect(codeOf(zipSync(many, { level: 0 }))).toBe('too-large');
  });

  it('answers each of 2,000 mutated archives with a typed error, or as it was', () => {
    const exported = person(3);
    const packed = packPerson(exported, 5);
    const began = process.cpuUsage();
    for (let i = 0; i < 2_000; i++) {
      const mutated = Uint8Array.from(
        packed.subarray(0, random.chance(0.2) ? random.below(packed.length) : packed.length),
      );
      for (let flips = 1 + random.below(4); flips > 0; flips--) {
        // The directory at the end and the manifest are where a mutation can do the most.
        const at = random.chance(0.5)
          ? mutated.length - 1 - random.below(Math.min(mutated.length, 900))
          : random.below(mutated.length);
        if (mutated.length > 0) mutated[at] ^= 1 << random.below(8);
      }
      const code = codeOf(mutated);
      expect(['damaged-file', 'unsupported-format', 'too-large', 'none']).toContain(code);
      if (code === 'none') {
        const read = unpackPerson(mutated, 'x').specimens.map(({ scanned, cleaned }) => [scanned, cleaned]);
        expect(read).toEqual(exported.specimens.map(({ scanned, cleaned }) => [scanned, cleaned]));
      }
    }
    const millisecondsEach = process.cpuUsage(began).user / 1_000 / 2_000;
    expect(millisecondsEach).toBeLessThan(5);
  });
});
