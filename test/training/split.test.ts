import { describe, expect, it } from 'vitest';
import { splitByWriter } from '../../main/training/split.ts';

const writer = (forged: number) => ({ genuine: [0, 1], forged: Array.from({ length: forged }, (_, i) => i) });
const writers = [...Array.from({ length: 20 }, () => writer(0)), ...Array.from({ length: 10 }, () => writer(3))];

describe('splitByWriter', () => {
  it('puts every writer on one side, each kind by its share', () => {
    const { training, heldOut } = splitByWriter(writers, 0.2, 5);
    expect([...training, ...heldOut].sort((a, b) => a - b)).toEqual(writers.map((_, index) => index));
    expect(heldOut).toHaveLength(6);
    expect(heldOut.filter((index) => writers[index].forged.length > 0)).toHaveLength(2);
  });

  it('repeats itself from the same seed alone', () => {
    expect(splitByWriter(writers, 0.2, 5)).toEqual(splitByWriter(writers, 0.2, 5));
    const others = [6, 7, 8].map((seed) => splitByWriter(writers, 0.2, seed).heldOut.join());
    expect(others).not.toContain(splitByWriter(writers, 0.2, 5).heldOut.join());
  });

  it('keeps no more than forty of a kind apart: they are measured again and again', () => {
    const many = Array.from({ length: 964 }, () => writer(0));
    expect(splitByWriter(many, 0.2, 1).heldOut).toHaveLength(40);
    expect(splitByWriter(many.slice(0, 150), 0.2, 1).heldOut).toHaveLength(30);
  });

  it('keeps two writers apart where there are four, none where there are fewer', () => {
    expect(splitByWriter(writers.slice(0, 4), 0.1, 1).heldOut).toHaveLength(2);
    expect(splitByWriter(writers.slice(0, 3), 0.5, 1).heldOut).toHaveLength(0);
  });
});
