import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { mean } from '../../main/base/vectors.ts';
import { fitSpreadModel } from '../../main/evaluation/spread-model.ts';
import { usualSpread } from '../../main/matching/compare.ts';
import { localDistance } from '../../main/matching/local-distance.ts';
import { syntheticSet } from './synthetic-set.ts';

const { writers } = syntheticSet(createRandom(4), 12);
const [writer, other] = writers;

const pairs = (signatures: typeof writer.genuine) =>
  signatures.flatMap((one, i) =>
    signatures.slice(i + 1).map((next) => localDistance(one.embedding.local, next.embedding.local)),
  );

describe('fitSpreadModel', () => {
  it("averages the writers' mean pair distances, each writer counting alike, and fits no slopes to a few", async () => {
    const few = { ...other, genuine: other.genuine.slice(0, 2) };
    const alone = { ...other, genuine: other.genuine.slice(0, 1) };
    const expected = (mean(pairs(writer.genuine)) + mean(pairs(few.genuine))) / 2;
    const { populationSpread, expectedSpread } = await fitSpreadModel([writer, few, alone]);
    expect(populationSpread).toBeCloseTo(expected, 12);
    expect(expectedSpread).toBeUndefined();
  });

  it('expects of the average texture what the population varies by', async () => {
    const model = await fitSpreadModel(writers);
    const everybody = writers.map(({ genuine }) => usualSpread(genuine, model));
    expect(mean(everybody)).toBeCloseTo(model.populationSpread, 6);
  });

  it('expects more of those who vary more, where texture tells who they are', async () => {
    const model = await fitSpreadModel(writers);
    const expected = writers.map(({ genuine }) => usualSpread(genuine, model));
    const found = writers.map(({ genuine }) => mean(pairs(genuine)));
    const [expectedMean, foundMean] = [mean(expected), mean(found)];
    const covariance = mean(expected.map((value, i) => (value - expectedMean) * (found[i] - foundMean)));
    expect(covariance).toBeGreaterThan(0);
  });

  it('stops when cancelled', async () => {
    await expect(fitSpreadModel([writer], AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});
