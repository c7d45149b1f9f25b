/** Sets of one writer's signatures, with and without somebody else's among them, and what is said of each. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { createRandom, type Random } from '../base/random.ts';
import type { Embedded, EmbeddedWriter, OnProgress } from './embedded-set.ts';

/** `clean`: nobody else's; else a genuine signature of another writer, or a skilled forgery of this one's. */
export type Mixture = 'clean' | 'stranger' | 'forgery';

/** Which of a set do not belong. */
export type FindStrangers<S> = (set: readonly S[]) => ReadonlySet<S>;

/** How many sets of one writer there were, and of how many something was said. */
export interface MixedSets {
  readonly sets: number;
  readonly flagged: number;
  /** The one that does not belong, and no other. */
  readonly named: number;
  /** Only such as do belong. */
  readonly mistaken: number;
}

export interface StrangerTrials {
  readonly writer: string;
  /** A writer has none of a kind where the signatures do not suffice. */
  readonly mixtures: Readonly<Record<Mixture, MixedSets | null>>;
}

export interface TrialOptions<S> {
  /** Specimens of a set, two or more. */
  readonly references: number;
  readonly draws: number;
  readonly seed: number;
  readonly find: FindStrangers<S>;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Every writer with as many genuine signatures as a set has; the others' are strangers. In each draw one of the
 * signatures makes place for somebody else's, wherever in the set it stands: most of the set is the same in all three.
 *
 * @throws ParaphError `cancelled`
 */
export async function tryStrangers<S extends Embedded>(
  writers: readonly EmbeddedWriter<S>[],
  { references, draws, seed, find, signal, onProgress }: TrialOptions<S>,
): Promise<StrangerTrials[]> {
  const random = createRandom(seed);
  const trials: StrangerTrials[] = [];
  for (const [done, writer] of writers.entries()) {
    const own = random.fork();
    throwIfCancelled(signal);
    onProgress?.(`Sets of ${references}`, done, writers.length);
    if (writer.genuine.length < references) continue;
    const others = writers.filter((other) => other !== writer && other.genuine.length > 0);
    const drawn = Array.from({ length: draws }, () => drawSet(writer, others, references, own));
    trials.push({
      writer: writer.name,
      mixtures: {
        clean: countClean(drawn, find),
        stranger: countMixed(drawn, 'stranger', find),
        forgery: countMixed(drawn, 'forgery', find),
      },
    });
    await breathe();
  }
  return trials;
}

interface DrawnSet<S> {
  readonly genuine: readonly S[];
  readonly place: number;
  readonly stranger: S | null;
  readonly forgery: S | null;
}

function drawSet<S extends Embedded>(
  writer: EmbeddedWriter<S>,
  others: readonly EmbeddedWriter<S>[],
  references: number,
  random: Random,
): DrawnSet<S> {
  const genuine = random.sample(writer.genuine, references);
  const place = random.below(references);
  const [other] = random.sample(others, 1);
  const [stranger] = other ? random.sample(other.genuine, 1) : [];
  const [forgery] = random.sample(writer.forged, 1);
  return { genuine, place, stranger: stranger ?? null, forgery: forgery ?? null };
}

function countClean<S>(drawn: readonly DrawnSet<S>[], find: FindStrangers<S>): MixedSets {
  const flagged = drawn.filter(({ genuine }) => find(genuine).size > 0).length;
  return { sets: drawn.length, flagged, named: 0, mistaken: flagged };
}

function countMixed<S>(
  drawn: readonly DrawnSet<S>[],
  kind: 'stranger' | 'forgery',
  find: FindStrangers<S>,
): MixedSets | null {
  const counts = { sets: 0, flagged: 0, named: 0, mistaken: 0 };
  for (const { genuine, place, [kind]: intruder } of drawn) {
    if (intruder === null) continue;
    const found = find(genuine.with(place, intruder));
    counts.sets += 1;
    if (found.size === 0) continue;
    counts.flagged += 1;
    if (!found.has(intruder)) counts.mistaken += 1;
    else if (found.size === 1) counts.named += 1;
  }
  return counts.sets === 0 ? null : counts;
}
