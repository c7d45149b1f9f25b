import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  dividedSets,
  divideWriters,
  hashWriterList,
  loadWriterList,
  writerLists,
} from '../../main/evaluation/writer-lists.ts';

describe('the lists as released', () => {
  // Written out once more here: a list and its hash changed together would otherwise go unnoticed.
  it.each([
    ['bhsig260-hindi', [114, 14, 32], '57b5cdb22b1dfb567723eb4b9f430b5c8bddee31a13d2812410d79204697af0e'],
    ['sigcomp2011-dutch', [44, 7, 13], 'd6380a239469d8d27891174c780671afedfc4fa1ab9413e9bed2cce958e17265'],
  ] as const)('%s', (set, sizes, hash) => {
    const list = writerLists()[set];
    expect([list.training, list.development, list.test].map(({ length }) => length)).toEqual(sizes);
    expect(list.sha256).toBe(hash);
  });

  it.each(dividedSets)('%s names the folders of the set, divided by the rule', (set) => {
    const { training, development, test, sha256 } = loadWriterList(set);
    const again = divideWriters(set, [...training, ...development, ...test], development.length);
    expect(again).toEqual({ set, training, development, test, sha256 });
  });
});

for (const set of dividedSets) {
  const directory = `../shared/data/${set}`;
  describe.skipIf(!existsSync(directory))(`the folder ${set}`, () => {
    it('holds exactly the writers listed', () => {
      const { training, development, test } = loadWriterList(set);
      expect([...training, ...development, ...test]).toEqual(readdirSync(directory).sort());
    });
  });
}

describe('loadWriterList', () => {
  let directory: string;
  beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'writers-'))));
  afterEach(() => rmSync(directory, { recursive: true }));
  const set = 'sigcomp2011-dutch';
  const save = (content: unknown) => writeFileSync(join(directory, `${set}.json`), JSON.stringify(content));
  const refusal = expect.objectContaining({ code: 'refused', file: expect.stringContaining(`${set}.json`) });

  it('refuses a list that was altered after hashing', () => {
    const list = divideWriters(set, ['1', '2', '3', '4', '5'], 1);
    save(list);
    expect(loadWriterList(set, directory)).toEqual(list);
    save({ ...list, test: ['6'] });
    expect(() => loadWriterList(set, directory)).toThrow(refusal);
  });

  it('refuses a writer in two parts, although the hash is right', () => {
    const division = { set, training: ['1', '2'], development: ['2'], test: ['3'] };
    save({ ...division, sha256: hashWriterList(division) });
    expect(() => loadWriterList(set, directory)).toThrow(refusal);
  });

  it('refuses a list of another set, a broken file and a missing one', () => {
    save(divideWriters('another', ['1', '2', '3', '4', '5'], 1));
    expect(() => loadWriterList(set, directory)).toThrow(refusal);
    writeFileSync(join(directory, `${set}.json`), '{');
    expect(() => loadWriterList(set, directory)).toThrow(refusal);
    rmSync(join(directory, `${set}.json`));
    expect(() => loadWriterList(set, directory)).toThrow(refusal);
  });
});
