import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { evaluateSet } from '../../main/evaluation/evaluate-verification.ts';
import { fitCalibration } from '../../main/evaluation/fit-calibration.ts';
import { figureOf } from '../../main/evaluation/report-figure.ts';
import { syntheticSet } from './synthetic-set.ts';

const calibration = await fitCalibration([syntheticSet(createRandom(1), 10)], { population: '-', draws: 3, seed: 1 });
const report = await evaluateSet(syntheticSet(createRandom(2), 6), calibration, {
  references: [1, 3],
  draws: 3,
  seed: 1,
});

describe('figureOf', () => {
  it('draws both curves of each number of references within their frames, the same for the same report', () => {
    const figure = figureOf({ ...report, set: 'a <b> & c' });
    expect(figure).toContain('a &lt;b&gt; &amp; c');
    expect(figure.match(/stroke-width="2"/g)).toHaveLength(2 * 2 + 2);
    expect(figure).toContain('>1 specimen<');
    expect(figure).toContain('>3 specimens<');
    const places = [...figure.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(places.length).toBeGreaterThan(20);
    expect(places.every(([x, y]) => x >= 0 && x <= 860 && y >= 0 && y <= 420)).toBe(true);
    expect(figureOf(report)).toBe(figureOf(report));
  });

  it('leaves out what has no forgeries', () => {
    const [row] = report.results;
    const without = { ...report, results: [{ ...row, evidence: { ...row.evidence, skilled: null } }] };
    expect(figureOf(without)).not.toContain('specimen<');
  });
});
