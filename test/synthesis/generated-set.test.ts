import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGeneratedSet, type GeneratedWriter } from './generated-set.ts';

const directory = mkdtempSync(join(tmpdir(), 'generated-set-'));
const request = { writers: 3, genuine: 2, forged: 1, seed: 7 };
let writers: GeneratedWriter[];

beforeAll(async () => {
  writers = await writeGeneratedSet({ directory: join(directory, 'a'), ...request });
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('a generated set', () => {
  it('is a labelled folder', () => {
    expect(readdirSync(join(directory, 'a'))).toEqual(['001', '002', '003']);
    expect(readdirSync(join(directory, 'a', '002', 'genuine'))).toEqual(['01.png', '02.png']);
    expect(readdirSync(join(directory, 'a', '002', 'forged'))).toEqual(['01.png']);
    expect(new Set(writers.map(({ name }) => name)).size).toBe(3);
  });

  it('holds PNG pictures of the stated resolution', async () => {
    const { format, density, width } = await sharp(writers[0].genuine[0]).metadata();
    expect(format).toBe('png');
    expect(density).toBe(200);
    expect(width).toBeGreaterThan((36 / 25.4) * 200);
  });

  it('is the same for the same seed, and its writers do not depend on how many there are', async () => {
    const again = await writeGeneratedSet({ directory: join(directory, 'b'), ...request, writers: 2 });
    const other = await writeGeneratedSet({ directory: join(directory, 'c'), ...request, writers: 2, seed: 8 });
    for (const [i, { genuine, forged }] of again.entries()) {
      expect(readFileSync(genuine[1])).toEqual(readFileSync(writers[i].genuine[1]));
      expect(readFileSync(forged[0])).toEqual(readFileSync(writers[i].forged[0]));
      expect(readFileSync(other[i].genuine[1])).not.toEqual(readFileSync(genuine[1]));
    }
  });
});
