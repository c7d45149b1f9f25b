/** Trials, pairs and drawn classes without a network, for tests of commands. */
import type { Handlers } from '../../../main/contract/api.ts';
import type { DrawnClass } from '../../../main/contract/lab/drawn.ts';
import { labSide } from '../../../main/contract/lab/records.ts';

const blank = (count: number) => ({ count, coverage: new Uint8Array(count * labSide ** 2) });
export const hook: DrawnClass = { id: 'c0', name: 'Hook', kind: 'character', drawings: ['d0', 'd1'] };
const rising = (from: number) => Array.from({ length: 101 }, (_, i) => from + i / 200);
const ranking = {
  ranked: [{ class: hook.id, drawing: 'd1', distance: 0.25 }],
  probe: { width: labSide, height: labSide, coverage: blank(1).coverage },
};

export const smallOneShotHandlers = {
  'lab.trial': ({ task }) => ({
    probe: 9,
    classes: [
      { name: 'far', group: 'Alphabet 1', place: 1, l2: 1.2, cosine: 0.72 },
      {
        name: task.kind === 'official' ? `${task.run}/${task.test}` : 'near',
        group: '',
        place: 2,
        l2: 0.4,
        cosine: 0.08,
      },
    ],
    answer: 1,
    pictures: blank(3),
  }),
  'lab.trials': ({ parts, protocol, ways, trials, seed }) => ({
    ...{ protocol, seed },
    parts: parts.map((part) => ({
      part,
      results: ways.map((n) => ({ n, accuracy: 0.9, ci: [0.88, 0.92] as [number, number], trials })),
    })),
    officialRuns: { error: 0.075, perRun: [0.05, 0.1] },
  }),
  'lab.rank': ({ places }) => ({
    distances: places.map((place) => ({ l2: place, cosine: place ** 2 / 2 })),
    probe: blank(1),
  }),
  'lab.pair': () => ({ l2: 0.3, cosine: 0.045, pictures: blank(2) }),
  'lab.pairDistances': ({ part }) => ({
    part,
    same: rising(0),
    different: rising(0.4),
    pairs: { same: 10, different: 20 },
    equalError: { rate: 0.1, threshold: 0.45 },
  }),
  'lab.drawn': () => [hook],
  'lab.drawing': () => ({ picture: Uint8Array.of(1, 2, 3) }),
  'lab.newDrawn': ({ kind, name }) => ({ ...hook, kind, name }),
  'lab.draw': () => ({ ...hook, drawings: [...hook.drawings, 'd2'] }),
  'lab.renameDrawn': ({ name }) => ({ ...hook, name }),
  'lab.removeDrawn': () => ({}),
  'lab.restoreDrawn': () => ({}),
  'lab.rankDrawn': () => ranking,
  'lab.rankByModel': () => ranking,
} satisfies Partial<Handlers>;
