/** What a training step looks at: P writers × (K genuine + F skilled forgeries). */
import type { Random } from '../base/random.ts';
import type { BatchLabels } from './miners/candidates.ts';

/** Indices of one writer's signatures in the training set. */
export interface WriterSignatures {
  readonly genuine: readonly number[];
  readonly forged: readonly number[];
  /** Drawn by the generator: not a person. */
  readonly generated?: boolean | undefined;
}

export interface BatchPlan {
  /** Generated ones included. */
  readonly writers: number;
  readonly genuine: number;
  readonly forged: number;
  /** How many of the writers are generated ones; none without it. */
  readonly generated?: number | undefined;
}

export interface Batch extends BatchLabels {
  /** Signatures to take, by index. */
  readonly signatures: readonly number[];
}

/**
 * Draws writers that have at least two genuine signatures; fewer signatures where a writer has no more.
 *
 * @param weights how many times as often as one of weight 1 each signature, by index, is to be looked at; a writer comes up
 *                as often as the heaviest of theirs. All alike without it.
 */
export function drawBatch(
  writers: readonly WriterSignatures[],
  plan: BatchPlan,
  random: Random,
  weights?: readonly number[],
): Batch {
  const signatures: number[] = [];
  const ofWriter: number[] = [];
  const genuine: boolean[] = [];
  const able = (generated: boolean) =>
    writers.flatMap((writer, index) =>
      writer.genuine.length >= 2 && (writer.generated ?? false) === generated ? [index] : [],
    );
  const weightOf = weights && ((signature: number) => weights[signature]);
  const heaviest = weightOf && ((index: number) => Math.max(...signaturesOf(writers[index]).map(weightOf)));
  const made = plan.generated ?? 0;
  const real = sample(able(false), plan.writers - made, random, heaviest);
  for (const index of [...real, ...sample(able(true), made, random, heaviest)]) {
    const take = (from: readonly number[], count: number, isGenuine: boolean) => {
      for (const signature of sample(from, count, random, weightOf)) {
        signatures.push(signature);
        ofWriter.push(index);
        genuine.push(isGenuine);
      }
    };
    take(writers[index].genuine, plan.genuine, true);
    take(writers[index].forged, plan.forged, false);
  }
  return { signatures, writers: ofWriter, genuine };
}

const signaturesOf = ({ genuine, forged }: WriterSignatures) => [...genuine, ...forged];

/**
 * `count` different items in random order. With weights each next one is drawn with a chance in proportion to its weight:
 * the items of the largest keys u^(1/w) (Efraimidis and Spirakis 2006).
 */
function sample<T>(items: readonly T[], count: number, random: Random, weightOf?: (item: T) => number): T[] {
  if (weightOf === undefined) return random.sample(items, count);
  return items
    .map((item) => ({ item, key: Math.log(1 - random.next()) / weightOf(item) }))
    .sort((a, b) => b.key - a.key)
    .slice(0, count)
    .map(({ item }) => item);
}
