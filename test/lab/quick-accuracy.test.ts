import { describe, expect, it } from 'vitest';
import { quickAccuracy } from '../../main/lab/quick-accuracy.ts';
import { smallSet } from './small-set.ts';

describe('accuracy while a network learns', () => {
  const set = smallSet(6, 3);
  const count = set.classes.flatMap(({ pictures }) => pictures).length;
  const size = set.classes.length;

  it('is one where every class has an axis of its own, and what chance gives where all lie at one point', () => {
    const apart = new Float32Array(count * size);
    set.classes.forEach(({ pictures }, axis) => pictures.forEach((place) => (apart[place * size + axis] = 1)));
    const same = new Float32Array(count * size);
    for (let place = 0; place < count; place++) same[place * size] = 1;
    const at = (vectors: Float32Array) => quickAccuracy(set, vectors, { part: 'unseen', n: 5, size, seed: 1 });
    expect(at(apart)).toBe(1);
    // A tie is lost.
    expect(at(same)).toBe(0);
  });

  it('tells one part from the other', () => {
    const vectors = new Float32Array(count * size);
    set.classes.forEach(({ part, pictures }, axis) =>
      pictures.forEach((place) => (vectors[place * size + (part === 'learnt' ? axis : 0)] = 1)),
    );
    expect(quickAccuracy(set, vectors, { part: 'learnt', n: 5, size, seed: 1 })).toBe(1);
    expect(quickAccuracy(set, vectors, { part: 'unseen', n: 5, size, seed: 1 })).toBe(0);
  });

  it('is not known where a part has fewer classes', () => {
    expect(quickAccuracy(set, new Float32Array(count), { part: 'learnt', n: 7, size: 1, seed: 1 })).toBeNull();
  });
});
