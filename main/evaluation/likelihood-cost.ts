/** The cost of likelihood ratios: Cllr (Brümmer and du Preez 2006), and the least that the order of distances allows. */
import type { Ranking, ScoredWriter, WriterWeights } from './metrics.ts';
import { evenWeights, meanOverWriters } from './metrics.ts';
import { mean } from '../base/vectors.ts';
import { softplus } from '../matching/logistic.ts';
import type { LogRatio } from '../matching/reliability.ts';

/**
 * Mean cost in bits over both kinds, each weighing a half and within it every writer alike: 1 for a ratio that is always
 * 1, 0 for one that is always infinitely right. Null without genuine or without impostor distances.
 */
export function likelihoodCost(
  scored: readonly ScoredWriter[],
  logRatio: LogRatio,
): (weights?: WriterWeights) => number | null {
  const costs = (kind: keyof ScoredWriter, sign: 1 | -1) =>
    scored.map((writer) => {
      const distances = writer[kind];
      return distances.length === 0 ? null : mean(distances.map((distance) => softplus(sign * logRatio(distance))));
    });
  const genuine = costs('genuine', -1);
  const impostor = costs('impostor', 1);
  return (weights = evenWeights(scored.length)) => {
    const [ofGenuine, ofImpostor] = [meanOverWriters(genuine, weights), meanOverWriters(impostor, weights)];
    return ofGenuine === null || ofImpostor === null ? null : (ofGenuine + ofImpostor) / (2 * Math.LN2);
  };
}

/** Neighbouring distances that share one ratio, with the weight of each kind among them. */
interface Block {
  genuine: number;
  impostor: number;
}

/**
 * The cost of the best ratios that fall with the distance, found by pooling adjacent violators (Ayer and others 1955).
 * Every writer's distances of a kind together weigh as much as the writer.
 */
export function leastLikelihoodCost(ranking: Ranking, weights = evenWeights(ranking.writerCount)): number | null {
  const shares = sharesOf(ranking, weights);
  const totals = { genuine: 0, impostor: 0 };
  const blocks: Block[] = [];
  const { distances, genuine, writers } = ranking;
  for (let i = 0; i < distances.length; i++) {
    const kind = genuine[i] === 1 ? 'genuine' : 'impostor';
    const weight = shares[kind][writers[i]];
    totals[kind] += weight;
    const isTie = i > 0 && distances[i] === distances[i - 1];
    if (!isTie || blocks.length === 0) blocks.push({ genuine: 0, impostor: 0 });
    blocks[blocks.length - 1][kind] += weight;
    if (distances[i] !== distances[i + 1]) pool(blocks);
  }
  if (totals.genuine === 0 || totals.impostor === 0) return null;
  return blocks.reduce((sum, block) => sum + costOf(block, totals), 0) / 2;
}

/** What one distance of each writer weighs. */
function sharesOf({ genuine, writers, writerCount }: Ranking, weights: WriterWeights) {
  const counts = { genuine: new Float64Array(writerCount), impostor: new Float64Array(writerCount) };
  writers.forEach((writer, i) => counts[genuine[i] === 1 ? 'genuine' : 'impostor'][writer]++);
  const share = (kind: Float64Array) => kind.map((count, writer) => (count > 0 ? weights[writer] / count : 0));
  return { genuine: share(counts.genuine), impostor: share(counts.impostor) };
}

/** The share of genuine may not rise with the distance: the last blocks are joined until it does not. */
function pool(blocks: Block[]): void {
  while (blocks.length > 1) {
    const [before, last] = [blocks[blocks.length - 2], blocks[blocks.length - 1]];
    if (before.genuine * last.impostor > last.genuine * before.impostor) return;
    before.genuine += last.genuine;
    before.impostor += last.impostor;
    blocks.pop();
  }
}

function costOf({ genuine, impostor }: Block, totals: Block): number {
  const [near, far] = [genuine / totals.genuine, impostor / totals.impostor];
  return (near > 0 ? near * Math.log2(1 + far / near) : 0) + (far > 0 ? far * Math.log2(1 + near / far) : 0);
}
