import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  angleOf,
  distancesOf,
  nearestTo,
  numbersOf,
  overlapOf,
  surroundingsOf,
  type MarginRule,
} from '../../../main/contract/lab/sphere-measures.ts';

const bytesOf = (numbers: number[]) => new Uint8Array(Float32Array.from(numbers).buffer);
/** Four points on a circle at these angles, in degrees. */
const at = [0, 10, 25, 90];
const radians = (degrees: number) => (degrees * Math.PI) / 180;
const pairs = at.flatMap((a, i) => at.slice(i + 1).map((b) => 1 - Math.cos(radians(b - a))));
const snapshot = { distances: bytesOf(pairs) };
const watched = {
  classes: [
    { name: 'a', group: '', part: 'learnt' },
    { name: 'b', group: '', part: 'learnt' },
  ],
  classOf: [0, 0, 1, 1],
} satisfies Parameters<typeof surroundingsOf>[0];
const l2: MarginRule = { kind: 'triplet', distance: 'l2', margin: 0.2 };

describe('distances between watched pictures', () => {
  it('are the stored ones either way round, and their chords', () => {
    const cosine = distancesOf(snapshot, 4, 'cosine');
    const chord = distancesOf(snapshot, 4, 'l2');
    at.forEach((a, i) => {
      at.forEach((b, j) => {
        expect(cosine(i, j)).toBeCloseTo(1 - Math.cos(radians(a - b)), 6);
        expect(chord(i, j)).toBeCloseTo(2 * Math.sin(radians(Math.abs(a - b)) / 2), 6);
      });
    });
  });

  it('are read from bytes that begin anywhere', () => {
    const shifted = new Uint8Array([9, ...bytesOf([1.5, -2])]).subarray(1);
    expect([...numbersOf(shifted)]).toEqual([1.5, -2]);
  });
});

describe('the angle of a distance', () => {
  it('is the angle between two unit vectors so far apart', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: Math.PI, noNaN: true }), (angle) => {
        expect(angleOf(Math.hypot(1 - Math.cos(angle), Math.sin(angle)), 'l2')).toBeCloseTo(angle, 6);
        expect(angleOf(1 - Math.cos(angle), 'cosine')).toBeCloseTo(angle, 6);
      }),
    );
    expect(angleOf(2.4, 'l2')).toBe(Math.PI);
    expect(angleOf(2.4, 'cosine')).toBe(Math.PI);
  });
});

describe('what lies around an anchor', () => {
  const between = distancesOf(snapshot, 4, 'l2');

  it('is laid around its farthest positive, or the one chosen', () => {
    const around = surroundingsOf(watched, between, l2, 0);
    expect(around).toMatchObject({ positives: [1], negatives: [2, 3], positive: 1, within: [] });
    expect(around.reach).toBeCloseTo(2 * Math.sin(radians(5)) + 0.2);
    expect(surroundingsOf(watched, between, { ...l2, margin: 0.3 }, 0).within).toEqual([2]);
    expect(surroundingsOf(watched, between, l2, 2).positive).toBe(3);
    expect(surroundingsOf(watched, between, l2, 2, 3).positive).toBe(3);
    // One of another class is no positive, whoever chose it.
    expect(surroundingsOf(watched, between, l2, 2, 0).positive).toBe(3);
  });

  it('reaches as far as the margin alone where pairs are learnt from', () => {
    const around = surroundingsOf(watched, between, { kind: 'contrastive', distance: 'l2', margin: 0.3 }, 1);
    expect(around).toMatchObject({ positive: null, reach: 0.3, within: [2] });
  });

  it('leaves classes of the other part out', () => {
    const apart = { ...watched, classes: [watched.classes[0], { ...watched.classes[1], part: 'unseen' as const }] };
    expect(surroundingsOf(apart, between, l2, 0)).toMatchObject({ positives: [1], negatives: [], within: [] });
    expect(overlapOf(apart, between, l2)).toEqual({ classes: [null, null], parts: { learnt: null, unseen: null } });
  });

  it('is listed from near to far', () => {
    expect(nearestTo(watched, between, 2, 2)).toEqual([1, 0]);
  });
});

describe('overlap', () => {
  it('is the share of negatives within reach over all anchors of a class', () => {
    const between = distancesOf(snapshot, 4, 'l2');
    const { classes, parts } = overlapOf(watched, between, l2);
    // Class a: 1 reaches 0.374, and 2 is 0.261 away. Class b: each reaches beyond everybody but 3, who is 1.41 from 0.
    let within = 0;
    for (const anchor of [2, 3]) within += surroundingsOf(watched, between, l2, anchor).within.length;
    expect(classes).toEqual([1 / 4, within / 4]);
    expect(parts).toEqual({ learnt: (1 + within) / 8, unseen: null });
  });
});
