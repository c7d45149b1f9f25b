import { describe, expect, it } from 'vitest';
import { percentAt, placeOf, sliderEnd } from '../../renderer/percent-slider.ts';

describe('the slider of an error rate', () => {
  it('runs from a tenth of a percent to twenty, in factors', () => {
    expect([percentAt(0), percentAt(sliderEnd)]).toEqual([0.1, 20]);
    expect(percentAt(sliderEnd / 2)).toBeCloseTo(Math.sqrt(0.1 * 20), 1);
  });

  it('finds its way back, rises, and stays at its ends', () => {
    for (const percent of [0.1, 0.5, 1, 2, 5, 10, 20]) expect(percentAt(placeOf(percent))).toBeCloseTo(percent, 1);
    const all = Array.from({ length: sliderEnd + 1 }, (_, place) => percentAt(place));
    expect(all.every((percent, place) => place === 0 || percent >= all[place - 1])).toBe(true);
    expect([placeOf(0.01), placeOf(50)]).toEqual([0, sliderEnd]);
  });
});
