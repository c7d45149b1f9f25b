/** A network as plain records: everything that decides its shape, nothing that is learnt. */

/** A square convolution without bias but with batch normalisation, 'same' padding. */
export interface ConvolutionLayer {
  readonly kind: 'convolution';
  readonly name: string;
  readonly filters: number;
  readonly size: number;
  readonly stride: number;
  /** 'same' keeps rows and columns (over the stride), 'valid' loses the border. */
  readonly padding: 'same' | 'valid';
}

/** The greatest of each 2 × 2. */
export interface PoolLayer {
  readonly kind: 'pool';
}

export type TrunkLayer = ConvolutionLayer | PoolLayer;

/** A dense feature map: a 1 × 1 linear convolution with batch normalisation on the trunk after layer `after`. */
export interface MapHead {
  readonly name: string;
  readonly after: string;
  readonly channels: number;
}

export interface TowerSpec {
  readonly name: string;
  readonly input: { readonly width: number; readonly height: number };
  readonly trunk: readonly TrunkLayer[];
  readonly maps: readonly MapHead[];
  /** A point on the unit sphere, read from a map (by name) or from the trunk's end (null). */
  readonly embedding: { readonly size: number; readonly from: string | null; readonly dropout: number };
}

const pool: PoolLayer = { kind: 'pool' };

function convolution(
  name: string,
  filters: number,
  size: number,
  more: { stride?: number; padding?: 'same' | 'valid' } = {},
): ConvolutionLayer {
  return { kind: 'convolution', name, filters, size, stride: more.stride ?? 1, padding: more.padding ?? 'same' };
}

/** Paraph's own: one trunk, two feature maps, and a global vector; 758 k parameters. */
export const twoMapSpec: TowerSpec = {
  name: 'two-map',
  input: { width: 192, height: 96 },
  trunk: [
    convolution('conv1', 32, 5, { stride: 2 }),
    pool,
    convolution('conv2', 64, 3),
    convolution('conv3', 64, 3),
    pool,
    convolution('conv4', 96, 3),
    convolution('conv5', 96, 3),
    pool,
    convolution('conv6', 128, 3),
  ],
  maps: [
    { name: 'fine', after: 'conv5', channels: 32 },
    { name: 'coarse', after: 'conv6', channels: 48 },
  ],
  embedding: { size: 128, from: 'coarse', dropout: 0.3 },
};

/** The verification network of Koch, Zemel and Salakhutdinov 2015, with batch normalisation and a chosen embedding. */
export function kochSpec(embedding = 128): TowerSpec {
  return {
    name: 'koch',
    input: { width: 105, height: 105 },
    trunk: [
      convolution('conv1', 64, 10, { padding: 'valid' }),
      pool,
      convolution('conv2', 128, 7, { padding: 'valid' }),
      pool,
      convolution('conv3', 128, 4, { padding: 'valid' }),
      pool,
      convolution('conv4', 256, 4, { padding: 'valid' }),
    ],
    maps: [],
    embedding: { size: embedding, from: null, dropout: 0 },
  };
}

/** The four-block network of few-shot learning (Vinyals et al. 2016), 64 filters each, for 28 × 28 characters. */
export function conv4Spec(embedding = 64): TowerSpec {
  return {
    name: 'conv-4',
    input: { width: 28, height: 28 },
    trunk: ['conv1', 'conv2', 'conv3', 'conv4'].flatMap((name) => [convolution(name, 64, 3), pool]),
    maps: [],
    embedding: { size: embedding, from: null, dropout: 0 },
  };
}

/**
 * For 28 × 28 characters where a map is compared besides: its 7 × 7 cells tolerate shifts, and half the filters of
 * `conv4Spec` in the first layers let it see more pictures in the same time. 142 k parameters, about 10 MFLOP.
 */
export function characterSpec(embedding = 64): TowerSpec {
  return {
    name: 'character',
    input: { width: 28, height: 28 },
    trunk: [
      convolution('conv1', 32, 5, { stride: 2 }),
      convolution('conv2', 32, 3),
      pool,
      convolution('conv3', 64, 3),
      convolution('conv4', 64, 3),
      pool,
      convolution('conv5', 64, 3),
    ],
    maps: [{ name: 'character', after: 'conv4', channels: 32 }],
    embedding: { size: embedding, from: null, dropout: 0 },
  };
}
