import { describe, expect, it } from 'vitest';
import type { Contributions, Placement, Specimen } from '../../../main/contract/records.ts';
import { fieldOf, type Ink } from '../../../renderer/compare/ink.ts';
import type { Layers } from '../../../renderer/compare/layers.ts';
import { identity } from '../../../renderer/compare/similarity.ts';
import { createAlignment } from '../../../renderer/state/alignment.svelte.ts';
import { createCompareActions } from '../../../renderer/state/compare-actions.ts';
import type { CompareScene } from '../../../renderer/state/compare-scene.svelte.ts';
import { createCompare } from '../../../renderer/state/compare.svelte.ts';
import { createMeasuring } from '../../../renderer/state/measuring.svelte.ts';
import { createPictureCache } from '../../../renderer/state/picture-cache.ts';
import { disturbed, inkOfTrace, signTwice } from '../compare/generated-ink.ts';
import { createFakeClient } from './fake-client.ts';

const [trace, otherTrace] = signTwice(3);
const placement = (dpi: number | null): Placement => ({ dpi, scannedStep: 1, cleaned: { x: 0, y: 0, step: 1 } });
const map = { frame: { x: 0, y: 0, width: 100, height: 50 }, weights: [1], cells: [0.1], held: [0.9] };
const contributions: Contributions = {
  model: 'm',
  distance: 0.6,
  usual: 0.01,
  rows: 1,
  columns: 1,
  one: map,
  other: map,
};

/** Specimens of one person: a signature, the same turned by 0.2 and scaled by 0.8, another one, and paper without ink. */
const inks: Readonly<Record<string, { ink: Ink; dpi: number | null }>> = {
  first: { ink: inkOfTrace(trace), dpi: 200 },
  turned: { ink: inkOfTrace(disturbed(trace, 0.2, 0.8).trace), dpi: 200 },
  third: { ink: inkOfTrace(otherTrace), dpi: null },
  blank: { ink: { width: 60, height: 20, ink: new Uint8Array(60 * 20) }, dpi: 200 },
};

function specimen(id: string): Specimen {
  const quality = { usable: true, reasons: [], inkPixels: 1, width: 1, height: 1 };
  const head = { id, signatory: 's', fileName: `${id}.png`, addedAt: 0, signedOn: null, form: '', note: '' };
  return { ...head, quality, concerns: [], duplicateOf: null, placement: placement(inks[id].dpi) };
}

function layersOf({ ink }: { ink: Ink }): Layers {
  const layer = { picture: {} as ImageBitmap, width: ink.width, height: ink.height, toPage: identity };
  return { scanned: layer, cleaned: layer, field: fieldOf(ink), fieldToPage: identity, placed: true };
}

async function compared(left: string, right: string) {
  const asked: string[] = [];
  const client = createFakeClient({
    'specimens.get': ({ specimen: id }) => specimen(id),
    'signatories.get': () => ({
      signatory: { id: 's', name: 'Person', note: '', createdAt: 0, specimens: 3, face: null },
      specimens: Object.keys(inks).map(specimen),
      merged: [],
    }),
    'specimens.picture': ({ specimen: id, as }) => {
      asked.push(`${id} ${as}`);
      return { picture: new TextEncoder().encode(id) };
    },
    'specimens.contributions': () => contributions,
  });
  const compare = createCompare(client, createPictureCache(client), ({ cleaned }) =>
    Promise.resolve(layersOf(inks[new TextDecoder().decode(cleaned)])),
  );
  compare.pane = { width: 800, height: 400 };
  const ref = (id: string) => ({ kind: 'specimen', id }) as const;
  const load = (one: string, other: string) => compare.load(ref(one), ref(other));
  await load(left, right);
  return { compare, load, asked };
}

describe('two signatures', () => {
  it('are laid over each other as soon as they are there, and can be set back to their true size', async () => {
    const { compare } = await compared('first', 'turned');
    expect(compare.sides.error).toBeNull();
    // Turned clockwise by 0.2, it has to be turned back by as much, and to grow by 1 / 0.8.
    expect(compare.moved.degrees).toBeCloseTo((-0.2 * 180) / Math.PI, 0);
    expect(compare.moved.scale).toBeCloseTo(1.25, 2);
    compare.reset();
    expect(compare.moved).toEqual({ x: 0, y: 0, degrees: 0, scale: 1 });
    compare.alignment.undo();
    expect(compare.moved.scale).toBeCloseTo(1.25, 2);
  });

  it('keep what may not change when they are aligned', async () => {
    const { compare } = await compared('first', 'turned');
    compare.freedom = { angle: true, scale: false };
    compare.align();
    expect(compare.moved.scale).toBeCloseTo(1);
    expect(Math.abs(compare.moved.degrees)).toBeGreaterThan(5);
    compare.freedom = { angle: false, scale: false };
    compare.align();
    expect(compare.moved).toMatchObject({ degrees: 0, scale: 1 });
  });

  it('stay as they are where one has no ink, and that is said', async () => {
    const { compare } = await compared('first', 'blank');
    const said: string[] = [];
    const announcer = { message: '', say: (message: string) => void said.push(message) };
    createCompareActions(compare, {} as CompareScene, announcer).align();
    expect(compare.moved).toEqual({ x: 0, y: 0, degrees: 0, scale: 1 });
    expect(said).toEqual(['One of the pictures has no ink to align.']);
  });

  it('turn and grow about the middle of the one that moves', async () => {
    const { compare } = await compared('first', 'third');
    compare.reset();
    compare.turn(3);
    compare.grow(1.1);
    expect(compare.moved.degrees).toBeCloseTo(3);
    expect(compare.moved.scale).toBeCloseTo(1.1);
    expect(Math.hypot(compare.moved.x, compare.moved.y)).toBeCloseTo(0);
    compare.nudge(4, -2);
    expect(compare.moved.x).toBeCloseTo(4);
    expect(compare.moved.y).toBeCloseTo(-2);
  });

  it('differ hardly where one is the other turned, and more where it is another', async () => {
    const { compare, load } = await compared('first', 'turned');
    expect(compare.difference).toBeNull();
    compare.mode = 'difference';
    compare.tolerance = 2;
    expect(compare.difference?.left).toBeGreaterThan(0.97);
    await load('first', 'third');
    compare.tolerance = 2;
    expect(compare.difference?.left).toBeLessThan(0.9);
  });

  it('stay fitted into the pane until a person zooms or moves the view', async () => {
    const { compare } = await compared('first', 'turned');
    const { scale } = compare.viewport;
    compare.pane = { width: 400, height: 200 };
    expect(compare.viewport.scale).toBeCloseTo(scale / 2);
    compare.zoom(2);
    compare.pane = { width: 800, height: 400 };
    expect(compare.viewport.scale).toBeCloseTo(scale);
    compare.pan(10, 0);
    compare.fit();
    expect(compare.viewport.scale).toBeCloseTo(scale);
  });

  it('keep what was measured on the one that stays', async () => {
    const { compare, load } = await compared('first', 'turned');
    for (const side of ['left', 'right'] as const) {
      for (const x of [0, 30]) compare.measuring.place('ruler', side, compare.onPage(side, { x, y: 0 }));
    }
    expect(compare.measuring.list).toHaveLength(2);
    await load('first', 'third');
    expect(compare.measuring.list.map(({ side }) => side)).toEqual(['left']);
    expect(compare.hot).toHaveLength(2);
  });
});

describe('an alignment', () => {
  it('goes back and forth, a drag being one step', () => {
    const alignment = createAlignment(identity);
    const at = (x: number) => ({ ...identity, x });
    alignment.set(at(1));
    for (const x of [2, 3, 4]) alignment.follow(at(x));
    alignment.settle();
    alignment.follow(at(9));
    const seen = () => alignment.now.x;
    alignment.undo();
    expect(seen()).toBe(4);
    alignment.undo();
    expect(seen()).toBe(1);
    alignment.redo();
    expect(seen()).toBe(4);
    alignment.set(at(5));
    expect(alignment.canRedo).toBe(false);
    alignment.start(at(7));
    expect([seen(), alignment.canUndo]).toEqual([7, false]);
  });
});

describe('measuring', () => {
  it('takes two points for a length and three for an angle, on one signature', () => {
    const measuring = createMeasuring();
    const point = (x: number) => ({ x, y: 0 });
    measuring.place('ruler', 'left', point(1));
    measuring.hover(point(5));
    expect(measuring.draft?.points).toEqual([point(1), point(5)]);
    // The other signature begins anew.
    measuring.place('ruler', 'right', point(2));
    measuring.place('ruler', 'right', point(3));
    measuring.place('angle', 'right', point(1));
    measuring.place('angle', 'right', point(2));
    measuring.cancel();
    expect(measuring.draft).toBeNull();
    for (const x of [1, 2, 3]) measuring.place('angle', 'left', point(x));
    expect(measuring.list.map(({ kind, side, points }) => [kind, side, points.length])).toEqual([
      ['ruler', 'right', 2],
      ['angle', 'left', 3],
    ]);
    measuring.remove(measuring.list[0].id);
    expect(measuring.list).toHaveLength(1);
  });
});
