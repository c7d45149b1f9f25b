/** Whether the map of contributions shows what sets two signatures apart, and how the examiner's terms vary. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { createRandom, type Random } from '../base/random.ts';
import { mean } from '../base/vectors.ts';
import type { ExplanationReport } from '../contract/evaluations.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { heldTogether, localContributions } from '../matching/contributions.ts';
import { localDistance } from '../matching/local-distance.ts';
import { randomCentres, removeInk, strongestCentres } from './blotches.ts';
import type { LabelledFile, LabelledFolder } from './labelled-folder.ts';
import { chosenFolder, type ProbeOptions, readProbes, gatheringSkipped } from './measured-files.ts';
import { testPairs } from './paired-tests.ts';
import { varyingTerms } from './varying-terms.ts';

/** @property pairs how many questioned signatures are compared with a specimen each */
export interface ExplanationOptions extends ProbeOptions {
  readonly pairs: number;
}

const removedShare = 0.1;
/** Random removals of each pair, whose mean stands for them. */
const randomDraws = 4;

interface Pair {
  readonly questioned: LabelledFile;
  readonly specimen: LabelledFile;
}

/** How far the distance moved by removing ink. */
interface Moves {
  readonly highest: number;
  readonly held: number;
  readonly random: readonly number[];
}

/**
 * Removes a tenth of the questioned signature's ink in blotches: where the map of what sets two signatures apart is
 * strongest, where that of what holds them together is, and, of the same kind, at random. Ink that is missing adds to a
 * distance by itself, wherever it was: so what a map says is tested by the difference from random ink.
 *
 * @throws ParaphError `bad-input` for a set without two genuine signatures of a writer; `not-found`, `cancelled`
 */
export async function evaluateExplanation(asked: ExplanationOptions): Promise<ExplanationReport> {
  const { options, skipped } = gatheringSkipped(asked);
  const folder = chosenFolder(options);
  const random = createRandom(options.seed);
  const moves: Moves[] = [];
  for (const [done, pair] of drawPairs(folder, options.pairs, random).entries()) {
    throwIfCancelled(options.signal);
    options.onProgress?.('Removing ink', done, options.pairs);
    const moved = await movesOf(options, pair, random);
    if (moved) moves.push(moved);
    await breathe();
  }
  const [highest, held] = [moves.map((one) => one.highest), moves.map((one) => one.held)];
  const usual = moves.map((one) => mean(one.random));
  const usualSize = moves.map((one) => mean(one.random.map(Math.abs)));
  return {
    set: folder.set,
    skipped: skipped(),
    writers: folder.writers.length,
    model: options.embedder.key,
    seed: options.seed,
    pairs: moves.length,
    removed: removedShare,
    change: { highest: mean(highest), held: mean(held), random: mean(usual) },
    lowers: testPairs(usual, highest),
    holds: testPairs(held.map(Math.abs), usualSize),
    moves: testPairs(highest.map(Math.abs), usualSize),
    terms: await varyingTerms(options, folder, random),
  };
}

/** Genuine signatures and forgeries in turn, each with a genuine signature of the writer it claims. */
function drawPairs({ writers, directory }: LabelledFolder, count: number, random: Random): Pair[] {
  const able = writers.filter(({ genuine }) => genuine.length > 1);
  if (able.length === 0) {
    throw new ParaphError('bad-input', say`No writer of the set has two genuine signatures.`, { file: directory });
  }
  return Array.from({ length: count }, (_, i) => {
    const { genuine, forged } = able[random.below(able.length)];
    const [specimen, other] = random.sample(genuine, 2);
    return { specimen, questioned: i % 2 === 1 && forged.length > 0 ? forged[random.below(forged.length)] : other };
  });
}

async function movesOf(options: ExplanationOptions, pair: Pair, random: Random): Promise<Moves | null> {
  const { embedder } = options;
  const probes = await readProbes(options, [pair.questioned, pair.specimen]);
  if (probes.length < 2) return null;
  const [questioned, specimen] = probes.map(({ normalised }) => normalised);
  const [{ local }, { local: reference }] = embedder.embed([questioned, specimen]);
  const { distance, ofA } = localContributions(local, reference);
  const without = embedder.embed([
    removeInk(questioned, strongestCentres(questioned, local, ofA), removedShare),
    removeInk(questioned, strongestCentres(questioned, local, heldTogether(local, reference).byA), removedShare),
    ...Array.from({ length: randomDraws }, () =>
      removeInk(questioned, randomCentres(questioned, random), removedShare),
    ),
  ]);
  const [highest, held, ...others] = without.map((embedding) => localDistance(embedding.local, reference) - distance);
  return { highest, held, random: others };
}
