/** What the network makes of one signature. */

/** A grid of unit-length feature vectors, and how much each cell counts. */
export interface LocalMap {
  readonly rows: number;
  readonly columns: number;
  readonly channels: number;
  /** rows × columns × channels; each cell has length 1, or 0 where there is nothing. */
  readonly cells: Float32Array;
  /** rows × columns, not negative, summing to 1: a cell's share of the ink. */
  readonly weights: Float32Array;
}

/**
 * @property model  key of the model that made it: hash of weights, preprocessing version and network specification.
 *                  Embeddings of different keys are never compared.
 * @property global a point on the unit hypersphere: ranks the gallery
 * @property local  decides between genuine and forged
 */
export interface Embedding {
  readonly model: string;
  readonly global: Float32Array;
  readonly local: LocalMap;
}
