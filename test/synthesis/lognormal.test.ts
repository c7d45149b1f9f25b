import { describe, expect, it } from 'vitest';
import {
  displacement,
  erf,
  followStrokes,
  progress,
  speedAt,
  strokeBetween,
  timeAtQuantile,
} from '../../main/synthesis/lognormal.ts';

const timing = { middle: 0.4, duration: 0.15, spread: 0.28 };

describe('the sigma-lognormal model', () => {
  it('has an error function good to 1.5e-7', () => {
    expect(erf(0)).toBeCloseTo(0, 8);
    expect(erf(0.5)).toBeCloseTo(0.5204998778, 6);
    expect(erf(-1.5)).toBeCloseTo(-0.9661051465, 6);
  });

  it('ends a stroke at its target, whatever the bend', () => {
    for (const bend of [-2.6, -0.7, 0, 1e-6, 1.1, 2.6]) {
      const stroke = strokeBetween({ x: 3, y: -2 }, { x: -4, y: 5 }, bend, timing);
      const moved = displacement(stroke, 1);
      expect(3 + moved.x).toBeCloseTo(-4, 4);
      expect(-2 + moved.y).toBeCloseTo(5, 4);
    }
  });

  it('bends counter-clockwise for a positive bend: the arc bulges to the right of its chord', () => {
    const stroke = strokeBetween({ x: 0, y: 0 }, { x: 10, y: 0 }, 1.2, timing);
    expect(displacement(stroke, 0.5).y).toBeLessThan(-1);
  });

  it('covers half a stroke at its middle and 95 % within its duration', () => {
    const stroke = strokeBetween({ x: 0, y: 0 }, { x: 10, y: 0 }, 0.5, timing);
    expect(progress(stroke, timing.middle)).toBeCloseTo(0.5, 6);
    expect(timeAtQuantile(stroke, 2) - timeAtQuantile(stroke, -2)).toBeCloseTo(timing.duration, 9);
    expect(progress(stroke, timeAtQuantile(stroke, 2)) - progress(stroke, timeAtQuantile(stroke, -2))).toBeCloseTo(
      0.9545,
      4,
    );
  });

  it('agrees with its speed, integrated', () => {
    const stroke = strokeBetween({ x: 0, y: 0 }, { x: 6, y: 3 }, -1, timing);
    const step = 1e-5;
    let covered = 0;
    for (let time = stroke.onset; time < timing.middle + 0.03; time += step)
      covered += speedAt(stroke, time + step / 2) * step;
    expect(covered / stroke.length).toBeCloseTo(progress(stroke, timing.middle + 0.03), 3);
  });

  it('sums overlapping strokes, settled ones included', () => {
    const strokes = Array.from({ length: 12 }, (_, i) =>
      strokeBetween({ x: i, y: i % 2 }, { x: i + 1, y: (i + 1) % 2 }, 0.8, {
        middle: 0.1 + 0.09 * i,
        duration: 0.15,
        spread: 0.25,
      }),
    );
    const positionAt = followStrokes({ x: 0, y: 0 }, strokes);
    for (let time = 0; time < 1.6; time += 0.01) {
      const at = positionAt(time);
      const sum = strokes.map((stroke) => displacement(stroke, progress(stroke, time)));
      expect(at.x).toBeCloseTo(
        sum.reduce((total, moved) => total + moved.x, 0),
        4,
      );
      expect(at.y).toBeCloseTo(
        sum.reduce((total, moved) => total + moved.y, 0),
        4,
      );
    }
    expect(positionAt(5).x).toBeCloseTo(12, 4);
  });
});
