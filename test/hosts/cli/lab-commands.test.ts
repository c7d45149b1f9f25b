import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labPresets } from '../../../main/contract/lab/presets.ts';
import { temporaryFolder } from '../small-engine.ts';
import { createCommandLine } from './command-line.ts';

const run = (...words: string[]) => createCommandLine().run('lab', ...words);
const json = async (...words: string[]) => JSON.parse((await run(...words, '--json')).out) as Record<string, unknown>;

describe('lab sets', () => {
  it('are listed with how much is learnt from and what is never seen', async () => {
    const { code, out } = await run('sets');
    expect(code).toBe(0);
    expect(out).toMatch(/small +Small set +ink +learnt: 2 classes, 4 pictures +unseen: .* 20 official runs/);
  });

  it('have classes, and pictures that the terminal shows', async () => {
    expect((await run('classes', 'small')).out).toMatch(/learnt +Alphabet 1 +1 +0 1/);
    const { out } = await run('pictures', 'small', '--places', '0');
    expect(out.split('\n').slice(0, 7)).toEqual(Array.from({ length: 7 }, () => '█'.repeat(28)));
    expect((await run('pictures', 'small', '--places', 'one')).err).toContain('Whole numbers');
  });

  it('come from an archive by its name, or from a folder', async () => {
    const folder = temporaryFolder('pictures');
    const file = join(folder, 'Faces.zip');
    writeFileSync(file, 'PK');
    const archive = await run('import', file, '--profile', 'natural');
    expect(archive.out).toMatch(/Faces +natural/);
    expect(archive.out).toContain('2 pictures left out');
    expect((await run('import', folder, '--name', 'Prints')).out).toMatch(/Prints +ink/);
    expect((await run('import', folder, '--profile', 'x')).err).toContain('ink or natural');
    expect((await run('remove-set', 'small')).out).toBe('Forgotten.');
  });
});

describe('lab networks', () => {
  it('learn by a preset and what is said beside it, and are told with what they reached', async () => {
    const record = await json('train', '--name', 'Mine', '--set', 'small', '--preset', 'cosine', '--size', '16');
    const settings = { ...labPresets.cosine, set: 'small', size: 16 };
    expect(record).toMatchObject({ name: 'Mine', state: 'finished', settings });
    expect((await run('train', '--preset', 'magic')).err).toContain('quick');
  });

  it('are listed, turned and forgotten', async () => {
    expect((await run('networks')).out).toMatch(/n0 +Small network .* finished +120 of 120 steps +Small set .*95\.0 %/);
    expect((await run('pause', 'n0')).out).toMatch(/state +paused[^]*next +paraph lab resume n0/);
    expect((await run('finish', 'n0')).out).toMatch(/5-way +learnt 99\.0 %, unseen 95\.0 %/);
    expect((await run('cancel', 'n0')).out).toContain('cancelled');
    expect((await run('resume', 'n0')).code).toBe(0);
    expect((await run('remove', 'n0')).out).toBe('Forgotten.');
  });
});
