/** A lab without pictures or networks of its own, for tests of commands. */
import type { Handlers } from '../../../main/contract/api.ts';
import { labPresets } from '../../../main/contract/lab/presets.ts';
import { type LabNetwork, type LabSet, labSide } from '../../../main/contract/lab/records.ts';

const tally = { groups: 1, classes: 2, pictures: 4 };

export const smallSet: LabSet = {
  ...{ id: 'small', name: 'Small set', origin: 'imported', profile: 'ink', officialRuns: 20, createdAt: 0 },
  ...{ learnt: tally, unseen: tally },
};

export const smallNetwork: LabNetwork = {
  id: 'n0',
  name: 'Small network',
  startedAt: 0,
  state: 'finished',
  settings: { ...labPresets.quick, set: 'small' },
  setName: 'Small set',
  parameters: 111_936,
  step: 120,
  points: [],
  accuracy: [{ step: 120, n: 5, learnt: 0.99, unseen: 0.95 }],
  remainingMs: null,
  failure: null,
  learntFromErased: false,
};

const stands = (state: LabNetwork['state']) => () => ({ ...smallNetwork, state });

export const smallLabHandlers = {
  'lab.sets': () => [smallSet],
  'lab.removeSet': () => ({}),
  'lab.classes': () => [{ name: '1', group: 'Alphabet 1', part: 'learnt', pictures: [0, 1] }],
  'lab.pictures': ({ places }) => ({
    count: places.length,
    // The upper half of each is ink.
    coverage: Uint8Array.from({ length: places.length * labSide ** 2 }, (_, i) =>
      i % labSide ** 2 < labSide ** 2 / 2 ? 255 : 0,
    ),
  }),
  'lab.networks': () => [smallNetwork],
  'lab.train': ({ name, settings }) => ({ ...smallNetwork, name, settings }),
  'lab.pause': stands('paused'),
  'lab.resume': stands('running'),
  'lab.finish': stands('finished'),
  'lab.cancel': stands('cancelled'),
  'lab.removeNetwork': () => ({}),
} satisfies Partial<Handlers>;
