import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { EmbeddedSignature } from '../../main/evaluation/embedded-set.ts';
import type { Scorer } from '../../main/evaluation/scorers.ts';
import { mostStrangers, scoreVerification } from '../../main/evaluation/verification-trials.ts';
import { syntheticSet } from './synthetic-set.ts';

const set = syntheticSet(createRandom(1), 4);
const writerOf = (signature: EmbeddedSignature) =>
  set.writers.find(({ genuine, forged }) => [...genuine, ...forged].includes(signature));

/** Writes down who was compared with whom. */
function recordComparisons() {
  const comparisons: { references: readonly EmbeddedSignature[]; probe: EmbeddedSignature }[] = [];
  const scorer: Scorer<EmbeddedSignature> = (references) => (probe) => comparisons.push({ references, probe });
  return { comparisons, createScorer: () => scorer };
}

const protocol = { references: [1, 3], draws: 5, seed: 9 };

describe('scoreVerification', () => {
  it('compares the rest of the genuine, one of each stranger and every forgery with each draw', async () => {
    const { comparisons, createScorer } = recordComparisons();
    const scores = await scoreVerification(set.writers, { ...protocol, createScorer });
    for (const [references, scored] of scores) {
      expect(scored.map(({ writer }) => writer)).toEqual(['w0', 'w1', 'w2', 'w3']);
      for (const { genuine, random, skilled } of scored) {
        expect([genuine.length, random.length, skilled.length]).toEqual([5 * (8 - references), 5 * 3, 5 * 6]);
      }
    }
    for (const { references, probe } of comparisons) {
      expect(references).not.toContain(probe);
      expect(new Set(references).size).toBe(references.length);
      const enrolled = new Set(references.map(writerOf));
      expect(enrolled.size).toBe(1);
      const [owner] = enrolled;
      expect(references.every((reference) => owner?.genuine.includes(reference))).toBe(true);
      if (writerOf(probe) !== owner) expect(writerOf(probe)?.genuine).toContain(probe);
    }
  });

  it('grows the same reference sets, draws others each time, and repeats itself from a seed', async () => {
    const first = recordComparisons();
    await scoreVerification(set.writers, { ...protocol, createScorer: first.createScorer });
    const setsOf = (count: number) => [
      ...new Set(first.comparisons.map(({ references }) => references).filter(({ length }) => length === count)),
    ];
    expect(setsOf(1).every(([only]) => setsOf(3).some(([start]) => start === only))).toBe(true);
    expect(setsOf(3)).toHaveLength(4 * 5);
    const drawn = new Set(setsOf(3).map((references) => references.map((r) => r.measures.inkDarkness).join()));
    expect(drawn.size).toBeGreaterThan(15);

    const again = recordComparisons();
    await scoreVerification(set.writers, { ...protocol, createScorer: again.createScorer });
    expect(again.comparisons).toEqual(first.comparisons);
    const other = recordComparisons();
    await scoreVerification(set.writers, { ...protocol, seed: 10, createScorer: other.createScorer });
    expect(other.comparisons).not.toEqual(first.comparisons);
  });

  it('leaves out writers with too few genuine signatures, at that number of references only', async () => {
    const [first, ...others] = set.writers;
    const writers = [{ ...first, genuine: first.genuine.slice(0, 3), forged: [] }, ...others];
    const scores = await scoreVerification(writers, { ...protocol, createScorer: recordComparisons().createScorer });
    expect(scores.get(1)?.map(({ writer }) => writer)).toEqual(['w0', 'w1', 'w2', 'w3']);
    expect(scores.get(1)?.[0].skilled).toEqual([]);
    expect(scores.get(3)?.map(({ writer }) => writer)).toEqual(['w1', 'w2', 'w3']);
  });

  it('bounds the strangers', async () => {
    const many = syntheticSet(createRandom(2), mostStrangers + 10, 2, 0);
    const createScorer = recordComparisons().createScorer;
    const scores = await scoreVerification(many.writers, { references: [1], draws: 1, seed: 1, createScorer });
    expect(scores.get(1)?.[0].random).toHaveLength(mostStrangers);
  });

  it('stops when cancelled on the way', async () => {
    const controller = new AbortController();
    const onProgress = (_: string, done: number) => {
      if (done === 2) controller.abort();
    };
    const { comparisons, createScorer } = recordComparisons();
    const options = { ...protocol, createScorer, signal: controller.signal, onProgress };
    await expect(scoreVerification(set.writers, options)).rejects.toMatchObject({ code: 'cancelled' });
    expect(comparisons.length).toBeGreaterThan(0);
  });
});
