/** What a single local map tells of how far two signings of it will lie apart. */
import type { LocalMap } from '../base/embedding.ts';
import { scoringWindow } from './local-distance.ts';

/**
 * A long and varied signature offers more that can differ than a short one made of like strokes.
 *
 * @property extent       ln of the number of cells that the ink amounts to, were it spread evenly: the entropy of the weights
 * @property distinctness chord from a cell to its like beyond the scoring window, the ink's mean: how little it repeats itself
 * @property variety      chord from a cell to its like within the window, the ink's mean: how fast it changes from place to place
 */
export interface Texture {
  readonly extent: number;
  readonly distinctness: number;
  readonly variety: number;
}

const known = new WeakMap<LocalMap, Texture>();

/** The texture of a map; computed once, for as long as the map is kept. */
export function textureOf(map: LocalMap): Texture {
  const before = known.get(map);
  if (before) return before;
  const texture = measure(map);
  known.set(map, texture);
  return texture;
}

function measure(map: LocalMap): Texture {
  const { near, far } = bestWithin(map);
  const chord = (best: Float32Array) => {
    let missing = 0;
    for (let i = 0; i < best.length; i++) missing += map.weights[i] * (1 - best[i]);
    return Math.sqrt(2 * Math.max(0, missing));
  };
  let entropy = 0;
  for (const weight of map.weights) if (weight > 0) entropy -= weight * Math.log(weight);
  return { extent: entropy, distinctness: chord(far), variety: chord(near) };
}

/** Each cell's best cosine among the other cells of its own map: within the window about it, and beyond. */
function bestWithin(map: LocalMap): { near: Float32Array; far: Float32Array } {
  const { columns, weights } = map;
  const near = new Float32Array(weights.length).fill(-1);
  const far = new Float32Array(weights.length).fill(-1);
  for (let one = 1; one < weights.length; one++) {
    const [row, column] = [Math.floor(one / columns), one % columns];
    for (let other = 0; other < one; other++) {
      if (weights[one] === 0 && weights[other] === 0) continue;
      const apart =
        row - Math.floor(other / columns) > scoringWindow.rows ||
        Math.abs(column - (other % columns)) > scoringWindow.columns;
      const best = apart ? far : near;
      const cosine = cosineOf(map, one, other);
      if (cosine > best[one]) best[one] = cosine;
      if (cosine > best[other]) best[other] = cosine;
    }
  }
  return { near, far };
}

/** Four sums at once need not wait for one another. */
function cosineOf({ cells, channels }: LocalMap, one: number, other: number): number {
  const a = one * channels;
  const b = other * channels;
  let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0];
  let i = 0;
  for (; i + 3 < channels; i += 4) {
    sum0 += cells[a + i] * cells[b + i];
    sum1 += cells[a + i + 1] * cells[b + i + 1];
    sum2 += cells[a + i + 2] * cells[b + i + 2];
    sum3 += cells[a + i + 3] * cells[b + i + 3];
  }
  for (; i < channels; i++) sum0 += cells[a + i] * cells[b + i];
  return sum0 + sum1 + sum2 + sum3;
}
