/** How a network does on writers that the run does not learn from, while it learns. */
import { assert } from '../base/assert.ts';
import type { HeldOutPoint } from '../contract/training.ts';
import { equalErrorRate } from '../evaluation/metrics.ts';
import { createAdjustedScorer } from '../evaluation/scorers.ts';
import { fitSpreadModel } from '../evaluation/spread-model.ts';
import { rankAgainst, scoreVerification } from '../evaluation/verification-trials.ts';
import type { Embedder } from '../model/embedder.ts';
import { embedWriters } from './embed-writers.ts';
import { referencesFor } from './gate.ts';
import type { TrainingSet } from './trainer.ts';

const draws = 3;
const seed = 1;

/**
 * Equal error rates in percent with one threshold for all, with as many references as the writers allow (up to five).
 *
 * @param writers indices of the writers kept apart: at least two
 * @throws ParaphError `cancelled`
 */
export async function measureHeldOut(
  set: TrainingSet,
  writers: readonly number[],
  embedder: Pick<Embedder, 'embed'>,
  signal?: AbortSignal,
): Promise<Omit<HeldOutPoint, 'step'>> {
  const embedded = await embedWriters(set, writers, embedder, signal);
  const references = referencesFor(embedded);
  const model = await fitSpreadModel(embedded, signal);
  const createScorer = () => createAdjustedScorer(model);
  const scores = await scoreVerification(embedded, { references: [references], draws, seed, createScorer, signal });
  const scored = scores.get(references) ?? [];
  const eer = (kind: 'random' | 'skilled') => {
    const rate = equalErrorRate(rankAgainst(scored, kind));
    return rate === null ? null : 100 * rate;
  };
  const eerRandom = eer('random');
  assert(eerRandom !== null, 'writers kept apart are compared with one another');
  return { eerRandom, eerSkilled: eer('skilled') };
}
