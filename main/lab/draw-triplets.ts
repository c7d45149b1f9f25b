/** A batch as a training step would draw it, and what a network makes of it before and after it learnt. */
import { createRandom } from '../base/random.ts';
import { ParaphError } from '../contract/errors.ts';
import type { LabPart } from '../contract/lab/records.ts';
import type { TripletBatch, TripletStage } from '../contract/lab/triplets.ts';
import { say } from '../contract/phrase.ts';
import type { DistanceName, MinerName } from '../contract/training.ts';
import { scoped, tf } from '../model/ops.ts';
import { embeddingDistances } from '../training/losses/distances.ts';
import { type BatchLabels, tripletCandidates } from '../training/miners/candidates.ts';
import { miners } from '../training/miners/miners.ts';
import { drawBatch } from '../training/sampler.ts';
import { spreadOf } from '../training/trainer.ts';
import type { LabEmbedder } from './lab-embedder.ts';
import { coverageAt, type PictureSet } from './picture-set.ts';

export interface TripletDraw {
  readonly part: LabPart;
  readonly batch: { readonly classes: number; readonly pictures: number };
  readonly miner: MinerName;
  /** What the miner chooses by. */
  readonly distance: DistanceName;
  readonly seed: number;
}

/** @throws ParaphError `refused` where the part has fewer than two classes of two pictures */
export function drawTriplets(
  set: PictureSet,
  embedders: { readonly before: LabEmbedder; readonly after: LabEmbedder },
  { part, batch: wanted, miner, distance, seed }: TripletDraw,
): TripletBatch {
  const classes = set.classes.filter((one) => one.part === part && one.pictures.length >= 2);
  if (classes.length < 2) {
    throw new ParaphError('refused', say`Triplets need at least two classes with two pictures each.`);
  }
  const random = createRandom(seed);
  const members = classes.map(({ pictures }) => ({ genuine: pictures, forged: [] }));
  const plan = { writers: wanted.classes, genuine: wanted.pictures, forged: 0 };
  const batch = drawBatch(members, plan, random);
  const labels = [...new Set(batch.writers)];
  const pictures = batch.signatures.map((place, at) => ({
    place,
    label: labels.indexOf(batch.writers[at]),
    className: nameOf(classes[batch.writers[at]]),
  }));
  const coverage = coverageAt(set, batch.signatures);
  // Both stages are mined with the same chance, so that what differs is what was learnt.
  const chance = random.state();
  const stage = (embedder: LabEmbedder) =>
    mine(embedder.embed(coverage), batch, (candidates, distances) =>
      miners[miner]({ candidates, distances: distances[distance], random: createRandom(chance) }),
    );
  return { side: set.side, pictures, coverage, before: stage(embedders.before), after: stage(embedders.after) };
}

const nameOf = ({ group, name }: PictureSet['classes'][number]) => (group === '' ? name : `${group} / ${name}`);

type Choose = (
  candidates: ReturnType<typeof tripletCandidates>,
  distances: Readonly<Record<DistanceName, Float32Array>>,
) => Uint8Array;

function mine(vectors: Float32Array, labels: BatchLabels, choose: Choose): TripletStage {
  const count = labels.writers.length;
  return scoped(() => {
    const rows = tf.tensor2d(vectors, [count, vectors.length / count]);
    const measured = (name: DistanceName) => embeddingDistances[name](rows).dataSync<'float32'>();
    const distances = { l2: measured('l2'), cosine: measured('cosine') };
    const candidates = tripletCandidates(labels, 'random');
    const selection = choose(candidates, distances);
    const chosen: TripletStage['chosen'] = [];
    for (let at = selection.indexOf(1); at >= 0; at = selection.indexOf(1, at + 1)) {
      const [anchor, positive] = candidates.pairs[Math.floor(at / count)];
      chosen.push([anchor, positive, at % count]);
    }
    return {
      distances: { l2: Array.from(distances.l2), cosine: Array.from(distances.cosine) },
      spread: Math.min(1, spreadOf(rows)),
      chosen,
    };
  });
}
