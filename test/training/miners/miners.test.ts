import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../main/base/random.ts';
import { type BatchLabels, tripletCandidates } from '../../../main/training/miners/candidates.ts';
import type { MinerName } from '../../../main/contract/training.ts';
import { miners, type Selection } from '../../../main/training/miners/miners.ts';

const labels: BatchLabels = {
  writers: [0, 0, 0, 0, 1, 1, 1, 2, 2],
  genuine: [true, true, true, false, true, true, false, true, true],
};
const size = labels.writers.length;
const random = createRandom(81);
const distances = new Float32Array(size * size);
for (let i = 0; i < size; i++) {
  for (let j = 0; j < i; j++) distances[i * size + j] = distances[j * size + i] = random.between(0, 1);
}
const at = (i: number, j: number) => distances[i * size + j];

interface Triplet {
  anchor: number;
  positive: number;
  negative: number;
}

/** Every valid triplet, by three plain loops. */
function everyTriplet(isNegative: (anchor: number, image: number) => boolean): Triplet[] {
  const triplets: Triplet[] = [];
  for (let anchor = 0; anchor < size; anchor++) {
    for (let positive = 0; positive < size; positive++) {
      for (let negative = 0; negative < size; negative++) {
        const pair = anchor !== positive && labels.writers[anchor] === labels.writers[positive];
        const genuine = labels.genuine[anchor] && labels.genuine[positive];
        if (pair && genuine && isNegative(anchor, negative)) triplets.push({ anchor, positive, negative });
      }
    }
  }
  return triplets;
}

const ofOthers = everyTriplet((anchor, image) => labels.writers[anchor] !== labels.writers[image]);
const ofForgers = everyTriplet(
  (anchor, image) => labels.writers[anchor] === labels.writers[image] && !labels.genuine[image],
);
const candidates = tripletCandidates(labels, 'random');

function tripletsOf(selection: Selection, { pairs } = candidates): Triplet[] {
  return pairs.flatMap(([anchor, positive], row) =>
    Array.from({ length: size }, (_, negative) => ({ anchor, positive, negative })).filter(
      ({ negative }) => selection[row * size + negative] === 1,
    ),
  );
}

const mine = (name: MinerName, seed = 1) =>
  tripletsOf(miners[name]({ candidates, distances, random: createRandom(seed) }));

describe('candidates', () => {
  it('are every valid triplet, of the kind asked for', () => {
    expect(tripletsOf(candidates.negatives)).toEqual(ofOthers);
    const skilled = tripletCandidates(labels, 'skilled');
    expect(tripletsOf(skilled.negatives, skilled)).toEqual(ofForgers);
    const any = tripletCandidates(labels, 'any');
    expect(tripletsOf(any.negatives, any)).toHaveLength(ofOthers.length + ofForgers.length);
  });
});

describe('miners', () => {
  it('batch-all takes every one', () => {
    expect(mine('batch-all')).toEqual(ofOthers);
  });

  it('random takes one valid negative a pair, another from another seed, in the end each', () => {
    const chosen = mine('random');
    expect(chosen).toHaveLength(candidates.pairs.length);
    for (const triplet of chosen) expect(ofOthers).toContainEqual(triplet);
    expect(mine('random')).toEqual(chosen);
    const seen = new Set(
      Array.from({ length: 60 }, (_, seed) => mine('random', seed))
        .flat()
        .map((t) => JSON.stringify(t)),
    );
    expect(seen.size).toBe(ofOthers.length);
  });

  it('semi-hard takes for each pair the nearest negative beyond the positive', () => {
    const expected = candidates.pairs.flatMap(([anchor, positive]) => {
      const beyond = ofOthers.filter(
        (t) => t.anchor === anchor && t.positive === positive && at(anchor, t.negative) > at(anchor, positive),
      );
      return beyond.sort((a, b) => at(anchor, a.negative) - at(anchor, b.negative)).slice(0, 1);
    });
    expect(mine('semi-hard')).toEqual(expected);
    expect(expected.length).toBeLessThan(candidates.pairs.length);
  });

  it('batch-hard takes for each anchor its farthest positive and its nearest negative', () => {
    const anchors = [...new Set(candidates.pairs.map(([anchor]) => anchor))];
    const expected = anchors.map((anchor) => {
      const own = ofOthers.filter((t) => t.anchor === anchor);
      const positive = own.map((t) => t.positive).sort((a, b) => at(anchor, b) - at(anchor, a))[0];
      const negative = own.map((t) => t.negative).sort((a, b) => at(anchor, a) - at(anchor, b))[0];
      return { anchor, positive, negative };
    });
    const order = (a: Triplet, b: Triplet) => a.anchor - b.anchor;
    expect(mine('batch-hard').sort(order)).toEqual(expected.sort(order));
  });

  it.each(Object.keys(miners) as MinerName[])('%s takes nothing where there is no negative', (name) => {
    const alone = tripletCandidates({ writers: [0, 0], genuine: [true, true] }, 'random');
    const selection = miners[name]({ candidates: alone, distances: [0, 1, 1, 0], random: createRandom(1) });
    expect(Array.from(selection)).toEqual([0, 0, 0, 0]);
  });
});
