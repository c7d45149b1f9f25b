import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../small-engine.ts';
import { createCommandLine } from './command-line.ts';

describe('lab sphere', () => {
  it('tells of every snapshot what is within the margin, what is shown and how far norms are off', async () => {
    const { code, out } = await createCommandLine().run('lab', 'sphere', 'n0');
    expect(code).toBe(0);
    const [head, row] = out.split('\n');
    expect(head).toMatch(/step +learnt within margin +unseen within margin +variance shown +norms off by/);
    // The first two are anchors of class 1: each reaches beyond a quarter of the sphere, where the other class is.
    expect(row).toMatch(/120 +100\.0 % +– +100\.0 % +2\.0e-8/);
  });

  it('draws the newest one, with what the classes are called', async () => {
    const file = join(temporaryFolder('sphere'), 'sphere.svg');
    const { code } = await createCommandLine().run('lab', 'sphere', 'n0', '--svg', file);
    expect(code).toBe(0);
    const svg = readFileSync(file, 'utf8');
    expect(svg.startsWith('<svg ')).toBe(true);
    expect(svg).toContain('Alphabet 1, 1 (learnt)');
    expect(svg).toContain('&#60;2&#62;');
    // Three points and two of the legend, beside the two lines of the net.
    expect(svg.match(/stroke-width="1.2"/g)).toHaveLength(5);
  });

  it('shows the specimens of the workspace, or asks for what is missing', async () => {
    const specimens = await createCommandLine().run('lab', 'sphere', '--specimens');
    expect(specimens.out).toContain('40.0 %');
    const { code, err } = await createCommandLine().run('lab', 'sphere');
    expect(code).toBe(2);
    expect(err).toContain('Name a network, or ask for --specimens.');
  });
});
