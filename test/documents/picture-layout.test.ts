import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { unpackPictures } from '../../main/documents/picture-archive.ts';
import { layoutOf, readRunLabels } from '../../main/documents/picture-layout.ts';
import { codeOf } from '../storage/fixture.ts';

const omniglot = fileURLToPath(new URL('../../../shared/data/omniglot.zip', import.meta.url));
const random = createRandom(3);
const picture = (length = 40) => Uint8Array.from({ length }, () => random.below(256));
const file = 'pictures.zip';
const two = (folder: string) => [`${folder}/a.png`, `${folder}/b.jpg`];
const namesOf = (paths: string[]) => layoutOf(paths).classes.map(({ name, group, part }) => [part, group, name].join());

describe('the layout of labelled pictures', () => {
  it('is classes, with groups where there are some, in any folder', () => {
    expect(namesOf([...two('cats'), ...two('dogs')])).toEqual([',,cats', ',,dogs']);
    expect(namesOf([...two('set/cats'), ...two('set/dogs')])).toEqual([',set,cats', ',set,dogs']);
    expect(namesOf([...two('x/Greek/alpha'), ...two('x/Latin/a')])).toEqual([',Greek,alpha', ',Latin,a']);
  });

  it('takes Omniglot’s parts for learnt and unseen where both are there', () => {
    const paths = [...two('o/images_background/Greek/alpha'), ...two('o/images_evaluation/Avesta/a')];
    expect(namesOf(paths)).toEqual(['learnt,Greek,alpha', 'unseen,Avesta,a']);
    expect(namesOf(paths.slice(0, 2))).toEqual([',Greek,alpha']);
    expect(namesOf([...paths, ...two('o/strays')])).toEqual(['learnt,Greek,alpha', 'unseen,Avesta,a']);
  });

  it('takes signatures for the class of their writer, and forgeries for nobody’s', () => {
    expect(namesOf([...two('001/genuine'), ...two('001/forged'), ...two('002/genuine')])).toEqual([',,001', ',,002']);
  });

  it('passes over what is hidden, no picture, single, or of a run', () => {
    expect(namesOf(['a/.x.png', 'a/b.txt', 'b/1.png', '__MACOSX/c/1.png', '__MACOSX/c/2.png', 'top.png'])).toEqual([]);
    const run = ['run01/class_labels.txt', 'run01/test/1.png', 'run01/test/2.png'];
    const { classes, runs } = layoutOf(run.map((path) => `omniglot/one_shot_runs/${path}`));
    expect(classes).toEqual([]);
    expect(runs).toEqual([{ root: 'omniglot/one_shot_runs', labels: 'omniglot/one_shot_runs/run01/class_labels.txt' }]);
  });

  it('keeps the order of the names: that of the drawers', () => {
    const paths = ['x/a/0001_10.png', 'x/a/0001_02.png', 'x/a/0001_01.png'];
    expect(layoutOf(paths).classes[0].paths).toEqual(['x/a/0001_01.png', 'x/a/0001_02.png', 'x/a/0001_10.png']);
  });
});

describe('the labels of a run', () => {
  it('pair test pictures with training pictures', () => {
    expect(readRunLabels('r/test/1.png r/training/2.png\r\nr/test/2.png r/training/1.png\n', file)).toEqual([
      { test: 'r/test/1.png', training: 'r/training/2.png' },
      { test: 'r/test/2.png', training: 'r/training/1.png' },
    ]);
  });

  it.each(['', 'nonsense', 'a.png b.png c.png', 'a.png b.png\n'.repeat(1_001), `${'a'.repeat(300)}.png b.png`])(
    'are refused where they say something else',
    (text) => {
      expect(codeOf(() => readRunLabels(text, file))).toBe('damaged-file');
    },
  );
});

function archive(more: Zippable = {}): Uint8Array {
  const entries: Zippable = { ...more };
  for (const path of ['cats', 'dogs', 'birds', 'fish'].flatMap(two)) entries[path] = picture();
  return zipSync(entries, { level: 6 });
}

describe('an archive of labelled pictures', () => {
  it('gives its pictures, and nothing else that is in it', () => {
    const labels = new TextEncoder().encode('run01/test/1.png run01/training/1.png\n');
    const runs = 'one_shot_runs/run01';
    const found = unpackPictures(
      archive({
        'readme.txt': picture(),
        [`${runs}/class_labels.txt`]: labels,
        [`${runs}/test/1.png`]: picture(),
        [`${runs}/training/1.png`]: picture(),
        [`${runs}/training/2.png`]: picture(),
      }),
      file,
    );
    const expected = ['cats', 'dogs', 'birds', 'fish'].flatMap(two);
    expected.push(`${runs}/class_labels.txt`, `${runs}/test/1.png`, `${runs}/training/1.png`);
    expect(found.map(({ path }) => path).sort()).toEqual(expected.sort());
    expect(found.every(({ bytes }) => bytes.length >= 38)).toBe(true);
  });

  it.each([
    ['no archive', new Uint8Array([1, 2, 3]), 'unsupported-format'],
    ['an archive of something else', zipSync({ 'readme.txt': picture() }), 'bad-input'],
    ['half an archive', archive().subarray(0, 300), 'damaged-file'],
    [
      'a picture that is too large',
      archive({ 'cats/c.png': [new Uint8Array(9 * 2 ** 20), { level: 9 }] }),
      'too-large',
    ],
    ['nonsense for labels', archive({ 'one_shot_runs/run01/class_labels.txt': picture() }), 'damaged-file'],
  ])('is refused: %s', (_, bytes, code) => {
    expect(codeOf(() => unpackPictures(bytes, file))).toBe(code);
  });

  it('of anybody’s making never does worse than being refused', () => {
    const whole = archive();
    for (let round = 0; round < 300; round++) {
      const changed = Uint8Array.from(whole);
      for (let n = random.below(8); n >= 0; n--) changed[random.below(changed.length)] = random.below(256);
      const cut = changed.subarray(0, random.chance(0.3) ? random.below(changed.length) : changed.length);
      try {
        unpackPictures(cut, file);
      } catch (error) {
        expect(error).toMatchObject({ name: 'ParaphError' });
      }
    }
  });

  it.skipIf(!existsSync(omniglot))('may be Omniglot, whole', () => {
    const files = unpackPictures(new Uint8Array(readFileSync(omniglot)), file);
    expect(files).toHaveLength(32_460 + 20 * (1 + 20 + 20));
    const { classes, runs } = layoutOf(files.map(({ path }) => path));
    const tally = (part: string) => classes.filter((one) => one.part === part);
    expect([tally('learnt').length, tally('unseen').length, runs.length]).toEqual([964, 659, 20]);
    expect(new Set(tally('learnt').map(({ group }) => group)).size).toBe(30);
    expect(new Set(tally('unseen').map(({ group }) => group)).size).toBe(20);
    expect(classes.every(({ paths }) => paths.length === 20)).toBe(true);
  });
});
