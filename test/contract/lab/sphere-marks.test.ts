import { describe, expect, it } from 'vitest';
import { startTurn } from '../../../main/contract/lab/sphere-geometry.ts';
import { classLook, rolesOf, roleLooks, shapePath, shapes } from '../../../main/contract/lab/sphere-marks.ts';
import { capPaths, netPaths, rimPaths, toPixels, toSphere } from '../../../main/contract/lab/sphere-paths.ts';

describe('marks', () => {
  it('tell every part played by shape, filling or size, not by colour alone', () => {
    const looks = Object.values(roleLooks).map(({ shape, filled, size }) => `${shape} ${filled} ${size}`);
    expect(new Set(looks).size).toBe(looks.length);
  });

  it('tell thirty classes of a part apart, and learnt ones from unseen ones', () => {
    const classes = Array.from({ length: 60 }, (_, i) => ({
      name: String(i),
      group: '',
      part: i < 30 ? ('learnt' as const) : ('unseen' as const),
    }));
    const looks = classes.map((_, i) => classLook({ classes }, i));
    expect(new Set(looks.map((look) => JSON.stringify(look))).size).toBe(60);
    expect(looks.map(({ filled }) => filled)).toEqual(classes.map(({ part }) => part === 'learnt'));
  });

  it('give every picture one part to play', () => {
    const around = { positives: [1], negatives: [2, 3], positive: 1, reach: 1, within: [3] };
    expect(rolesOf({ classes: [], classOf: [0, 0, 1, 1, 2] }, 0, around)).toEqual([
      'anchor',
      'positive',
      'negative',
      'within',
      'neutral',
    ]);
  });

  it('are closed paths about their place', () => {
    for (const shape of shapes) expect(shapePath(shape, 10, 20, 5)).toMatch(/^M[-\d. a-zA-Z]+Z$/);
    expect(shapePath('square', 10, 20, 5)).toBe('M5.6 15.6L14.4 15.6L14.4 24.4L5.6 24.4Z');
  });
});

describe('what is drawn of a sphere', () => {
  const frame = { x: 100, y: 100, radius: 50 };

  it('has y upwards, and comes back from the screen', () => {
    expect(toPixels(frame, [1, 1])).toEqual([150, 50]);
    expect(toSphere(frame, [150, 50])).toEqual([1, 1]);
  });

  it('has a cap in front near, behind far, and one at the edge on both halves', () => {
    expect(capPaths(frame, [0, 0, 0.999], 0.5)).toMatchObject({ far: '' });
    expect(capPaths(frame, [0, 0, -1], 0.5)).toMatchObject({ near: '' });
    const { near, far } = capPaths(frame, [1, 0, 0], 0.5);
    expect([near.length, far.length].every((length) => length > 0)).toBe(true);
    expect(rimPaths(frame, [0, 0, 0], 0.5).far).toBe('');
    expect(netPaths(frame, startTurn).near.startsWith('M')).toBe(true);
  });
});
