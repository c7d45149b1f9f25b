import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { l2Distance } from '../../main/base/vectors.ts';
import { equalErrorRate, rankScores } from '../../main/evaluation/metrics.ts';
import { pairDistances } from '../../main/lab/pair-distances.ts';
import type { PictureClass } from '../../main/lab/picture-set.ts';

/** Classes whose pictures lie about a point of the circle; `spread` in radians. */
function circle(sizes: readonly number[], spread: number) {
  const random = createRandom(5);
  const vectors: Float32Array[] = [];
  const classes = sizes.map((size, index): PictureClass => {
    const pictures = Array.from({ length: size }, () => {
      const angle = (2 * Math.PI * index) / sizes.length + spread * random.normal();
      return vectors.push(Float32Array.of(Math.cos(angle), Math.sin(angle))) - 1;
    });
    return { name: `${index}`, group: '', part: 'unseen', pictures };
  });
  return { classes, vectors, vectorOf: (place: number) => vectors[place] };
}

/** Every pair, looked at one by one. */
function naive({ classes, vectors }: ReturnType<typeof circle>) {
  const of = vectors.map((_, place) => classes.findIndex(({ pictures }) => pictures.includes(place)));
  const [genuine, impostor]: [number[], number[]] = [[], []];
  for (let one = 0; one < vectors.length; one++) {
    for (let other = one + 1; other < vectors.length; other++) {
      (of[one] === of[other] ? genuine : impostor).push(l2Distance(vectors[one], vectors[other]));
    }
  }
  return { genuine, impostor };
}

const options = () => ({ part: 'unseen' as const, random: createRandom(1) });

describe('pairDistances', () => {
  it('takes every pair where there are few', () => {
    const drawn = circle([4, 3, 1, 5], 0.5);
    const { genuine, impostor } = naive(drawn);
    const report = pairDistances(drawn.classes, drawn.vectorOf, options());
    expect(report.pairs).toEqual({ same: genuine.length, different: impostor.length });
    expect(report.same[0]).toBeCloseTo(Math.min(...genuine), 12);
    expect(report.same[100]).toBeCloseTo(Math.max(...genuine), 12);
    expect(report.different[0]).toBeCloseTo(Math.min(...impostor), 12);
    expect(report.same).toHaveLength(101);
    expect(report.equalError.rate).toBeCloseTo(equalErrorRate(rankScores([{ genuine, impostor }])) ?? NaN, 12);
  });

  it('names the threshold at which both errors are that rate', () => {
    const drawn = circle([12, 12, 12, 12], 0.6);
    const { genuine, impostor } = naive(drawn);
    const { rate, threshold } = pairDistances(drawn.classes, drawn.vectorOf, options()).equalError;
    const share = (some: readonly number[], wrong: (distance: number) => boolean) =>
      some.filter(wrong).length / some.length;
    expect(rate).toBeGreaterThan(0.02);
    expect(share(genuine, (distance) => distance > threshold)).toBeCloseTo(rate, 2);
    expect(share(impostor, (distance) => distance <= threshold)).toBeCloseTo(rate, 2);
  });

  it('separates classes that lie apart without an error', () => {
    const drawn = circle([4, 4, 4], 0.01);
    const { same, different, equalError } = pairDistances(drawn.classes, drawn.vectorOf, options());
    expect(equalError.rate).toBe(0);
    expect(equalError.threshold).toBeGreaterThanOrEqual(same[100]);
    expect(equalError.threshold).toBeLessThanOrEqual(different[0]);
  });

  it('takes pairs by chance where there are many, which come out alike', () => {
    const drawn = circle([120, 120, 120, 120], 0.6);
    const { genuine, impostor } = naive(drawn);
    const report = pairDistances(drawn.classes, drawn.vectorOf, options());
    expect(report.pairs).toEqual({ same: 20_000, different: 20_000 });
    const all = equalErrorRate(rankScores([{ genuine, impostor }])) ?? NaN;
    expect(report.equalError.rate).toBeCloseTo(all, 1);
    const middle = (some: readonly number[]) => some.toSorted((a, b) => a - b)[some.length >> 1];
    expect(report.same[50]).toBeCloseTo(middle(genuine), 1);
    expect(report.different[50]).toBeCloseTo(middle(impostor), 1);
  });
});
