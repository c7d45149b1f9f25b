import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { CalibrationRow } from '../../main/contract/calibration.ts';
import { quantile, mean, deviation } from '../../main/base/vectors.ts';
import { randomAcceptanceAt } from '../../main/matching/calibrated-rates.ts';
import { compare, referenceSpread } from '../../main/matching/compare.ts';
import { defaultPolicy } from '../../main/matching/default-policy.ts';
import { identificationThreshold, identify, shortlistLength } from '../../main/matching/identify.ts';
import { unlikeOthers } from '../../main/matching/unlike-others.ts';
import {
  calibrationOf,
  galleryOf,
  randomHand,
  type ReferenceSet,
  referencesOf,
  signWith,
  uniformRow,
} from './synthetic.ts';

const random = createRandom(11);
const noise = 0.3;
const hands = Array.from({ length: 60 }, () => randomHand(random));
const entries: ReferenceSet[] = hands.map((hand, i) => ({
  signatory: `s${i}`,
  name: `Signatory ${i}`,
  form: 'full',
  references: referencesOf(hand, 1 + (i % 4), noise, random, `s${i}`),
}));
const gallery = galleryOf(entries);

/** Measured on other hands of the same making, so that thresholds mean what they say. */
function calibrate(references: number): CalibrationRow {
  const others = Array.from({ length: 40 }, () => randomHand(random));
  const sets = others.map((hand) => referencesOf(hand, references, noise, random));
  const distance = (probe: number, set: number) =>
    compare(signWith(others[probe], noise, random), sets[set], { populationSpread: 0.6 }).adjustedDistance;
  const genuine = others.flatMap((_, i) => [distance(i, i), distance(i, i)]).sort((a, b) => a - b);
  const strangers = others.flatMap((_, i) => others.map((_, j) => (i === j ? null : distance(i, j))));
  const far = strangers.filter((value) => value !== null).sort((a, b) => a - b);
  const percentiles = (values: number[]) => Array.from({ length: 101 }, (_, i) => quantile(values, i / 100));
  return {
    references,
    comparisons: { genuine: genuine.length, random: far.length, skilled: far.length },
    genuine: percentiles(genuine),
    skilled: percentiles(far),
    random: percentiles(far),
    randomMoments: { mean: mean(far), deviation: deviation(far) },
  };
}
const calibration = calibrationOf(...[1, 2, 3, 4].map(calibrate));

describe('identify', () => {
  it('tells with which specimens it compared whoever is named, and how far these lie apart', () => {
    const { decision, named } = identify(signWith(hands[7], 0.05, random), gallery, calibration, defaultPolicy);
    expect(decision.signatory).toBe('s7');
    expect([...(named?.specimens ?? [])].sort()).toEqual(['s7-0', 's7-1', 's7-2', 's7-3']);
    expect(named?.spread).toBeCloseTo(referenceSpread(entries[7].references) ?? 0, 10);
    const nobody = randomHand(createRandom(99));
    expect(identify(signWith(nobody, noise, random), gallery, calibration, defaultPolicy).named).toBeNull();
  });

  it('names the writer of nearly every signature of somebody enrolled', () => {
    const named = hands.map((hand, i) => {
      const { decision, candidates } = identify(signWith(hand, noise, random), gallery, calibration, defaultPolicy);
      expect(decision.gallerySize).toBe(60);
      return decision.signatory === `s${i}` && candidates[0].signatory === `s${i}`;
    });
    expect(named.filter(Boolean).length).toBeGreaterThan(55);
  });

  it('gives strangers a name no more often than the policy allows', () => {
    const policy = { ...defaultPolicy, falseIdentification: 0.05 };
    const tries = 200;
    let named = 0;
    for (let i = 0; i < tries; i++) {
      const stranger = signWith(randomHand(random), noise, random);
      const { decision } = identify(stranger, gallery, calibration, policy);
      if (decision.word === 'identified') named++;
      else expect(decision).toMatchObject({ word: 'unknown', reason: 'nobody-near', signatory: null });
    }
    // Three standard errors above the rate allowed.
    expect(named / tries).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / tries));
  });

  it('compares the shortlist locally, lists some beyond it by the global vector, and decides by the first', () => {
    const { candidates, decision } = identify(signWith(hands[3], noise, random), gallery, calibration, defaultPolicy);
    expect(candidates).toHaveLength(50);
    expect(candidates.slice(0, shortlistLength).every(({ adjustedDistance }) => adjustedDistance !== null)).toBe(true);
    expect(candidates.slice(shortlistLength).every(({ adjustedDistance }) => adjustedDistance === null)).toBe(true);
    expect(decision.threshold).not.toBeNull();
    expect(candidates[0].adjustedDistance).toBeLessThanOrEqual(decision.threshold ?? -Infinity);
  });

  it('ranks by adjusted distance where all have as many specimens', () => {
    const even = galleryOf(entries.map((entry) => ({ ...entry, references: entry.references.slice(0, 1) })));
    const { candidates } = identify(signWith(hands[3], noise, random), even, calibration, defaultPolicy);
    const distances = candidates.slice(0, shortlistLength).map(({ adjustedDistance }) => adjustedDistance ?? NaN);
    expect(distances).toEqual(distances.toSorted((a, b) => a - b));
  });

  it('knows nobody in an empty gallery', () => {
    const answer = identify(signWith(hands[0], noise, random), galleryOf([]), calibration, defaultPolicy);
    expect(answer).toMatchObject({ candidates: [], decision: { word: 'unknown', reason: 'empty-gallery' } });
  });

  it('refuses a probe of another model', () => {
    const probe = signWith(hands[0], noise, random, 'another');
    expect(() => identify(probe, gallery, calibration, defaultPolicy)).toThrow(
      expect.objectContaining({ code: 'refused' }),
    );
  });
});

describe('identificationThreshold', () => {
  it('leaves the whole gallery the chance that the policy allows', () => {
    const row = uniformRow(3, [0, 1], [0, 1], [1, 2]);
    for (const size of [1, 10, 1_000, 100_000]) {
      const threshold = identificationThreshold(calibrationOf(row), 3, size, 0.01);
      const perComparison = randomAcceptanceAt(row, threshold);
      expect((1 - (1 - perComparison) ** size) / 0.01).toBeCloseTo(1, 3);
    }
  });

  it('falls as the gallery grows', () => {
    const thresholds = [1, 2, 20, 500].map((size) => identificationThreshold(calibration, 2, size, 0.01));
    expect(thresholds).toEqual(thresholds.toSorted((a, b) => b - a));
    expect(new Set(thresholds).size).toBe(4);
  });
});

describe('unlikeOthers', () => {
  it("tells a stranger's signature from one's own, and nothing where there are no others", () => {
    const references = referencesOf(hands[5], 3, noise, random);
    expect(unlikeOthers(signWith(hands[5], noise, random), references, calibration)).toBe(false);
    expect(unlikeOthers(signWith(hands[6], noise, random), references, calibration)).toBe(true);
    expect(unlikeOthers(signWith(hands[6], noise, random), [], calibration)).toBe(false);
  });
});
