import { describe, expect, it } from 'vitest';
import { createSphereView } from '../../../renderer/state/lab-sphere.svelte.ts';
import { smallSphere, snapshotOf } from '../lab/small-sphere.ts';

describe('looking at a sphere', () => {
  it('follows the newest snapshot, unless somebody goes back', () => {
    const store = { source: smallSphere };
    const view = createSphereView(() => store.source);
    expect([view.snapshot.step, view.isFollowing]).toEqual([10, true]);
    view.step(-1);
    expect([view.snapshot.step, view.isFollowing]).toEqual([0, false]);
    view.step(-1);
    expect(view.index).toBe(0);
    view.step(1);
    expect(view.isFollowing).toBe(true);
    view.show(0);
    view.follow();
    expect(view.index).toBe(1);
  });

  it('plays from the beginning where there is nothing left to play', () => {
    const view = createSphereView(() => smallSphere);
    view.playing = true;
    expect(view.index).toBe(0);
    view.playing = false;
    view.step(0);
    view.playing = true;
    expect(view.index).toBe(0);
  });

  it('counts negatives within the margin at each step, anew when the margin is moved', () => {
    const view = createSphereView(() => smallSphere);
    expect(view.overlaps().map(({ parts }) => parts.learnt)).toEqual([1, 0]);
    expect(view.overlap.classes).toEqual([0, 0, null]);
    view.margin = 1.9;
    expect(view.overlaps().map(({ parts }) => parts.learnt)).toEqual([1, 1]);
    view.distance = 'cosine';
    expect(view.rule).toEqual({ kind: 'triplet', distance: 'cosine', margin: 1.9 });
  });

  it('gives roles by the anchor, and lists what is near of what is shown', () => {
    const view = createSphereView(() => smallSphere);
    expect(view.part).toBe('learnt');
    expect(view.roles).toEqual(['anchor', 'positive', 'negative', 'negative', 'neutral', 'neutral']);
    expect(view.nearest).toEqual([1, 2, 3]);
    view.part = 'both';
    expect(view.nearest).toHaveLength(5);
    view.show(0);
    expect(view.roles.slice(0, 4)).toEqual(['anchor', 'positive', 'within', 'within']);
  });

  it('takes another anchor where the one there was is no longer shown, and forgets the positive chosen for it', () => {
    const view = createSphereView(() => smallSphere);
    view.positive = 1;
    view.part = 'unseen';
    expect([view.anchor, view.positive]).toEqual([4, null]);
    expect(view.around).toMatchObject({ positives: [5], negatives: [], positive: 5 });
  });

  it('turns the anchor to the front, and back again', () => {
    const view = createSphereView(() => smallSphere);
    const before = view.points[2];
    view.anchor = 2;
    view.face();
    [0, 0, 1].forEach((value, i) => expect(view.points[2][i]).toBeCloseTo(value, 6));
    view.zoomBy(100);
    expect(view.zoom).toBe(5);
    view.reset();
    expect(view.zoom).toBe(1);
    expect(view.points[2]).toEqual(before);
  });

  it('knows a projection by the numbers of an embedding', () => {
    expect(createSphereView(() => smallSphere).isProjection).toBe(false);
    expect(createSphereView(() => ({ ...smallSphere, size: 4 })).isProjection).toBe(true);
    const single = {
      ...smallSphere,
      snapshots: [
        snapshotOf(0, [
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 1],
          [1, 1, 0],
          [1, 0, 1],
          [0, 1, 1],
        ]),
      ],
    };
    expect(createSphereView(() => single).overlaps()).toHaveLength(1);
  });
});
