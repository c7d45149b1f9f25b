/** Figures of a retraining that nobody carried out, for the command about it. */
import type { Handlers } from '../../../main/contract/api.ts';
import type { GroupChange } from '../../../main/contract/retraining.ts';
import { failedGate } from './small-training.ts';

const better = { active: 6, candidate: 4.5, change: -1.5, interval: [-2.5, -0.5] as [number, number], writers: 30 };
const people: GroupChange = {
  writers: 30,
  comparisons: { genuine: 300, skilled: 300, random: 870 },
  skilled: { ...better, perRun: [-1.4, -1.6] },
  random: null,
};

export const smallRetraining = {
  'evaluation.retraining': ({ sets, settings, references, seeds }) => ({
    sets: sets.map(({ directory }) => directory),
    model: 'small',
    settings,
    references,
    learnt: { genuine: 300, forged: 200 },
    people,
    others: { ...people, writers: 36 },
    runs: seeds.map((seed) => ({ seed, step: settings.steps, gate: failedGate })),
  }),
} satisfies Partial<Handlers>;
