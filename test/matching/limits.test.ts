import { describe, expect, it } from 'vitest';
import type { Calibration } from '../../main/contract/calibration.ts';
import type { IdentifyDecision, VerifyDecision } from '../../main/contract/records.ts';
import type { Traits } from '../../main/contract/traits.ts';
import { identifiedWithinLimits, unlikeQuestioned, unlikeSpecimens, withinLimits } from '../../main/matching/limits.ts';
import { calibrationOf, uniformRow } from './synthetic.ts';

const usual: Traits = { aspect: 3, stroke: 2, density: 0.1, length: 3, pieces: 2, lettering: 1 };
const around = (value: number) => ({ low: value / 2, high: value * 2 });
const plain = calibrationOf(uniformRow(1, [0, 1], [1, 2], [2, 3]), uniformRow(3, [0, 1], [1, 2], [2, 3]));
const calibration: Calibration = {
  ...plain,
  traits: {
    aspect: around(3),
    stroke: around(2),
    density: around(0.1),
    length: around(3),
    pieces: around(2),
    lettering: around(1),
  },
  sets: {
    slopes: { genuine: 0, skilled: 0 },
    rows: [
      { references: 1, spread: null, equalError: [0, 1] },
      { references: 3, spread: { mean: 0.6, deviation: 0.1, most: 0.9 }, equalError: [0, 1] },
    ],
  },
};

describe('unlikeQuestioned', () => {
  it('names what lies outside, and on which side', () => {
    expect(unlikeQuestioned(usual, calibration)).toEqual([]);
    expect(unlikeQuestioned({ ...usual, stroke: 9, length: 1 }, calibration)).toEqual([
      { what: 'stroke', of: 'questioned', side: 'high' },
      { what: 'length', of: 'questioned', side: 'low' },
    ]);
  });

  it('says nothing where nobody kept what the calibration’s signatures looked like', () => {
    expect(unlikeQuestioned({ ...usual, stroke: 99 }, plain)).toEqual([]);
    expect(unlikeQuestioned(null, calibration)).toEqual([]);
  });
});

describe('unlikeSpecimens', () => {
  const three = { references: 3, spread: 0.6 };

  it('goes by the middle one: a single odd specimen does not make a set odd', () => {
    const odd = { ...usual, aspect: 30 };
    expect(unlikeSpecimens([usual, odd, usual], three, calibration)).toEqual([]);
    expect(unlikeSpecimens([odd, odd, usual], three, calibration)).toEqual([
      { what: 'aspect', of: 'specimens', side: 'high' },
    ]);
  });

  it('tells a set that differs more among itself than anybody’s did', () => {
    expect(unlikeSpecimens([usual], { references: 3, spread: 0.95 }, calibration)).toEqual([
      { what: 'spread', of: 'specimens', side: 'high' },
    ]);
    expect(unlikeSpecimens([usual], { references: 3, spread: 0.95 }, plain)).toEqual([]);
    expect(unlikeSpecimens([usual], { references: 1, spread: null }, calibration)).toEqual([]);
  });
});

describe('withinLimits', () => {
  const supports = { falseAcceptanceSkilled: 0.05, falseAcceptanceRandom: 0.01, falseRejection: 0.05 };
  const decision = (word: VerifyDecision['word']): VerifyDecision => ({
    word,
    reason: word === 'inconclusive' ? 'between-thresholds' : null,
    thresholds: { accept: 0.1, reject: 0.2 },
    supports,
  });
  const clean = { reasons: [] };

  it.each(['genuine', 'forged', 'inconclusive'] as const)('takes back %s where the rates do not hold', (word) => {
    const unlike = unlikeQuestioned({ ...usual, density: 0.9 }, calibration);
    expect(withinLimits(decision(word), unlike, clean)).toEqual({
      word: 'inconclusive',
      reason: 'unlike-calibration',
      thresholds: { accept: 0.1, reject: 0.2 },
      supports: null,
      unlike: [{ what: 'density', of: 'questioned', side: 'high' }],
    });
  });

  it('leaves a decision as it is where they do', () => {
    const genuine = decision('genuine');
    expect(withinLimits(genuine, [], { reasons: ['faint'] })).toBe(genuine);
  });

  it('holds a missing part, or a second signature, against “forged” alone', () => {
    const cut = { reasons: ['clipped', 'several-signatures'] as const };
    expect(withinLimits(decision('genuine'), [], { reasons: [...cut.reasons] }).word).toBe('genuine');
    expect(withinLimits(decision('forged'), [], { reasons: [...cut.reasons] })).toMatchObject({
      word: 'inconclusive',
      unlike: [
        { what: 'clipped', side: 'low' },
        { what: 'several-signatures', side: 'high' },
      ],
    });
  });
});

describe('identifiedWithinLimits', () => {
  const size = { gallerySize: 3, forms: 4, threshold: 0.1 };
  const named: IdentifyDecision = { word: 'identified', reason: null, signatory: 'ada', form: 'full', ...size };
  const nobody: IdentifyDecision = { word: 'unknown', reason: 'nobody-near', signatory: null, ...size };
  const none: IdentifyDecision = { word: 'unknown', reason: 'empty-gallery', signatory: null, ...size };
  const unlike = unlikeQuestioned({ ...usual, density: 0.9 }, calibration);
  const clean = { reasons: [] };
  const inconclusive = { word: 'inconclusive', reason: 'unlike-calibration', signatory: null, ...size };

  it('takes a name back, and that nobody is near, where the rates do not hold', () => {
    for (const decision of [named, nobody]) {
      expect(identifiedWithinLimits(decision, unlike, clean)).toEqual({ ...inconclusive, unlike });
      expect(identifiedWithinLimits(decision, [], clean)).toEqual(decision);
    }
    expect(identifiedWithinLimits(none, unlike, clean)).toEqual(none);
  });

  it('does not say that nobody is near by a picture with a part missing, which is nothing against a name', () => {
    const cut = { reasons: ['clipped' as const] };
    const missing = [{ what: 'clipped', of: 'questioned', side: 'low' }];
    expect(identifiedWithinLimits(nobody, [], cut)).toEqual({ ...inconclusive, unlike: missing });
    expect(identifiedWithinLimits(named, [], cut)).toEqual(named);
  });
});
