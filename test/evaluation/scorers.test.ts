import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { mean } from '../../main/base/vectors.ts';
import { createAdjustedScorer, createMeasureScorer, populationSpreadOf } from '../../main/evaluation/scorers.ts';
import { compare } from '../../main/matching/compare.ts';
import { localDistance } from '../../main/matching/local-distance.ts';
import { syntheticSet } from './synthetic-set.ts';

const [writer, other] = syntheticSet(createRandom(4), 2).writers;

describe('createAdjustedScorer', () => {
  it.each([1, 2, 5])('gives what the product computes, with %i references', (count) => {
    const references = writer.genuine.slice(0, count);
    const enrolled = references.map(({ embedding }, i) => ({ specimen: `${i}`, embedding }));
    const distance = createAdjustedScorer(0.6)(references);
    for (const probe of [...writer.genuine.slice(count), ...writer.forged, ...other.genuine]) {
      // Twice: the second time from memory.
      for (const _ of [1, 2]) {
        expect(distance(probe)).toBeCloseTo(compare(probe.embedding, enrolled, 0.6).adjustedDistance, 10);
      }
    }
  });
});

describe('createMeasureScorer', () => {
  it('takes the difference to the mean over the references', () => {
    const [a, b, probe] = writer.genuine;
    const expected = Math.abs(probe.measures.inkDarkness - (a.measures.inkDarkness + b.measures.inkDarkness) / 2);
    expect(createMeasureScorer('inkDarkness')([a, b])(probe)).toBeCloseTo(expected, 12);
  });
});

describe('populationSpreadOf', () => {
  it("averages the writers' mean pair distances, each writer counting alike", async () => {
    const few = { ...other, genuine: other.genuine.slice(0, 2) };
    const alone = { ...other, genuine: other.genuine.slice(0, 1) };
    const pairs = (signatures: typeof writer.genuine) =>
      signatures.flatMap((one, i) =>
        signatures.slice(i + 1).map((next) => localDistance(one.embedding.local, next.embedding.local)),
      );
    const expected = (mean(pairs(writer.genuine)) + mean(pairs(few.genuine))) / 2;
    expect(await populationSpreadOf([writer, few, alone])).toBeCloseTo(expected, 12);
  });

  it('stops when cancelled', async () => {
    await expect(populationSpreadOf([writer], AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});
