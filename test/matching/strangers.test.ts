import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { defaultPolicy } from '../../main/matching/default-policy.ts';
import { referenceSpread } from '../../main/matching/compare.ts';
import { supportOf } from '../../main/matching/set-support.ts';
import { setErrorsOf } from '../../main/matching/set-errors.ts';
import { holdTogether } from '../../main/matching/strangers.ts';
import { calibrationOf, randomHand, referencesOf, uniformRow } from './synthetic.ts';

const random = createRandom(9);
const noise = 0.3;
const hand = randomHand(random);
const other = randomHand(random);
const own = (count: number) => referencesOf(hand, count, noise, random, 'own');
const foreign = (count: number) => referencesOf(other, count, noise, random, 'foreign');
// Pairs of one hand lie about 0.3 apart, of two hands about 0.8: 0.3 less than that when adjusted.
const calibration = calibrationOf(
  uniformRow(1, [-0.4, 0.05], [0, 0.4], [0.1, 0.6]),
  uniformRow(5, [-0.3, 0.2], [0.2, 0.5], [0.3, 0.8]),
);

describe('holdTogether', () => {
  it('has nothing against specimens of one hand', () => {
    const references = own(5);
    const held = holdTogether(references, calibration);
    expect(held.strangers.size).toBe(0);
    expect(held.kept).toEqual(references);
    expect([...held.distances.values()].every((distance) => distance !== null && distance < 0.1)).toBe(true);
  });

  it('finds the one of another hand, wherever it stands, and does not blame the others for it', () => {
    for (const place of [0, 2, 4]) {
      const references = own(4);
      references.splice(place, 0, foreign(1)[0]);
      const { strangers, kept } = holdTogether(references, calibration);
      expect([...strangers]).toEqual([['foreign-0', 'foreign']]);
      expect(kept.map(({ specimen }) => specimen)).toEqual(['own-0', 'own-1', 'own-2', 'own-3']);
    }
  });

  it('lets few pictures that were scanned badly not set what is far, and nothing near be far', () => {
    const [usual, far] = [uniformRow(4, [-0.3, 0.05], [0.2, 0.5], [0.3, 0.8]), 0.9];
    const astray = { ...usual, genuine: usual.genuine.with(100, far) };
    const references = [...own(4), ...foreign(1)];
    for (const row of [usual, astray]) {
      expect([...holdTogether(references, calibrationOf(row)).strangers.keys()]).toEqual(['foreign-0']);
    }
    // Where other people's signatures all lie much further, one this near is thought to be the person's.
    const apart = { ...usual, random: usual.random.map((distance) => distance + 2) };
    expect(holdTogether(references, calibrationOf(apart)).strangers.size).toBe(0);
  });

  it('finds the same whichever came first', () => {
    const references = [...own(3), ...foreign(1)];
    const turned = [references[3], ...references.slice(0, 3)];
    const found = (some: typeof references) => [...holdTogether(some, calibration).strangers];
    expect(found(turned)).toEqual(found(references));
  });

  it('finds two of another hand among five', () => {
    const { strangers } = holdTogether([...own(3), ...foreign(2)], calibration);
    expect([...strangers.keys()].sort()).toEqual(['foreign-0', 'foreign-1']);
  });

  it('cannot tell which of two is the wrong one, and says so of both', () => {
    const { strangers, kept } = holdTogether([...own(1), ...foreign(1)], calibration);
    expect([...strangers]).toEqual([
      ['own-0', 'pair'],
      ['foreign-0', 'pair'],
    ]);
    expect(kept).toHaveLength(2);
  });

  it('takes one specimen as it is', () => {
    const { strangers, distances } = holdTogether(own(1), calibration);
    expect(strangers.size).toBe(0);
    expect([...distances.values()]).toEqual([null]);
  });

  it('never mixes models', () => {
    const [one, two] = own(2);
    const mixed = [one, { ...two, embedding: { ...two.embedding, model: 'another' } }];
    expect(() => holdTogether(mixed, calibration)).toThrow(expect.objectContaining({ code: 'refused' }));
  });
});

describe('supportOf', () => {
  const references = [...own(4), ...foreign(1)];
  const support = supportOf(references, calibration, defaultPolicy);

  it('tells what the whole set supports, what it would without strangers, and with one more', () => {
    const errorsOf = (some: typeof references) =>
      setErrorsOf({ references: some.length, spread: referenceSpread(some) }, calibration, defaultPolicy);
    expect(support.errors).toEqual(errorsOf(references));
    expect(support.withoutStrangers).toEqual(errorsOf(references.slice(0, 4)));
    // More than five were not measured.
    expect(support.oneMore).toBeNull();
    expect(supportOf(own(2), calibration, defaultPolicy).oneMore?.references).toBe(3);
  });

  it('holds every specimen against the others', () => {
    expect(support.specimens.map(({ stranger }) => stranger)).toEqual([null, null, null, null, 'foreign']);
    const [first] = support.specimens;
    const last = support.specimens[4];
    expect(last.distance ?? 0).toBeGreaterThan(first.distance ?? 1);
    expect(last.further).toBe(0);
    expect(first.further ?? 0).toBeGreaterThan(0.1);
    expect(supportOf(own(1), calibration, defaultPolicy).specimens).toEqual([
      { specimen: 'own-0', distance: null, further: null, without: null, stranger: null, belongs: false },
    ]);
  });

  it('doubts none that a person said belongs, and counts it among those that do', () => {
    const kept = supportOf(references, calibration, defaultPolicy, new Set(['foreign-0']));
    expect(kept.specimens[4]).toMatchObject({ stranger: null, belongs: true, distance: support.specimens[4].distance });
    expect(kept.withoutStrangers).toBeNull();
    const other = supportOf(references, calibration, defaultPolicy, new Set(['own-0']));
    expect(other.specimens.map(({ stranger }) => stranger)).toEqual([null, null, null, null, 'foreign']);
    expect(other.withoutStrangers).toEqual(support.withoutStrangers);
  });
});
