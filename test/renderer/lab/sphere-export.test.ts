import { describe, expect, it } from 'vitest';
import { legendOf, sphereCsv } from '../../../renderer/lab/sphere-export.ts';
import { createSphereView } from '../../../renderer/state/lab-sphere.svelte.ts';
import { smallSphere } from './small-sphere.ts';

const names = { nameOf: (index: number) => `"${'abc'[index]}"`, numberOf: (i: number) => 1 + (i % 2) };

describe('a sphere that is saved', () => {
  it('is a row for each picture shown, as the network placed it', () => {
    const view = createSphereView(() => smallSphere);
    view.turnBy(1, 1);
    const [head, first, , third, ...rest] = sphereCsv(view, names).trim().split('\r\n');
    expect(head).toBe('"picture","class","part","role","x","y","z","distance"');
    expect(first).toBe('1,"""a""","Learnt","anchor",0,0,1,0');
    expect(third.startsWith('1,"""b""","Learnt","negative, of another class",0,1,0,1.41')).toBe(true);
    expect(rest).toHaveLength(1);
  });

  it('has each mark in its legend once, by part played or by class', () => {
    const view = createSphereView(() => smallSphere);
    expect(legendOf(view, names).map(({ name }) => name)).toEqual([
      'anchor',
      'positive, of its class',
      'negative, of another class',
    ]);
    view.colouring = 'class';
    view.part = 'unseen';
    const [anchor, unseen] = legendOf(view, names);
    expect([anchor.name, unseen.name]).toEqual(['anchor', '"c"']);
    // An unseen class is hollow: its colour is its outline.
    expect([unseen.fill, unseen.stroke]).toEqual(['sheet', 'accent']);
  });
});
