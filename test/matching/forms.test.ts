import { describe, expect, it } from 'vitest';
import type { Embedding } from '../../main/base/embedding.ts';
import { createRandom } from '../../main/base/random.ts';
import { randomAcceptanceAt } from '../../main/matching/calibrated-rates.ts';
import { compare } from '../../main/matching/compare.ts';
import { decide } from '../../main/matching/decide.ts';
import { defaultPolicy } from '../../main/matching/default-policy.ts';
import {
  arrangeForms,
  compareForms,
  decideAmongForms,
  isLike,
  isStrange,
  nearFormOf,
} from '../../main/matching/forms.ts';
import { identify } from '../../main/matching/identify.ts';
import { unlikeOthers } from '../../main/matching/unlike-others.ts';
import { calibrationOf, galleryOf, randomHand, referencesOf, signWith, uniformRow } from './synthetic.ts';

const random = createRandom(5);
const noise = 0.3;
const [full, initials, stranger] = [randomHand(random), randomHand(random), randomHand(random)];
const references = [
  ...referencesOf(full, 4, noise, random, 'f').map((one) => ({ ...one, form: 'full' })),
  ...referencesOf(initials, 2, noise, random, 'i').map((one) => ({ ...one, form: 'initials' })),
];
const forms = arrangeForms(references);
const calibration = calibrationOf(
  uniformRow(2, [-0.1, 0.3], [0.2, 1], [0.25, 1.2]),
  uniformRow(4, [-0.1, 0.25], [0.2, 1], [0.25, 1.2]),
);

describe('compareForms', () => {
  it('puts the form first in which the signature was written, with its own specimens alone', () => {
    for (const [hand, form, count] of [
      [full, 'full', 4],
      [initials, 'initials', 2],
    ] as const) {
      const [nearest, other] = compareForms(signWith(hand, noise, random), forms, calibration);
      expect([nearest.form, nearest.comparison.references.length]).toEqual([form, count]);
      expect(nearest.comparison.adjustedDistance).toBeLessThan(other.comparison.adjustedDistance);
    }
  });

  it('measures as `compare` does, and passes over a form without specimens', () => {
    const probe = signWith(full, noise, random);
    const [nearest] = compareForms(probe, [...forms, ...arrangeForms([])], calibration);
    expect(nearest.comparison).toEqual(compare(probe, references.slice(0, 4), calibration));
    expect(compareForms(probe, [], calibration)).toEqual([]);
  });
});

describe('decideAmongForms', () => {
  const probe = signWith(initials, noise, random);
  const comparisons = compareForms(probe, forms, calibration);

  it('decides by the nearest, as if there were no other', () => {
    const alone = decide(comparisons[0].comparison, calibration, defaultPolicy);
    expect(decideAmongForms(comparisons.slice(0, 1), calibration, defaultPolicy)).toEqual(alone);
    expect(decideAmongForms(comparisons, calibration, defaultPolicy)).toMatchObject({
      word: alone.word,
      thresholds: alone.thresholds,
    });
  });

  it('owns that more than one form gives a stranger more than one chance', () => {
    const alone = decide(comparisons[0].comparison, calibration, defaultPolicy);
    const among = decideAmongForms(comparisons, calibration, defaultPolicy);
    const other = decide(comparisons[1].comparison, calibration, defaultPolicy);
    const more = randomAcceptanceAt(calibration.rows[1], other.thresholds?.accept ?? NaN);
    expect(more).toBeGreaterThan(0);
    expect(among.supports?.falseAcceptanceRandom).toBeCloseTo((alone.supports?.falseAcceptanceRandom ?? 0) + more, 12);
    expect(among.supports?.falseAcceptanceSkilled).toBeCloseTo(
      (alone.supports?.falseAcceptanceSkilled ?? 0) + more,
      12,
    );
    expect(among.supports?.falseRejection).toBe(alone.supports?.falseRejection);
  });
});

describe('nearFormOf', () => {
  it('finds the form a specimen belongs to, and none for a stranger', () => {
    const others = forms.filter(({ form }) => form !== 'full');
    expect(nearFormOf(signWith(initials, noise, random), others, calibration)).toBe('initials');
    expect(nearFormOf(signWith(stranger, noise, random), others, calibration)).toBeNull();
    expect(nearFormOf(signWith(initials, noise, random), [], calibration)).toBeNull();
  });

  it('leaves one specimen out, with the spread of all of them', () => {
    const [own] = forms;
    const [first, ...rest] = own.items;
    const without = own.without(first.specimen);
    expect(without.items).toEqual(rest);
    expect(without.spread()).toBe(own.spread());
    expect(isLike(first.embedding, without, calibration)).toBe(
      !unlikeOthers(first.embedding, rest, calibration, own.spread()),
    );
  });
});

describe('isStrange', () => {
  it('holds a specimen against one form alone, together with which it is a set, and has nothing to say of the first', () => {
    const [own, other] = forms;
    const offered = { specimen: 'offered', embedding: signWith(full, noise, random) };
    expect(isStrange(offered, own, calibration)).toBe(false);
    expect(isStrange(offered, other, calibration)).toBe(true);
    expect(isStrange({ ...offered, embedding: signWith(stranger, noise, random) }, own, calibration)).toBe(true);
    const [nobody] = arrangeForms([{ ...references[0], form: 'x' }]);
    expect(isStrange(offered, nobody.without(references[0].specimen), calibration)).toBe(false);
  });

  it('holds it against many as a whole', () => {
    const many = referencesOf(full, 70, noise, random, 'm').map((one) => ({ ...one, form: 'full' }));
    const [own] = arrangeForms(many);
    const told = (embedding: Embedding) => isStrange({ specimen: 'offered', embedding }, own, calibration);
    expect(told(signWith(full, noise, random))).toBe(false);
    expect(told(signWith(stranger, noise, random))).toBe(true);
  });
});

describe('identify', () => {
  it('names the form beside the person, and counts every form as a comparison', () => {
    const entries = forms.map(({ form, items }) => ({ signatory: 'ada', name: 'Ada', form, references: items }));
    const bob = { signatory: 'bob', name: 'Bob', form: 'full', references: referencesOf(stranger, 2, noise, random) };
    const gallery = galleryOf([...entries, bob]);
    expect([gallery.size, gallery.signatories]).toEqual([3, 2]);
    const { candidates, decision } = identify(signWith(initials, 0.05, random), gallery, calibration, defaultPolicy);
    expect(candidates[0]).toMatchObject({ signatory: 'ada', form: 'initials' });
    expect(candidates.map(({ nearestSpecimen }) => nearestSpecimen)).toHaveLength(3);
    expect(decision).toMatchObject({
      word: 'identified',
      signatory: 'ada',
      form: 'initials',
      gallerySize: 2,
      forms: 3,
    });
  });
});
