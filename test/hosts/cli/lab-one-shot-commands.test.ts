import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../small-engine.ts';
import { createCommandLine } from './command-line.ts';

const { run } = createCommandLine();

function pictureFile(): string {
  const file = join(temporaryFolder('drawings'), 'hook.png');
  writeFileSync(file, 'PNG');
  return file;
}

describe('lab trial', () => {
  it('tells the classes nearest first, the right one marked, on what the network learnt from', async () => {
    const { code, out } = await run('lab', 'trial', 'n0', '--n', '2');
    expect(code).toBe(0);
    expect(out).toMatch(/1 +near +0\.400 +0\.080 +the right one\n2 +Alphabet 1, far +1\.200/);
  });

  it('plays a test of Lake’s runs, both counted from 1', async () => {
    expect((await run('lab', 'trial', 'n0', '--run', '3', '--test', '20')).out).toContain('2/19');
  });

  it('says what it does not know', async () => {
    expect((await run('lab', 'trial', 'nobody')).err).toContain('no network with this identifier');
    expect((await run('lab', 'trial', 'n0', '--protocol', 'magic')).err).toContain('mixed, within');
  });
});

describe('lab trials', () => {
  it('tells accuracies with their intervals under the name of the protocol, and the official runs', async () => {
    const { out } = await run(
      'lab',
      'trials',
      'n0',
      '--ways',
      '5,20',
      '--trials',
      '400',
      '--protocol',
      'within',
      '--learnt',
    );
    expect(out).toContain('Within one alphabet.');
    expect(out).toMatch(/unseen +5 +90\.00 % +88\.00 % to 92\.00 % +400/);
    expect(out).toMatch(/learnt +20 /);
    expect(out).toContain('Lake’s runs: error 7.50 %; 5 %, 10 %');
  });
});

describe('lab rank', () => {
  it('holds a picture against pictures of the set, nearest first', async () => {
    const { out } = await run('lab', 'rank', 'n0', pictureFile(), '--places', '2,1');
    expect(out).toMatch(/1 +1\.000 +0\.500\n2 +2\.000 +2\.000/);
  });

  it('holds it against classes drawn by hand, by a network and by the model that answers', async () => {
    expect((await run('lab', 'rank', 'n0', pictureFile())).out).toMatch(/Hook +0\.250/);
    expect((await run('lab', 'rank-by-model', pictureFile())).out).toMatch(/Hook +0\.250/);
  });
});

describe('lab pair', () => {
  it('says how far apart two pictures lie, and where the threshold of equal error is', async () => {
    const { out } = await run('lab', 'pair', 'n0', pictureFile(), pictureFile());
    expect(out).toContain('L2 distance 0.300, cosine distance 0.045: looks the same.');
    expect(out).toContain('Equal error 10.00 % at 0.450.');
    expect((await run('lab', 'pair', 'n0', '--places', '0,1')).out).toContain('looks the same');
  });

  it('tells of the set alone without pictures, and wants two', async () => {
    const { out } = await run('lab', 'pair', 'n0');
    expect(out).toMatch(/same +0\.025 +0\.250 +0\.475 +10/);
    expect((await run('lab', 'pair', 'n0', pictureFile())).err).toContain('Two pictures make a pair.');
  });
});

describe('lab draw and drawn', () => {
  it('keeps a drawing as a class or adds it to one', async () => {
    expect((await run('lab', 'draw', pictureFile(), '--name', 'Mine', '--kind', 'signature')).out).toMatch(
      /signature +Mine/,
    );
    expect((await run('lab', 'draw', pictureFile(), '--to', 'c0')).out).toContain('3 drawings');
    expect((await run('lab', 'draw', pictureFile())).err).toContain('Say what the drawing shows.');
  });

  it('lists, renames, removes, restores and exports', async () => {
    const folder = temporaryFolder('exported');
    expect((await run('lab', 'drawn')).out).toMatch(/c0 +character +Hook +2 drawings/);
    expect((await run('lab', 'drawn', '--rename', 'c0', '--name', 'Crook')).out).toContain('Crook');
    expect((await run('lab', 'drawn', '--remove', 'd0')).out).toBe('Removed.');
    expect((await run('lab', 'drawn', '--restore', 'd0')).out).toBe('Restored.');
    expect((await run('lab', 'drawn', '--export', folder)).out).toBe('2 drawings');
    const asSet = await run('lab', 'drawn', '--as-set', 'Mine', '--kind', 'signature');
    expect(asSet.out).toMatch(/Mine.*learnt: 2 classes/);
    expect([...readFileSync(join(folder, 'd1.png'))]).toEqual([1, 2, 3]);
  });
});
