import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../main/base/random.ts';
import { placeOnBall, type BallPoint } from '../../../renderer/lab/three-points.ts';

function unitVector(size: number, seed: number): number[] {
  const random = createRandom(seed);
  const numbers = Array.from({ length: size }, () => random.normal());
  const length = Math.hypot(...numbers);
  return numbers.map((value) => value / length);
}

const apart = (a: BallPoint, b: BallPoint) => Math.hypot(a.x - b.x, a.y - b.y, a.depth - b.depth);

describe('three embeddings on a ball', () => {
  it.each([2, 3, 64, 2048])('keep their distances, from %i dimensions', (size) => {
    const vectors = [1, 2, 3].map((seed) => unitVector(size, seed));
    const points = placeOnBall(vectors);
    for (const { x, y, depth } of points) expect(Math.hypot(x, y, depth)).toBeCloseTo(1, 9);
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const distance = Math.hypot(...vectors[i].map((value, k) => value - vectors[j][k]));
      expect(apart(points[i], points[j])).toBeCloseTo(distance, 9);
    }
  });

  it('lie to the front where they lie near one another', () => {
    const near = [0, 0.01, 0.02].map((angle) => [Math.cos(angle), Math.sin(angle), 0]);
    for (const { depth } of placeOnBall(near)) expect(depth).toBeGreaterThan(0.99);
  });

  it('are one point where they are, and two where they are opposite', () => {
    const [one, other] = placeOnBall([
      [1, 0, 0],
      [1, 0, 0],
    ]);
    expect(apart(one, other)).toBeCloseTo(0);
    const opposite = placeOnBall([
      [1, 0],
      [-1, 0],
    ]);
    expect(apart(opposite[0], opposite[1])).toBeCloseTo(2);
  });
});
