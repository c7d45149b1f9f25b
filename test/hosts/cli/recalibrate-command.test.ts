import { describe, expect, it } from 'vitest';
import { createCommandLine } from './command-line.ts';

describe('recalibrate', () => {
  it('shows what it would come to without changing anything', async () => {
    const { run } = createCommandLine();
    const { code, out } = await run('recalibrate', '--preview');
    expect(code).toBe(0);
    expect(out).toContain('moved by -0.62 ± 0.21 deviations');
    expect(out).toContain('genuine up to 0.170 → 0.130');
    expect(out).toContain('Past verdicts that would be others: 1 of 40.');
    expect(out).toMatch(/c7\s+Somebody\s+genuine → inconclusive/);
    expect((await run('recalibrate', '--state')).out).toContain("the model's own calibration");
  });

  it('adopts, says what no longer stands, and takes back', async () => {
    const { run } = createCommandLine();
    const { out } = await run('recalibrate', '--overruled', '3');
    expect(out).toContain('moved by 28 decided cases of 6 people, since 2026-01-02 03:04 UTC');
    expect(out).toContain('2 cases of these no longer stand');
    const state = await run('--json', 'recalibrate', '--state');
    expect(JSON.parse(state.out)).toMatchObject({ adopted: { weights: { overruled: 3, hard: 1 } } });
    expect((await run('recalibrate', '--take-back')).out).toContain("the model's own calibration");
  });

  it('fails where there are too few cases', async () => {
    const { code, err } = await createCommandLine().run('recalibrate', '--overruled', '0');
    expect(code).toBe(2);
    expect(err).toContain('Too few decided cases.');
  });
});

describe('evaluate recalibration', () => {
  it('tells whether the claim holds before and after cases', async () => {
    const { code, out } = await createCommandLine().run(
      ...['evaluate', 'recalibration', '/sets/x', '--calibrate-on', '/sets/y', '--cases', '30'],
    );
    expect(code).toBe(0);
    expect(out).toContain('Thresholds from 14 writers of other, at most 10.0 %');
    expect(out).toMatch(/none.*not held: upper end 17\.0/);
    expect(out).toMatch(/30 +0 +6\.5 .* held: upper end 5\.0/);
  });
});
