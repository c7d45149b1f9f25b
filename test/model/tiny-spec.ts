import type { TowerSpec } from '../../main/model/networks/spec.ts';
import type { DecisionModel } from '../../main/training/losses/decision.ts';

/** A two-map network small enough to train in a test. */
export const tinySpec: TowerSpec = {
  name: 'tiny',
  input: { width: 16, height: 8 },
  trunk: [
    { kind: 'convolution', name: 'conv1', filters: 4, size: 3, stride: 1, padding: 'same' },
    { kind: 'pool' },
    { kind: 'convolution', name: 'conv2', filters: 6, size: 3, stride: 1, padding: 'same' },
  ],
  maps: [
    { name: 'fine', after: 'conv1', channels: 3 },
    { name: 'coarse', after: 'conv2', channels: 4 },
  ],
  embedding: { size: 4, from: 'coarse', dropout: 0.3 },
};

/** How it decides, if anybody asks: by its fine map as it is. */
export const tinyDecisions: DecisionModel = {
  localMap: 'fine',
  whitening: { mean: new Float32Array(3), matrix: Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1) },
  spread: { populationSpread: 0.6 },
};
