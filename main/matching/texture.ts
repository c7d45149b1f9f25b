/** What a single local map tells of how far two signings of it will lie apart. */
import type { LocalMap } from '../base/embedding.ts';
import { scoringWindow } from './local-distance.ts';
import { ownSearchFor } from './simd/own-cosines.ts';

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
  const { near, far } = ownSearchFor(map, scoringWindow).find(map.cells);
  const chord = (best: Float32Array) => {
    let missing = 0;
    for (let i = 0; i < best.length; i++) missing += map.weights[i] * (1 - best[i]);
    return Math.sqrt(2 * Math.max(0, missing));
  };
  let entropy = 0;
  for (const weight of map.weights) if (weight > 0) entropy -= weight * Math.log(weight);
  return { extent: entropy, distinctness: chord(far), variety: chord(near) };
}
