import { beforeAll, describe, expect, it } from 'vitest';
import { labSide } from '../../main/contract/lab/records.ts';
import { drawGeneratedSet, generatedSizes, type GeneratedOrigin } from '../../main/lab/generated-sets.ts';
import type { PictureSet } from '../../main/lab/picture-set.ts';

const pixels = labSide ** 2;
const origins = Object.keys(generatedSizes) as GeneratedOrigin[];

describe.each(origins)('%s', (origin) => {
  let set: PictureSet;
  beforeAll(async () => {
    set = await drawGeneratedSet(origin);
  }, 120_000);
  const picture = (place: number) => set.coverage.subarray(place * pixels, (place + 1) * pixels);

  it('are as many as is said of them, every place taken once, ink in each', () => {
    const { learnt, unseen, classes, pictures } = generatedSizes[origin];
    expect(set.classes.filter(({ part }) => part === 'learnt')).toHaveLength(learnt * classes);
    expect(set.classes.filter(({ part }) => part === 'unseen')).toHaveLength(unseen * classes);
    const places = set.classes.flatMap((one) => one.pictures);
    expect(new Set(places).size).toBe(places.length);
    expect(places).toHaveLength((learnt + unseen) * classes * pictures);
    expect(set.coverage).toHaveLength(places.length * pixels);
    expect(places.filter((place) => !picture(place).some((ink) => ink > 100))).toEqual([]);
  });

  it('vary within a class, and less than from class to class', () => {
    let [within, between] = [0, 0];
    const difference = (a: number, b: number) =>
      picture(a).reduce((sum, ink, i) => sum + Math.abs(ink - picture(b)[i]), 0);
    set.classes.slice(1).forEach(({ pictures: [first, second] }, index) => {
      expect(difference(first, second)).toBeGreaterThan(0);
      within += difference(first, second);
      between += difference(first, set.classes[index].pictures[0]);
    });
    expect(within).toBeLessThan(0.9 * between);
  });
});

it('are the same each time', async () => {
  const [first, second] = [await drawGeneratedSet(origins[0]), await drawGeneratedSet(origins[0])];
  expect(Buffer.compare(first.coverage, second.coverage)).toBe(0);
}, 120_000);
