import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createCommandLine } from './command-line.ts';

describe('lab look', () => {
  it('lists the layers of a network with what they learnt', async () => {
    const { out, code } = await createCommandLine().run('lab', 'look', '--network', 'n0');
    expect(code).toBe(0);
    expect(out).toContain('28 × 28 pixels');
    expect(out).toMatch(/conv1 +convolution 3 × 3 +28 × 28 × 64 +704 parameters/);
    expect(out).toMatch(/embedding +embedding +1 × 1 × 2/);
  });

  it('adds ranges and the embedding of a picture, and compares it with another, number by number', async () => {
    const { run } = createCommandLine();
    const { out } = await run('lab', 'look', '--network', 'n0', '--anchor', 'small:0', '--with', 'small:7');
    expect(out).toContain('from 0.00 to 3.00');
    expect(out).toContain('0.6000 0.8000');
    expect(out).toContain('squared distance 0.800000, distance 0.894427, cosine 0.600000');
    expect(out).toMatch(/2 +0.800000 +0.000000 +0.640000 +0.000000/);
  });

  it('looks at a drawing by its file', async () => {
    const { run } = createCommandLine();
    const file = join(mkdtempSync(join(tmpdir(), 'paraph-drawing-')), 'hook.png');
    writeFileSync(file, Uint8Array.of(1, 2, 3));
    const { code, out } = await run('lab', 'look', '--network', 'n0', '--anchor', file);
    expect([code, out]).toEqual([0, expect.stringContaining('embedding')]);
    expect((await run('lab', 'look', '--network', 'n0', '--anchor', `${file}.png`)).code).toBe(2);
    rmSync(dirname(file), { recursive: true });
  });

  it('draws generated signatures and takes the one that is asked for', async () => {
    const { run } = createCommandLine();
    const { code, out } = await run('--json', 'lab', 'look', '--anchor', 'generated:7/3', '--maps');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ look: { layers: [{ name: 'conv1', channels: 2 }] } });
    const beyond = await run('lab', 'look', '--anchor', 'generated:7/4');
    expect(beyond.code).toBe(2);
    expect(beyond.err).toContain('A generated writer has 3 signatures');
  });
});

describe('lab triplets', () => {
  it('counts kinds and losses before and after, and lists the hardest', async () => {
    const { out, code } = await createCommandLine().run('lab', 'triplets', 'n0', '--margin', '0.2');
    expect(code).toBe(0);
    expect(out).toContain('3 pictures of 2 classes, l2, margin 0.2');
    // d(a, p) = 0.3: 0.4 is within the margin, 1 is not.
    expect(out).toMatch(/after +1 \/ 1 \/ 0 +1 \/ 1 \/ 0 +0.1000/);
    expect(out).toMatch(/0 +1 +2 +0.300 +0.400 +semi-hard +Class 0 +Class 1/);
  });

  it('refuses a miner that is none', async () => {
    expect((await createCommandLine().run('lab', 'triplets', 'n0', '--miner', 'gold')).code).toBe(2);
  });
});

describe('lab trivial', () => {
  it('says what became of the spread with a margin and without', async () => {
    const { out, code } = await createCommandLine().run('lab', 'trivial', 'small', '--steps', '20');
    expect(code).toBe(0);
    expect(out).toContain('spread 0.500 → 0.010: collapsed');
    expect(out).toContain('spread 0.500 → 0.900: grown');
    expect(out).toContain('0.0000 if everything were one point');
    expect(out).toContain('90.0 % of 100 triplets');
  });
});
