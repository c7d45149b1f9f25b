import { describe, expect, it } from 'vitest';
import type { Unlikeness } from '../../main/contract/traits.ts';
import { englishUnlikeness, germanUnlikeness, unlikenessLine } from '../../main/contract/unlikeness-words.ts';

describe('what is unlike the calibration, in words', () => {
  it('names whose it is and which way it differs', () => {
    const thick: Unlikeness = { what: 'stroke', of: 'questioned', side: 'high' };
    expect(unlikenessLine(englishUnlikeness, thick)).toBe('questioned signature: a thicker line for its size');
    expect(unlikenessLine(germanUnlikeness, thick)).toBe('fragliche Unterschrift: dickerer Strich für die Größe');
    const close: Unlikeness = { what: 'spread', of: 'specimens', side: 'low' };
    expect(unlikenessLine(englishUnlikeness, close)).toBe('specimens: they hardly differ');
  });
});
