/** Who is compared with whom: writers enrolled from seeded draws of their genuine signatures. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import type { Random } from '../base/random.ts';
import { createRandom } from '../base/random.ts';
import type { Embedded, EmbeddedSignature, EmbeddedWriter, OnProgress } from './embedded-set.ts';
import { type Ranking, rankScores } from './metrics.ts';
import type { CreateScorer, Scorer } from './scorers.ts';

/** At most this many other writers lend a signature to a draw, so that the work grows with the writers, not their square. */
export const mostStrangers = 50;

/**
 * One draw for one writer. The first k of `order` are the reference set, for every k: what more references bring is
 * measured on growing sets, not on other ones.
 *
 * @property strangers a genuine signature of each of up to `mostStrangers` other writers
 */
export interface Draw<S> {
  readonly order: readonly S[];
  readonly strangers: readonly S[];
  readonly forged: readonly S[];
}

interface Distances {
  readonly genuine: readonly number[];
  readonly random: readonly number[];
  readonly skilled: readonly number[];
}

/** What one reference set gave. @property questioned whose distances they are, in the same order */
export interface DrawScores<S extends Embedded = Embedded> extends Distances {
  readonly references: readonly S[];
  readonly questioned: { readonly genuine: readonly S[]; readonly skilled: readonly S[] };
}

/** The distances that one writer's comparisons gave, over all draws. */
export interface VerificationScores extends Distances {
  readonly writer: string;
  /** For each distance, whether no verdict stands on it, or not one that accuses; absent where nobody looked. */
  readonly limits?: { readonly genuine: readonly Limit[]; readonly skilled: readonly Limit[] };
}

/**
 * `unlike`: anything the calibration was measured on, so that no word stands; what makes `forged` fall: `flawed`, a picture with
 * a part missing or too much, and `askew`, a signature that lies near once it is turned a little.
 */
export type Limit = 'unlike' | 'flawed' | 'askew' | null;

/** The same with every draw by itself. */
export interface DrawnScores<S extends Embedded = Embedded> extends VerificationScores {
  readonly draws: readonly DrawScores<S>[];
}

/** Genuine signatures and others of one kind, by distance. */
export function rankAgainst(scores: readonly Distances[], kind: 'random' | 'skilled'): Ranking {
  return rankScores(scores.map((writer) => ({ genuine: writer.genuine, impostor: writer[kind] })));
}

export interface ScoreOptions<S extends Embedded = EmbeddedSignature> {
  /** Reference counts. */
  readonly references: readonly number[];
  readonly draws: number;
  readonly seed: number;
  readonly createScorer: CreateScorer<S>;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Scores a set at each number of references. A writer needs one genuine signature more than references, else it is left
 * out at that number. Equal seeds give equal draws, whatever the scorer.
 *
 * @returns by number of references, the scores of the writers that have enough
 * @throws ParaphError `cancelled`
 */
export async function scoreVerification<S extends Embedded>(
  writers: readonly EmbeddedWriter<S>[],
  { references, draws, seed, createScorer, signal, onProgress }: ScoreOptions<S>,
): Promise<Map<number, DrawnScores<S>[]>> {
  const random = createRandom(seed);
  const scores = new Map(references.map((count): [number, DrawnScores<S>[]] => [count, []]));
  for (const [i, writer] of writers.entries()) {
    const drawn = drawReferences(writers, writer, draws, random.fork());
    const scorer = createScorer();
    for (const [count, scored] of scores) {
      throwIfCancelled(signal);
      if (writer.genuine.length > count) scored.push(scoreWriter(writer.name, drawn, count, scorer));
      await breathe();
    }
    onProgress?.('Comparing', i + 1, writers.length);
  }
  return scores;
}

function drawReferences<S extends Embedded>(
  writers: readonly EmbeddedWriter<S>[],
  writer: EmbeddedWriter<S>,
  draws: number,
  random: Random,
): Draw<S>[] {
  const others = writers.filter((other) => other !== writer && other.genuine.length > 0);
  return Array.from({ length: draws }, () => ({
    order: random.shuffled(writer.genuine),
    strangers: random.sample(others, mostStrangers).map(({ genuine }) => genuine[random.below(genuine.length)]),
    forged: writer.forged,
  }));
}

function scoreWriter<S extends Embedded>(
  writer: string,
  draws: readonly Draw<S>[],
  references: number,
  scorer: Scorer<S>,
): DrawnScores<S> {
  const scored = draws.map(({ order, strangers, forged }): DrawScores<S> => {
    const set = order.slice(0, references);
    const genuine = order.slice(references);
    const distance = scorer(set);
    return {
      references: set,
      questioned: { genuine, skilled: forged },
      genuine: genuine.map(distance),
      random: strangers.map(distance),
      skilled: forged.map(distance),
    };
  });
  return {
    writer,
    draws: scored,
    genuine: scored.flatMap(({ genuine }) => genuine),
    random: scored.flatMap(({ random }) => random),
    skilled: scored.flatMap(({ skilled }) => skilled),
  };
}
