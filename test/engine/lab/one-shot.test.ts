import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { TrialsNews } from '../../../main/contract/lab/one-shot.ts';
import { labPresets } from '../../../main/contract/lab/presets.ts';
import { labSide } from '../../../main/contract/lab/records.ts';
import { wilsonInterval } from '../../../main/evaluation/one-shot.ts';
import { encodePng } from '../../../main/imaging/encode.ts';
import { useLabEngine } from './lab-engine.ts';

// Real processes that draw a set and learn a little of it.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const set = 'generated-characters';
const told: TrialsNews[] = [];
let tried: { network: string; set: string };

const { call } = useLabEngine((name, record) => {
  if (name === 'labTrials') told.push(record as TrialsNews);
});

/** Black strokes on a white pad: `isInk` of a place, both between 0 and 1. */
async function drawing(isInk: (x: number, y: number) => boolean, width = 210, height = 210) {
  const pixels = Uint8Array.from({ length: width * height }, (_, i) =>
    isInk((i % width) / width, Math.floor(i / width) / height) ? 0 : 255,
  );
  return new Uint8Array(await encodePng({ width, height, pixels }));
}
const near = (value: number, wanted: number, within = 0.03) => Math.abs(value - wanted) < within;
const cross = (x: number, y: number) => (near(x, 0.5) || near(y, 0.5)) && x > 0.2 && x < 0.8 && y > 0.2 && y < 0.8;
const ring = (x: number, y: number) => near(Math.hypot(x - 0.5, y - 0.5), 0.3);
const bars = (x: number, y: number) => (near(x, 0.3) || near(x, 0.7)) && y > 0.2 && y < 0.8;

beforeAll(async () => {
  const settings = { ...labPresets.quick, set, size: 16, steps: 40, batch: { classes: 12, pictures: 3 } };
  const { id } = await call('lab.train', { name: 'Quick', settings });
  const find = async () => (await call('lab.networks', {})).find((network) => network.id === id);
  while ((await find())?.state !== 'finished') await wait(100);
  tried = { network: id, set };
});

describe('a trial', () => {
  const task = { kind: 'drawn', part: 'unseen', protocol: 'mixed', n: 5, seed: 3 } as const;

  it('shows a probe and one picture of each class, one of them another of the probe’s class', async () => {
    const trial = await call('lab.trial', { ...tried, task });
    const classes = await call('lab.classes', { set });
    const classOf = (place: number) => classes.find(({ pictures }) => pictures.includes(place));
    expect(new Set(trial.classes.map(({ place }) => classOf(place))).size).toBe(5);
    expect(trial.classes.every(({ place }) => classOf(place)?.part === 'unseen')).toBe(true);
    expect(classOf(trial.probe)).toBe(classOf(trial.classes[trial.answer].place));
    expect(trial.classes.map(({ place }) => place)).not.toContain(trial.probe);
    for (const { l2, cosine } of trial.classes) expect(l2 ** 2 / 2).toBeCloseTo(cosine, 5);
    const places = [trial.probe, ...trial.classes.map(({ place }) => place)];
    expect(trial.pictures).toEqual(await call('lab.pictures', { set, places }));
  });

  it('is the same with the same seed, and its right class is anywhere', async () => {
    expect(await call('lab.trial', { ...tried, task })).toEqual(await call('lab.trial', { ...tried, task }));
    const answers = new Set<number>();
    for (let seed = 1; seed <= 12; seed++)
      answers.add((await call('lab.trial', { ...tried, task: { ...task, seed } })).answer);
    expect(answers.size).toBeGreaterThan(2);
  });

  it('stays within one alphabet where it is to, and says when that has too few classes', async () => {
    const { classes } = await call('lab.trial', { ...tried, task: { ...task, protocol: 'within' } });
    expect(new Set(classes.map(({ group }) => group)).size).toBe(1);
    const many = { ...tried, task: { ...task, protocol: 'within', n: 25 } } as const;
    await expect(call('lab.trial', many)).rejects.toMatchObject({ code: 'bad-input' });
    await expect(call('lab.trial', { ...tried, task: { kind: 'official', run: 0, test: 0 } })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  it('holds another probe against the same classes: the trial’s own gives its distances again', async () => {
    const { probe, classes, pictures } = await call('lab.trial', { ...tried, task });
    const places = classes.map(({ place }) => place);
    const ranked = await call('lab.rank', { ...tried, places, probe: { place: probe } });
    expect(ranked.probe.coverage).toEqual(pictures.coverage.subarray(0, labSide ** 2));
    ranked.distances.forEach(({ l2 }, i) => expect(l2).toBeCloseTo(classes[i].l2, 5));
    const drawn = await call('lab.rank', { ...tried, places, probe: { picture: await drawing(cross) } });
    expect(drawn.distances).toHaveLength(5);
    // As its set's pictures: ink fills the square.
    const row = drawn.probe.coverage.subarray(14 * labSide, 15 * labSide);
    expect(row.filter((value) => value > 200).length).toBeGreaterThan(24);
    const empty = await drawing(() => false);
    await expect(call('lab.rank', { ...tried, places, probe: { picture: empty } })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });
});

describe('many trials', () => {
  it('count both parts apart, tell as they go, and leave out what has too few classes', async () => {
    const request = {
      ...tried,
      operation: 'many',
      parts: ['unseen', 'learnt'],
      ways: [5, 20, 100],
      trials: 120,
    } as const;
    const report = await call('lab.trials', { ...request, parts: [...request.parts], ways: [...request.ways] });
    expect(report.parts.map(({ part, results }) => [part, results.map(({ n }) => n)])).toEqual([
      ['unseen', [5, 20]],
      ['learnt', [5, 20, 100]],
    ]);
    for (const { results } of report.parts) {
      for (const { n, accuracy, ci, trials } of results) {
        expect(trials).toBe(120);
        expect(accuracy).toBeGreaterThan(1 / n);
        expect(ci).toEqual(wilsonInterval(Math.round(accuracy * trials), trials));
      }
    }
    expect(report.officialRuns).toBeNull();
    expect(told.length).toBeGreaterThan(10);
    expect(told.every(({ operation }) => operation === 'many')).toBe(true);
    expect(told.at(-1)?.parts).toEqual(report.parts);
    const again = await call('lab.trials', { ...request, parts: [...request.parts], ways: [...request.ways] });
    expect(again).toEqual(report);
  });

  it('can be stopped', async () => {
    const stop = new AbortController();
    const running = call('lab.trials', { ...tried, operation: 'long', trials: 100_000 }, stop.signal);
    setTimeout(() => stop.abort(), 200);
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a pair', () => {
  it('lies nearer in the same class than in others, as the set’s distances say', async () => {
    const classes = (await call('lab.classes', { set })).filter(({ part }) => part === 'unseen');
    const { same, different, equalError, pairs } = await call('lab.pairDistances', tried);
    expect(same[50]).toBeLessThan(different[50]);
    expect(equalError.rate).toBeLessThan(0.5);
    expect(equalError.threshold).toBeGreaterThan(same[1]);
    expect(pairs.same).toBe(
      classes.reduce((sum, { pictures }) => sum + (pictures.length * (pictures.length - 1)) / 2, 0),
    );
    const [place, other] = classes[0].pictures;
    const pair = await call('lab.pair', { ...tried, first: { place }, second: { place: other } });
    expect(pair.l2 ** 2 / 2).toBeCloseTo(pair.cosine, 5);
    expect(pair.pictures).toEqual(await call('lab.pictures', { set, places: [place, other] }));
    const itself = await call('lab.pair', { ...tried, first: { place }, second: { place } });
    expect(itself.l2).toBeCloseTo(0, 5);
  });
});

describe('classes drawn by hand', () => {
  it('are kept, added to, renamed, taken away and brought back', async () => {
    const { id } = await call('lab.newDrawn', { kind: 'character', name: 'Cross', drawing: await drawing(cross) });
    const grown = await call('lab.draw', { class: id, drawing: await drawing(cross, 300, 300) });
    expect(grown.drawings).toHaveLength(2);
    expect((await call('lab.drawing', { drawing: grown.drawings[1] })).picture.length).toBeGreaterThan(100);
    expect((await call('lab.renameDrawn', { class: id, name: 'Plus' })).name).toBe('Plus');
    await call('lab.removeDrawn', { id });
    expect(await call('lab.drawn', {})).toEqual([]);
    await call('lab.restoreDrawn', { id });
    expect(await call('lab.drawn', {})).toMatchObject([{ name: 'Plus', drawings: grown.drawings }]);
    const text = new TextEncoder().encode('no picture');
    await expect(call('lab.draw', { class: id, drawing: text })).rejects.toMatchObject({ code: 'unsupported-format' });
  });

  it('are ranked by a network, the same figure drawn elsewhere and smaller nearest', async () => {
    const { network } = tried;
    const ringClass = await call('lab.newDrawn', { kind: 'character', name: 'Ring', drawing: await drawing(ring) });
    await call('lab.newDrawn', { kind: 'character', name: 'Bars', drawing: await drawing(bars) });
    const small = await drawing((x, y) => near(Math.hypot(x - 0.3, y - 0.6), 0.2, 0.02));
    const { ranked, probe } = await call('lab.rankDrawn', { network, kind: 'character', drawing: small });
    expect(ranked).toHaveLength(3);
    expect(ranked[0]).toMatchObject({ class: ringClass.id, drawing: ringClass.drawings[0] });
    expect(ranked.map(({ distance }) => distance)).toEqual(
      ranked.map(({ distance }) => distance).sort((a, b) => a - b),
    );
    expect(probe.coverage).toHaveLength(labSide ** 2);
  });

  it('become a set that is learnt from, a copy of those drawn twice', async () => {
    const keep = () => call('lab.keepDrawn', { kind: 'character', name: 'Mine' });
    await expect(keep()).rejects.toThrow('four classes');
    const named = new Map((await call('lab.drawn', {})).map(({ id, name }) => [name, id]));
    await call('lab.draw', { class: named.get('Ring') ?? '', drawing: await drawing(ring, 200, 200) });
    await call('lab.draw', { class: named.get('Bars') ?? '', drawing: await drawing(bars, 200, 200) });
    const odd = await call('lab.newDrawn', { kind: 'character', name: '../a/b', drawing: await drawing(cross) });
    await call('lab.draw', { class: odd.id, drawing: await drawing(ring) });
    await call('lab.newDrawn', { kind: 'character', name: 'Once', drawing: await drawing(cross) });
    const { set: made, skipped } = await keep();
    expect(made).toMatchObject({ name: 'Mine', origin: 'drawn', learnt: { classes: 2 }, unseen: { classes: 2 } });
    expect(skipped).toBe(0);
    expect(await call('lab.sets', {})).toContainEqual(made);
    const classes = await call('lab.classes', { set: made.id });
    expect(classes.map(({ name }) => name).sort()).toEqual(['../a/b', 'Bars', 'Plus', 'Ring']);
    const places = classes.find(({ name }) => name === 'Ring')?.pictures ?? [];
    const { coverage } = await call('lab.pictures', { set: made.id, places });
    const { coverage: probe } = (
      await call('lab.rankDrawn', { network: tried.network, kind: 'character', drawing: await drawing(ring) })
    ).probe;
    expect(coverage.subarray(0, labSide ** 2)).toEqual(probe);
    await call('lab.removeDrawn', { id: odd.id });
    expect(await call('lab.classes', { set: made.id })).toEqual(classes);
    await call('lab.removeSet', { set: made.id });
  });

  it('are ranked by the model that answers where they are signatures, and no case comes of it', async () => {
    const wave = (turns: number) => (x: number, y: number) =>
      x > 0.1 && x < 0.9 && near(y, 0.5 + 0.3 * Math.sin(turns * x), 0.05);
    const sign = async (turns: number) => drawing(wave(turns), 500, 200);
    const slow = await call('lab.newDrawn', { kind: 'signature', name: 'Slow', drawing: await sign(10) });
    await call('lab.newDrawn', { kind: 'signature', name: 'Quick', drawing: await sign(30) });
    const { ranked } = await call('lab.rankByModel', { drawing: await sign(10.2) });
    expect(ranked.map((one) => one.class)[0]).toBe(slow.id);
    expect(ranked).toHaveLength(2);
    expect((await call('workspace.status', {})).cases).toBe(0);
  });
});
