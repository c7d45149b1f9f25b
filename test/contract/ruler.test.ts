import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../main/contract/records.ts';
import { rulerOf } from '../../main/contract/ruler.ts';

const evidence: Evidence = {
  meanDistance: 0.7,
  leastDistance: 0.66,
  spread: 0.61,
  adjustedDistance: 0.1,
  references: [
    { specimen: 'a', distance: 0.66 },
    { specimen: 'b', distance: 0.74 },
  ],
  population: {
    genuine: { low: 0.02, middle: 0.06, high: 0.12 },
    skilled: { low: 0.1, middle: 0.16, high: 0.25 },
    random: { low: 0.19, middle: 0.27, high: 0.33 },
  },
};
const thresholds = { accept: 0.101, reject: 0.131 };

describe('the ruler of distances', () => {
  it('puts everything on one scale, alike at the left', () => {
    const ruler = rulerOf(evidence, thresholds);
    const { genuine, skilled, random } = ruler.population;
    const places = [ruler.probe, ruler.accept, ruler.reject, skilled.middle, random.middle, random.high] as number[];
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(genuine.low).toBeLessThan(genuine.middle);
    for (const place of [...places, genuine.low, ...ruler.specimens]) {
      expect(place).toBeGreaterThanOrEqual(3);
      expect(place).toBeLessThanOrEqual(97);
    }
  });

  it('shows specimens around the signature: adjusted distance is their mean and least, net of the spread', () => {
    const { probe, specimens, own } = rulerOf(evidence, thresholds);
    // (0.66 + 0.70) / 2 − 0.10 = 0.58 is taken off each.
    expect(specimens[0]).toBeLessThan(probe);
    expect(specimens[1]).toBeGreaterThan(probe);
    expect(specimens[1] - probe).toBeCloseTo(3 * (probe - specimens[0]), 6);
    expect(own).toBeLessThan(probe);
  });

  it('does without thresholds and without a spread', () => {
    const ruler = rulerOf({ ...evidence, spread: null }, null);
    expect([ruler.accept, ruler.reject, ruler.own]).toEqual([null, null, null]);
  });
});
