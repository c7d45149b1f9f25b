import { describe, expect, it } from 'vitest';
import type { LabCall } from '../../../main/lab/answers/answer.ts';
import { trial } from '../../../main/lab/answers/trial.ts';
import { officialRuns, trials } from '../../../main/lab/answers/trials.ts';
import type { PictureSet } from '../../../main/lab/picture-set.ts';

const side = 28;
const pixels = side * side;
/** Each picture is a point of the circle, told by its first pixel. */
const angles = [0, 60, 120, 180, 2, 58, 125, 90, 3, 61];
const coverage = new Uint8Array(angles.length * pixels);
angles.forEach((angle, place) => (coverage[place * pixels] = angle));

/** Pictures 0 to 3 are the classes of a run and 4 to 7 its tests: the last is a class of its own that lies between two others. */
const set: PictureSet = {
  ...{ side, coverage },
  classes: [
    { name: 'a', group: '', part: 'unseen', pictures: [0, 8] },
    { name: 'b', group: '', part: 'unseen', pictures: [1, 9] },
  ],
  officialRuns: [
    { classes: [0, 1, 2, 3], tests: [4, 5, 6, 7], answers: [0, 1, 2, 3] },
    { classes: [0, 1], tests: [4], answers: [0] },
  ],
};

const embedder = {
  embed(some: Uint8Array) {
    const points = Array.from({ length: some.length / pixels }, (_, i) => (some[i * pixels] * Math.PI) / 180);
    return Float32Array.from(points.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]));
  },
  during: <T>(work: () => Promise<T>) => work(),
};
const holdings = { set: () => set, network: () => ({ embedder }) };
const call = { holdings } as unknown as LabCall;
const tried = { network: { network: 'n', untrained: false }, set: 's' };

describe('Lake’s runs', () => {
  it('are counted run by run', async () => {
    expect(await officialRuns(tried, call)).toEqual([0.25, 0]);
  });

  it('are shown test by test, their classes by number, with the distances on the circle', async () => {
    const shown = await trial({ ...tried, task: { kind: 'official', run: 0, test: 2 } }, call);
    expect(shown).toMatchObject({ probe: 6, answer: 2 });
    expect(shown.classes.map(({ name, place }) => [name, place])).toEqual([
      ['1', 0],
      ['2', 1],
      ['3', 2],
      ['4', 3],
    ]);
    shown.classes.forEach(({ l2, cosine, place }) => {
      const apart = ((angles[6] - angles[place]) * Math.PI) / 180;
      expect(l2).toBeCloseTo(2 * Math.abs(Math.sin(apart / 2)), 5);
      expect(cosine).toBeCloseTo(1 - Math.cos(apart), 5);
    });
  });

  it('have an end', async () => {
    for (const task of [
      { kind: 'official', run: 2, test: 0 },
      { kind: 'official', run: 1, test: 1 },
    ] as const) {
      await expect(trial({ ...tried, task }, call)).rejects.toMatchObject({ code: 'bad-input' });
    }
  });
});

describe('stretches of trials', () => {
  const request = { ...tried, part: 'unseen', protocol: 'mixed', n: 2 } as const;

  it('go on where the last one left off', async () => {
    const whole = await trials({ ...request, trials: 20, random: 4 }, call);
    const first = await trials({ ...request, trials: 12, random: 4 }, call);
    const rest = await trials({ ...request, trials: 8, random: first?.random ?? 0 }, call);
    expect(whole?.won).toBe(20);
    expect((first?.won ?? 0) + (rest?.won ?? 0)).toBe(20);
    expect(rest?.random).toEqual(whole?.random);
  });

  it('are none where there are too few classes', async () => {
    expect(await trials({ ...request, n: 3, trials: 5, random: 1 }, call)).toBeNull();
  });
});
