import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import {
  allTriplets,
  batchContrastiveLoss,
  measuresOf,
  meanTripletLoss,
  type Triplet,
} from '../../main/contract/lab/triplet-terms.ts';
import type { TripletStage } from '../../main/contract/lab/triplets.ts';
import type { DistanceName, EmbeddingObjective, MinerName } from '../../main/contract/training.ts';
import { drawTriplets, type TripletDraw } from '../../main/lab/draw-triplets.ts';
import { createLabEmbedder, type LabEmbedder } from '../../main/lab/lab-embedder.ts';
import { conv4Spec } from '../../main/model/networks/spec.ts';
import { buildTower } from '../../main/model/networks/tower.ts';
import { scoped, tf } from '../../main/model/ops.ts';
import { loadRuntime } from '../../main/model/runtime.ts';
import { embeddingLoss } from '../../main/training/losses/embedding-loss.ts';
import { smallSet } from './small-set.ts';

const spec = conv4Spec(8);
const set = smallSet(6, 4);

function embedderOf(seed: number): LabEmbedder {
  const tower = buildTower(spec, createRandom(seed));
  const numbers = [...tower.parameters].map(([name, value]) => [name, Float32Array.from(value.dataSync())] as const);
  tower.dispose();
  return createLabEmbedder(spec, new Map(numbers));
}

const usual: TripletDraw = {
  part: 'learnt',
  batch: { classes: 4, pictures: 3 },
  miner: 'batch-all',
  distance: 'l2',
  seed: 5,
};

describe('drawing triplets', () => {
  let embedders: { before: LabEmbedder; after: LabEmbedder };
  beforeAll(async () => {
    await loadRuntime();
    embedders = { before: embedderOf(1), after: embedderOf(2) };
  });
  afterAll(() => Object.values(embedders).forEach((embedder) => embedder.dispose()));
  const draw = (more: Partial<TripletDraw> = {}) => drawTriplets(set, embedders, { ...usual, ...more });

  it('takes so many pictures of so many classes of the part, the same for the same seed', () => {
    const { pictures, coverage, before, after } = draw();
    expect(pictures).toHaveLength(12);
    expect(coverage).toHaveLength(12 * 784);
    expect(new Set(pictures.map(({ label }) => label)).size).toBe(4);
    for (const { className } of pictures) expect(className).toMatch(/^Bars \/ \d$/);
    pictures.forEach(({ place }, at) =>
      expect(coverage.subarray(at * 784, (at + 1) * 784)).toEqual(
        set.coverage.subarray(place * 784, (place + 1) * 784),
      ),
    );
    expect(draw()).toEqual({ side: 28, pictures, coverage, before, after });
    expect(draw({ seed: 6 }).pictures).not.toEqual(pictures);
    expect(draw({ part: 'unseen' }).pictures[0].className).toMatch(/^Others/);
  });

  it('measures with the network as it began and as it is', () => {
    const { before, after, pictures } = draw();
    expect(before.distances).not.toEqual(after.distances);
    const [one, other] = [0, 7].map((at) => embedders.after.embed(pictureAt(pictures[at].place)));
    expect(after.distances.l2[7]).toBeCloseTo(Math.hypot(...one.map((value, k) => value - other[k])), 2);
    expect(after.distances.cosine[7]).toBeCloseTo(1 - one.reduce((sum, value, k) => sum + value * other[k], 0), 4);
    expect(after.spread).toBeGreaterThan(0);
  });

  it.each(['random', 'batch-all', 'batch-hard', 'semi-hard'] as const)('chooses as the miner %s does', (miner) => {
    const { pictures, before, after } = draw({ miner });
    const labels = pictures.map(({ label }) => label);
    for (const stage of [before, after]) expectChosen(miner, stage, labels);
  });

  it.each(['l2', 'cosine'] as const)('has losses by %s that are those of training on the same numbers', (distance) => {
    for (const miner of ['batch-all', 'batch-hard'] as const) {
      const { pictures, after } = draw({ miner, distance });
      const labels = pictures.map(({ label }) => label);
      const batch = { size: labels.length, distances: after.distances[distance] };
      for (const margin of [0, 0.2, 0.7]) {
        const mean = miner === 'batch-all' ? 'active' : 'chosen';
        const shown = meanTripletLoss(batch, after.chosen, margin, mean);
        expect(shown).toBeCloseTo(trained({ kind: 'triplet', distance, margin, miner }, pictures, labels), 5);
        const pairs = batchContrastiveLoss(batch, labels, margin);
        expect(pairs).toBeCloseTo(trained({ kind: 'contrastive', distance, margin }, pictures, labels), 5);
      }
    }
  });

  it('is refused where there is nothing to draw', () => {
    const lonely = { ...set, classes: set.classes.map((one) => ({ ...one, pictures: one.pictures.slice(0, 1) })) };
    expect(() => drawTriplets(lonely, embedders, usual)).toThrow('two classes with two pictures');
  });

  const pictureAt = (place: number) => set.coverage.subarray(place * 784, (place + 1) * 784);

  function trained(objective: EmbeddingObjective, pictures: { place: number }[], labels: number[]): number {
    const batch = { writers: labels, genuine: labels.map(() => true) };
    return scoped(() => {
      const vectors = pictures.map(({ place }) => Array.from(embedders.after.embed(pictureAt(place))));
      return embeddingLoss(tf.tensor2d(vectors), batch, objective, createRandom(1)).total.dataSync()[0];
    });
  }
});

/** Against plain loops over every triplet of the batch. */
function expectChosen(miner: MinerName, stage: TripletStage, labels: readonly number[]): void {
  const all = allTriplets(labels);
  const chosen = stage.chosen as readonly Triplet[];
  const batch = { size: labels.length, distances: stage.distances['l2' satisfies DistanceName] };
  for (const triplet of chosen) expect(all).toContainEqual(triplet);
  const pairs = Map.groupBy(all, ([anchor, positive]) => `${anchor} ${positive}`);
  const measured = (triplet: Triplet) => measuresOf(batch, triplet);
  if (miner === 'batch-all') expect(chosen).toHaveLength(all.length);
  if (miner === 'random') expect(chosen).toHaveLength(pairs.size);
  if (miner === 'semi-hard') {
    const nearest = [...pairs.values()].flatMap((triplets) => {
      const beyond = triplets.filter((one) => measured(one).toNegative > measured(one).toPositive);
      return beyond.sort((a, b) => measured(a).toNegative - measured(b).toNegative).slice(0, 1);
    });
    expect(chosen.map(String).sort()).toEqual(nearest.map(String).sort());
  }
  if (miner === 'batch-hard') {
    const hardest = [...Map.groupBy(all, ([anchor]) => anchor).values()].map(
      (triplets) =>
        triplets.sort(
          (a, b) => measured(b).toPositive - measured(a).toPositive || measured(a).toNegative - measured(b).toNegative,
        )[0],
    );
    expect(chosen.map(String).sort()).toEqual(hardest.map(String).sort());
  }
}
