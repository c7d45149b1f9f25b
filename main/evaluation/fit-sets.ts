/** How the errors of a reference set depend on how much its specimens differ among themselves. */
import { createRandom } from '../base/random.ts';
import { deviation, mean } from '../base/vectors.ts';
import type { SetCalibration, SetRow } from '../contract/calibration.ts';
import { percentileInterval, resampleWriters } from './bootstrap.ts';
import { equalErrorRate } from './metrics.ts';
import { createSpreadOf } from './scorers.ts';
import { rankAgainst, type DrawnScores } from './verification-trials.ts';

/** How far beyond the widest set a set still counts as like them, in deviations over all sets. */
const margin = 0.5;
const resamples = 200;

/** One reference set of a writer: how wide it is, and how far signatures lay from it on average. */
interface MeasuredSet {
  readonly spread: number;
  readonly genuine: number;
  readonly skilled: number | null;
}

/**
 * @param scores by number of references, of writers over all sets
 * @param seed   of the bootstrap
 */
export function fitSets(scores: ReadonlyMap<number, readonly DrawnScores[]>, seed: number): SetCalibration {
  const spreadOf = createSpreadOf();
  const measured = [...scores].map(([references, ofCount]) => ({
    references,
    ofCount,
    sets: ofCount.flatMap(({ draws }) => draws.flatMap((draw) => measuredSet(draw, spreadOf))),
  }));
  return {
    slopes: {
      genuine: commonSlope(measured.map(({ sets }) => sets.map(({ spread, genuine }) => ({ spread, away: genuine })))),
      skilled: commonSlope(
        measured.map(({ sets }) =>
          sets.flatMap(({ spread, skilled }) => (skilled === null ? [] : [{ spread, away: skilled }])),
        ),
      ),
    },
    rows: measured.map(({ references, ofCount, sets }) => ({
      references,
      spread: spreadsOf(sets.map(({ spread }) => spread)),
      equalError: equalErrorInterval(ofCount, seed),
    })),
  };
}

type SpreadOf = ReturnType<typeof createSpreadOf>;
type Draw = DrawnScores['draws'][number];

function measuredSet({ references, genuine, skilled }: Draw, spreadOf: SpreadOf): MeasuredSet[] {
  const spread = spreadOf(references);
  if (spread === null || genuine.length === 0) return [];
  return [{ spread, genuine: mean(genuine), skilled: skilled.length === 0 ? null : mean(skilled) }];
}

function spreadsOf(spreads: readonly number[]): SetRow['spread'] {
  if (spreads.length < 2) return null;
  const scatter = deviation(spreads);
  return { mean: mean(spreads), deviation: scatter, most: Math.max(...spreads) + margin * scatter };
}

/** Least squares over all numbers of references, each centred by itself: only differences among sets of one size count. */
function commonSlope(groups: readonly (readonly { spread: number; away: number }[])[]): number {
  let [together, alone] = [0, 0];
  for (const group of groups) {
    const [spread, away] = [mean(group.map((set) => set.spread)), mean(group.map((set) => set.away))];
    for (const set of group) {
      together += (set.spread - spread) * (set.away - away);
      alone += (set.spread - spread) ** 2;
    }
  }
  return alone > 0 ? together / alone : 0;
}

/** Every writer counts alike, as in the rows that the interval is for. */
function equalErrorInterval(scores: readonly DrawnScores[], seed: number): [number, number] {
  const ranking = rankAgainst(scores, 'skilled');
  const drawn = resampleWriters(scores.length, createRandom(seed), resamples).map((times) =>
    Float64Array.from(times, (count, writer) => count / Math.max(1, scores[writer].genuine.length)),
  );
  return percentileInterval(drawn, (weights) => equalErrorRate(ranking, weights)) ?? [0, 1];
}
