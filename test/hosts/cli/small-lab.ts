/** A lab without pictures or networks of its own, for tests of commands. */
import type { Handlers } from '../../../main/contract/api.ts';
import type { GridReport } from '../../../main/contract/lab/grid-methods.ts';
import { labPresets } from '../../../main/contract/lab/presets.ts';
import { describeNetwork } from '../../../main/model/describe.ts';
import { conv4Spec } from '../../../main/model/networks/spec.ts';
import {
  type LabNetwork,
  type LabSet,
  type LabSnapshot,
  type LabWatched,
  labSide,
} from '../../../main/contract/lab/records.ts';
import { claimsOf } from '../../../main/lab/grid-claims.ts';
import { measuredGrid } from '../../lab/small-grid.ts';

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
  origin: 'own',
};

const network = describeNetwork(conv4Spec(2));
const stage = {
  distances: { l2: [0, 0.3, 0.4, 0.3, 0, 1, 0.4, 1, 0], cosine: [0, 0.045, 0.08, 0.045, 0, 0.5, 0.08, 0.5, 0] },
};
const ended = { loss: 0.01, spreadBefore: 0.5, ordered: 0.9, orderedOf: 100 };
const float32 = (...numbers: number[]) => new Uint8Array(Float32Array.from(numbers).buffer);
/** Two pictures of one class a quarter of the sphere apart, and one of another at the first. */
const smallSnapshot: LabSnapshot = {
  ...{ step: 120, places: float32(1, 0, 0, 0, 1, 0, 1, 0, 0), distances: float32(1, 0, 1), share: 1, normError: 2e-8 },
};
const smallWatched: LabWatched = {
  classes: [
    { name: '1', group: 'Alphabet 1', part: 'learnt' },
    { name: '<2>', group: '', part: 'learnt' },
  ],
  classOf: [0, 0, 1],
  pictures: { count: 3, coverage: new Uint8Array(3 * labSide ** 2) },
};
const grid = measuredGrid(({ size }) => (size === 3 ? 0.7 : 0.9));
export const smallReport: GridReport = { grid, claims: claimsOf(grid) };

const stands = (state: LabNetwork['state']) => () => ({ ...smallNetwork, state });

export const smallLabHandlers = {
  'lab.sets': () => [smallSet],
  'lab.importArchive': ({ name, profile, archive }) => ({
    set: { ...smallSet, name, profile },
    skipped: archive.bytes.length,
  }),
  'lab.importFolder': ({ name, profile }) => ({ set: { ...smallSet, name, profile }, skipped: 0 }),
  'lab.keepDrawn': ({ name }) => ({ set: { ...smallSet, name, origin: 'drawn' }, skipped: 0 }),
  'lab.removeSet': () => ({}),
  'lab.classes': () => [{ name: '1', group: 'Alphabet 1', part: 'learnt', pictures: [0, 1] }],
  'lab.pictures': ({ places }) => ({
    count: places.length,
    // The upper half of each is ink.
    coverage: Uint8Array.from({ length: places.length * labSide ** 2 }, (_, i) =>
      i % labSide ** 2 < labSide ** 2 / 2 ? 255 : 0,
    ),
  }),
  'lab.pause': stands('paused'),
  'lab.resume': stands('running'),
  'lab.finish': stands('finished'),
  'lab.cancel': stands('cancelled'),
  'lab.removeNetwork': () => ({}),
  'lab.architecture': () => network,
  'lab.look': ({ picture, maps }) => ({
    picture: { width: 28, height: 28, coverage: new Uint8Array(784) },
    layers: maps
      ? [{ name: 'conv1', rows: 1, columns: 1, channels: 2, least: 0, greatest: 3, values: Uint8Array.of(0, 255) }]
      : [],
    embedding: picture.kind === 'set' && picture.picture === 0 ? [0.6, 0.8] : [1, 0],
  }),
  'lab.signatures': () => ({ width: 2, height: 1, genuine: 2, forged: 1, coverage: Uint8Array.of(1, 2, 3, 4, 5, 6) }),
  'lab.triplets': () => ({
    side: 1,
    pictures: [0, 0, 1].map((label, place) => ({ place, label, className: `Class ${label}` })),
    coverage: new Uint8Array(3),
    before: { ...stage, spread: 0.2, chosen: [] },
    after: {
      ...stage,
      spread: 0.8,
      chosen: [
        [0, 1, 2],
        [1, 0, 2],
      ],
    },
  }),
  'lab.trivial': ({ steps, margin }) => ({
    steps,
    parameters: 1,
    ends: [
      { ...ended, margin: 0, constantLoss: 0, spread: 0.01 },
      { ...ended, margin, constantLoss: margin, spread: 0.9 },
    ],
  }),
  'lab.sphere': () => ({ network: smallNetwork, watched: smallWatched, snapshots: [smallSnapshot] }),
  'lab.specimenSphere': () => ({
    model: { key: 'k', name: 'small', size: 128, objective: labPresets.quick.objective },
    people: [{ signatory: 's0', name: 'Generated Person' }],
    peopleInAll: 1,
    specimens: [0, 1, 2].map((i) => ({ specimen: `p${i}`, person: 0 })),
    snapshot: { ...smallSnapshot, step: 0, share: 0.4 },
  }),
  'lab.grid.list': () => [smallReport],
  'lab.grid.start': () => smallReport,
  'lab.grid.pause': () => smallReport,
  'lab.grid.resume': () => smallReport,
  'lab.grid.remove': () => ({}),
  'lab.grid.probe': () => ({ networks: 9, milliseconds: 90_000 }),
} satisfies Partial<Handlers>;
