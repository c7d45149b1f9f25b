import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { baselineRow, reportRow } from '../../main/evaluation/verification-report.ts';
import type { VerificationScores } from '../../main/evaluation/verification-trials.ts';
import { normalShareBelow } from '../../main/matching/normal-distribution.ts';

/** Genuine at 0 ± 1, strangers at 4 ± 1, forgeries at 2 ± 1, all moved by the writer's own `shift`. */
function scoresOf(writer: string, shift: number, seed: number, forgeries = 80): VerificationScores {
  const random = createRandom(seed);
  const draw = (centre: number, count: number) => Array.from({ length: count }, () => centre + shift + random.normal());
  return { writer, genuine: draw(0, 80), random: draw(4, 80), skilled: draw(2, forgeries) };
}

const even = Array.from({ length: 30 }, (_, i) => scoresOf(`w${i}`, 0, i));
const percent = (x: number) => 100 * normalShareBelow(x);

describe('reportRow', () => {
  const row = reportRow(3, even, { accept: 0.5, reject: 1.5 }, 1);

  it('has in percent the rates that the distributions have', () => {
    expect(row.references).toBe(3);
    expect(row.comparisons).toEqual({ genuine: 2400, random: 2400, skilled: 2400 });
    const differences = [
      [row.eerSkilled, percent(-1)],
      [row.eerRandom, percent(-2)],
      [row.eerSkilledPerWriter, percent(-1)],
      [row.frr, percent(-1.5)],
      [row.farSkilled, percent(-1.5)],
      [row.farRandom, percent(-3.5)],
    ].map(([measured, truth]) => Math.abs((measured ?? NaN) - (truth ?? NaN)));
    // Three standard errors of a rate of 16 % over 2,400 comparisons.
    for (const difference of differences) expect(difference).toBeLessThan(2.3);
  });

  it('puts each rate inside its interval, the same for the same seed', () => {
    const rates = [row.frr, row.farRandom, row.farSkilled, row.eerRandom, row.eerSkilled, row.eerSkilledPerWriter];
    const { frr, farRandom, farSkilled, eerRandom, eerSkilled, eerSkilledPerWriter } = row.ci;
    [frr, farRandom, farSkilled, eerRandom, eerSkilled, eerSkilledPerWriter].forEach((interval, i) => {
      expect(interval?.[0]).toBeLessThanOrEqual(rates[i] ?? NaN);
      expect(interval?.[1]).toBeGreaterThanOrEqual(rates[i] ?? NaN);
      expect((interval?.[1] ?? NaN) - (interval?.[0] ?? NaN)).toBeLessThan(5);
    });
    expect(reportRow(3, even, { accept: 0.5, reject: 1.5 }, 1)).toEqual(row);
    expect(reportRow(3, even, { accept: 0.5, reject: 1.5 }, 2).ci).not.toEqual(row.ci);
  });

  it('tells a threshold for all from one per person, with intervals as wide as writers differ', () => {
    const shifted = Array.from({ length: 30 }, (_, i) => scoresOf(`w${i}`, (i % 3) * 2, i));
    const apart = reportRow(3, shifted, { accept: 0.5, reject: 1.5 }, 1);
    expect(apart.eerSkilled).toBeGreaterThan((row.eerSkilled ?? NaN) + 5);
    expect(apart.eerSkilledPerWriter).toBeCloseTo(row.eerSkilledPerWriter ?? NaN, 6);
    const width = (interval: [number, number] | null) => (interval ? interval[1] - interval[0] : NaN);
    expect(width(apart.ci.frr)).toBeGreaterThan(3 * width(row.ci.frr));
  });

  it('counts a writer without forgeries for genuine and random comparisons only', () => {
    const without = scoresOf('none', 0, 99, 0);
    const mixed = reportRow(1, [...even, without], { accept: 0.5, reject: 1.5 }, 1);
    expect(mixed.comparisons).toEqual({ genuine: 2480, random: 2480, skilled: 2400 });
    expect(mixed.eerSkilledPerWriter).toBeCloseTo(row.eerSkilledPerWriter ?? NaN, 9);
    const none = reportRow(1, [without], { accept: 0.5, reject: 1.5 }, 1);
    expect(none).toMatchObject({ farSkilled: null, eerSkilled: null, eerSkilledPerWriter: null });
    expect(none.ci).toMatchObject({ farSkilled: null, eerSkilled: null, eerSkilledPerWriter: null });
    expect(none.eerRandom).toBeGreaterThan(0);
  });
});

describe('baselineRow', () => {
  it('has the same equal error rates', () => {
    const { eerRandom, eerSkilled } = reportRow(2, even, { accept: 0.5, reject: 1.5 }, 1);
    expect(baselineRow(2, even)).toEqual({ references: 2, eerRandom, eerSkilled });
  });
});
