import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { charactersOf, limitDrawings, unpackCharacters } from '../../main/documents/character-archive.ts';
import { codeOf } from '../storage/fixture.ts';

const omniglot = fileURLToPath(new URL('../../../shared/data/omniglot.zip', import.meta.url));
const random = createRandom(3);
const drawing = (length = 40) => Uint8Array.from({ length }, () => random.below(256));
const file = 'characters.zip';

function archive(prefix = '', more: Zippable = {}): Uint8Array {
  const entries: Zippable = { ...more };
  for (const character of ['Greek/alpha', 'Greek/beta', 'Latin/a']) {
    for (const drawer of ['01', '02', '03']) entries[`${prefix}${character}/0001_${drawer}.png`] = drawing();
  }
  return zipSync(entries, { level: 6 });
}

describe('the layout of characters', () => {
  it('is found with or without parts and a folder round it, and nothing else is taken for it', () => {
    const names = (paths: string[]) => charactersOf(paths).map(({ name }) => name);
    const two = (folder: string) => [`${folder}/0001_01.png`, `${folder}/0001_02.png`];
    expect(names(two('Greek/alpha'))).toEqual(['Greek/alpha']);
    expect(names(two('set/Greek/alpha'))).toEqual(['Greek/alpha']);
    expect(names(two('set/images_evaluation/Greek/alpha'))).toEqual(['Greek/alpha']);
    expect(names([...two('images_background/Greek/alpha'), ...two('images_evaluation/Greek/beta')])).toEqual([
      'Greek/alpha',
    ]);
    expect(names(['Greek/alpha/0001_01.png'])).toEqual([]);
    expect(names(two('alpha'))).toEqual([]);
    expect(names(two('images_background/Greek/alpha/deeper'))).toEqual([]);
    expect(names(['001/genuine/a.png', '001/genuine/b.png', 'one_shot_runs/run01/training/class01.png'])).toEqual([]);
    expect(names(['Greek/alpha/._0001_01.png', 'Greek/alpha/0001_02.txt'])).toEqual([]);
  });

  it('loses drawers rather than characters where there are too many', () => {
    const places = charactersOf(['x/a', 'x/b'].flatMap((one) => [1, 2, 3, 4].map((n) => `${one}/0_${n}.png`)));
    expect(limitDrawings(places, 5, file).map(({ paths }) => paths.length)).toEqual([2, 2]);
    expect(limitDrawings(places, 100, file)).toEqual(places);
    expect(codeOf(() => limitDrawings(places, 3, file))).toBe('too-large');
  });
});

describe('an archive of characters', () => {
  it.each(['', 'omniglot/', 'images_background/', 'omniglot/images_background/'])('is read: "%s"', (prefix) => {
    const characters = unpackCharacters(archive(prefix), 100, file);
    expect(characters.map(({ name }) => name)).toEqual(['Greek/alpha', 'Greek/beta', 'Latin/a']);
    expect(characters.map(({ drawings }) => drawings.map(({ length }) => length))).toEqual(Array(3).fill([40, 40, 40]));
  });

  it.each([
    ['no archive', new Uint8Array([1, 2, 3]), 'unsupported-format'],
    ['an archive of something else', zipSync({ 'readme.txt': drawing() }), 'bad-input'],
    ['half an archive', archive().subarray(0, 300), 'damaged-file'],
    ['a drawing that is too large', archive('', { 'Latin/a/0001_09.png': new Uint8Array(70_000) }), 'too-large'],
  ])('is refused: %s', (_, bytes, code) => {
    expect(codeOf(() => unpackCharacters(bytes, 100, file))).toBe(code);
  });

  it('of anybody’s making never does worse than being refused', () => {
    const whole = archive();
    for (let round = 0; round < 400; round++) {
      const changed = Uint8Array.from(whole);
      for (let n = random.below(8); n >= 0; n--) changed[random.below(changed.length)] = random.below(256);
      const cut = changed.subarray(0, random.chance(0.3) ? random.below(changed.length) : changed.length);
      try {
        unpackCharacters(cut, 100, file);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ParaphError' });
      }
    }
  });

  it('does not unpack what lies about how large it is', () => {
    const bomb = zipSync({
      'x/a/0_1.png': [new Uint8Array(50_000_000), { level: 9 }],
      'x/a/0_2.png': drawing(),
    });
    expect(codeOf(() => unpackCharacters(bomb, 100, file))).toBe('too-large');
    // The same with a small size written into its headers.
    const view = new DataView(bomb.buffer);
    for (let at = 0; at + 4 < bomb.length; at++) {
      if (view.getUint32(at, true) === 50_000_000) view.setUint32(at, 60_000, true);
    }
    const started = performance.now();
    try {
      const [character] = unpackCharacters(bomb, 100, file);
      expect(Math.max(...character.drawings.map(({ length }) => length))).toBeLessThanOrEqual(60_000);
    } catch (error) {
      expect(error).toMatchObject({ code: 'damaged-file' });
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it.skipIf(!existsSync(omniglot))('is Omniglot itself: 964 characters of 30 alphabets to learn from', () => {
    const characters = unpackCharacters(new Uint8Array(readFileSync(omniglot)), 13_000, 'omniglot.zip');
    expect(characters).toHaveLength(964);
    expect(new Set(characters.map(({ name }) => name.split('/')[0])).size).toBe(30);
    expect(new Set(characters.map(({ drawings }) => drawings.length))).toEqual(new Set([13]));
  });
});
