import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { createAdjustedScorer, createMeasureScorer } from '../../main/evaluation/scorers.ts';
import { compare } from '../../main/matching/compare.ts';
import { syntheticSet } from './synthetic-set.ts';

const [writer, other] = syntheticSet(createRandom(4), 2).writers;

const model = {
  populationSpread: 0.6,
  expectedSpread: {
    extent: { mean: 3, slope: 0.3 },
    distinctness: { mean: 1.1, slope: 0.2 },
    variety: { mean: 0.9, slope: 0.4 },
  },
};

describe('createAdjustedScorer', () => {
  it.each([1, 2, 5])('gives what the product computes, with %i references', (count) => {
    const references = writer.genuine.slice(0, count);
    const enrolled = references.map(({ embedding }, i) => ({ specimen: `${i}`, embedding }));
    const distance = createAdjustedScorer(model)(references);
    for (const probe of [...writer.genuine.slice(count), ...writer.forged, ...other.genuine]) {
      // Twice: the second time from memory.
      for (const _ of [1, 2]) {
        expect(distance(probe)).toBeCloseTo(compare(probe.embedding, enrolled, model).adjustedDistance, 10);
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
