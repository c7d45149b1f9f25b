import { describe, expect, it } from 'vitest';
import { createCommandLine } from './command-line.ts';

describe('evaluate retraining', () => {
  it('tells before and after, with the change of each run, and what the gate said', async () => {
    const { run } = createCommandLine();
    const { code, out } = await run('evaluate', 'retraining', '/sets/x', '/sets/y', '--seeds', '1,2', '--steps', '40');
    expect(code).toBe(0);
    expect(out).toContain('30 writers retrained on by 300 genuine and 200 forged signatures');
    expect(out).toMatch(/these writers \(30\)\s+skilled\s+6\.00\s+4\.50\s+−1\.50 \(−2\.50 to −0\.50\)\s+−1\.40 −1\.60/);
    expect(out).toMatch(/these writers \(30\)\s+random\s+–/);
    expect(out).toMatch(/seed 2\s+best at step 40 of 40\s+against it: pinned-skilled/);
  });

  it('retrains on nobody whom the shipped model learnt from, and chooses by nobody it retrains on', async () => {
    const { run, state } = createCommandLine();
    await run('evaluate', 'retraining', '/sets/sigcomp2011-dutch', '--no-forgeries', '--keep', '/kept');
    const { forgeries, keep, sets } = state.retraining ?? {};
    expect({ forgeries, keep }).toEqual({ forgeries: false, keep: '/kept' });
    expect(sets?.[0].people).toHaveLength(13);
    expect(sets?.[0].others).toHaveLength(7);
  });

  it('refuses seeds that are none', async () => {
    expect((await createCommandLine().run('evaluate', 'retraining', '/sets/x', '--seeds', 'one')).code).toBe(2);
  });
});
