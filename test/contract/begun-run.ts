import { trainingPresets, type TrainingRun } from '../../main/contract/training.ts';

/** A training run of which nothing has been told yet. */
export const begunRun: TrainingRun = {
  id: 'r',
  name: 'Run',
  startedAt: 0,
  state: 'running',
  source: { kind: 'workspace' },
  settings: trainingPresets.adapt,
  data: null,
  parent: null,
  step: 0,
  points: [],
  heldOut: [],
  remainingMs: null,
  model: null,
  failure: null,
};
