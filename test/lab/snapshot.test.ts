import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { numbersOf, distancesOf } from '../../main/contract/lab/sphere-measures.ts';
import { takeSnapshot } from '../../main/lab/snapshot.ts';

function unitRows(count: number, size: number, seed: number): Float32Array {
  const random = createRandom(seed);
  const rows = Array.from({ length: count }, () => {
    const row = Array.from({ length: size }, () => random.normal());
    return row.map((value) => value / Math.hypot(...row));
  });
  return Float32Array.from(rows.flat());
}

describe('a snapshot', () => {
  it('of three numbers an embedding is the embeddings themselves, on the sphere', () => {
    const vectors = unitRows(12, 3, 4);
    const snapshot = takeSnapshot(vectors, 3, 7, null);
    expect([...numbersOf(snapshot.places)]).toEqual([...vectors]);
    expect(snapshot).toMatchObject({ step: 7, share: 1 });
    expect(snapshot.normError).toBeLessThan(1e-5);
  });

  it('of two numbers lies on a circle', () => {
    const snapshot = takeSnapshot(Float32Array.of(1, 0, 0, 1), 2, 0, null);
    expect([...numbersOf(snapshot.places)]).toEqual([1, 0, 0, 0, 1, 0]);
  });

  it('keeps the distances of the embeddings, not those of the projection', () => {
    const [count, size] = [10, 50];
    const vectors = unitRows(count, size, 5);
    const between = distancesOf(takeSnapshot(vectors, size, 0, null), count, 'l2');
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < count; j++) {
        let sum = 0;
        for (let k = 0; k < size; k++) sum += (vectors[i * size + k] - vectors[j * size + k]) ** 2;
        expect(between(i, j)).toBeCloseTo(Math.sqrt(sum), 6);
      }
    }
  });

  it('is projected the way round that the one before was', () => {
    const [count, size] = [20, 16];
    const vectors = unitRows(count, size, 6);
    const first = takeSnapshot(vectors, size, 0, null);
    const mirrored = { ...first, places: new Uint8Array(numbersOf(first.places).map((value) => -value).buffer) };
    const next = takeSnapshot(vectors, size, 1, mirrored);
    numbersOf(next.places).forEach((value, at) => expect(value).toBeCloseTo(numbersOf(mirrored.places)[at], 5));
    expect(next.share).toBeLessThan(1);
  });

  it('says how far from 1 a norm is', () => {
    expect(takeSnapshot(Float32Array.of(1, 0, 0, 0, 0.9, 0), 3, 0, null).normError).toBeCloseTo(0.1);
  });
});
