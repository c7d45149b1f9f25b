import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { labPresets } from '../../main/contract/lab/presets.ts';
import { developmentSplit } from '../../main/lab/character-recipe.ts';
import { evaluateOneShot } from '../../main/lab/evaluate-one-shot.ts';
import { drawGeneratedSet } from '../../main/lab/generated-sets.ts';
import { labPlan, learningSet, turnedByQuarter } from '../../main/lab/learn.ts';
import type { PictureSet } from '../../main/lab/picture-set.ts';
import { seePictures } from '../../main/lab/see-pictures.ts';
import { shippedNetwork } from '../../main/lab/shipped-network.ts';
import { characterSpec, conv4Spec } from '../../main/model/networks/spec.ts';
import { initialParameters } from '../../main/model/networks/tower.ts';
import { loadRuntime } from '../../main/model/runtime.ts';
import { train } from '../../main/training/train.ts';

beforeAll(() => loadRuntime());

const side = 28;
const random = createRandom(3);
const noise = (count: number) => Uint8Array.from({ length: count * side * side }, () => random.below(256));

function smallSet(groups = 2): PictureSet {
  const classes = Array.from({ length: 3 * groups }, (_, i) => ({
    name: String(i),
    group: `g${Math.floor(i / 3)}`,
    part: i % 3 === 2 ? ('unseen' as const) : ('learnt' as const),
    pictures: [2 * i, 2 * i + 1],
  }));
  return { side, coverage: noise(6 * groups), classes, officialRuns: [] };
}

describe('what is learnt from', () => {
  it('is the learnt classes alone, with quarter turns as classes of their own', () => {
    const set = smallSet();
    const plain = learningSet(set, false);
    expect(plain.writers.map(({ genuine }) => genuine)).toEqual([
      [0, 1],
      [2, 3],
      [4, 5],
      [6, 7],
    ]);
    const turned = learningSet(set, true);
    expect(turned.writers).toHaveLength(16);
    const picture = (place: number) => turned.coverage.subarray(place * 784, (place + 1) * 784);
    const [own, quarter] = [turned.writers[1], turned.writers[5]].map(({ genuine }) => picture(genuine[0]));
    expect(own).toEqual(set.coverage.subarray(2 * 784, 3 * 784));
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) expect(quarter[x * side + (side - 1 - y)]).toBe(own[y * side + x]);
    }
  });

  it('is as it was after four quarters', () => {
    const before = noise(2);
    let turned: Uint8Array = before;
    for (let turn = 0; turn < 4; turn++) turned = turnedByQuarter(turned, side);
    expect(turned).toEqual(before);
  });

  it('is other alphabets than a recipe is chosen on', () => {
    const { classes } = developmentSplit(smallSet(9));
    expect(classes).toHaveLength(18);
    const of = (part: string) => new Set(classes.filter((one) => one.part === part).map(({ group }) => group));
    expect([of('learnt').size, of('unseen').size]).toEqual([3, 6]);
    expect([...of('learnt')].some((group) => of('unseen').has(group))).toBe(false);
  });
});

describe('a network of the lab', () => {
  it('learns from generated characters to tell others that it never saw', async () => {
    const set = await drawGeneratedSet('generated-characters');
    const settings = { ...labPresets.quick, steps: 40, batch: { classes: 12, pictures: 4 } };
    const measure = async (parameters: ReadonlyMap<string, Float32Array>) => {
      const model = { spec: conv4Spec(settings.size), parameters };
      const options = { model, set, protocol: 'all', ways: [20], trials: 400, seed: 1 } as const;
      return evaluateOneShot(options);
    };
    const before = await measure(initialParameters(conv4Spec(settings.size), createRandom(1)));
    const { numbers } = await train({
      plan: labPlan(settings),
      set: learningSet(set, false),
      seed: 1,
      checkpoint: null,
    });
    const after = await measure(numbers);
    expect(after.comparedBy).toBe('embedding');
    expect(after.officialRuns).toBeNull();
    expect(after.results[0].accuracy).toBeGreaterThan(before.results[0].accuracy + 0.05);
    expect(after.results[0].accuracy).toBeGreaterThan(0.6);
    expect(after.withinAlphabets).toEqual([]);
  }, 120_000);

  it('whose embeddings become one point ends, unless that is what is to be seen', async () => {
    // The same picture everywhere: nothing tells them apart.
    const [one, same] = [noise(1), new Uint8Array(12 * side * side)];
    for (let place = 0; place < 12; place++) same.set(one, place * side * side);
    const blank = { ...smallSet(), coverage: same };
    const settings = { ...labPresets.quick, steps: 15, batch: { classes: 2, pictures: 2 }, augmented: false };
    const run = { plan: labPlan(settings), set: learningSet(blank, false), seed: 1, checkpoint: null };
    await expect(train(run)).rejects.toMatchObject({ code: 'refused' });
    expect(await train({ ...run, mayCollapse: true })).toMatchObject({ step: 15, whole: true });
  }, 60_000);
});

describe('the distance between pictures', () => {
  it('is 0 to oneself, symmetric, and the same one by one as together, by map and by embedding', async () => {
    const set = smallSet();
    for (const spec of [characterSpec(8), conv4Spec(8)]) {
      const model = { spec, parameters: initialParameters(spec, createRandom(4)) };
      const distance = await seePictures(model, set, [0, 1, 2, 3, 7]);
      const pair = await seePictures(model, set, [3, 7]);
      expect(distance(3, 3)).toBeCloseTo(0, 3);
      expect(distance(3, 7)).toBeCloseTo(distance(7, 3), 5);
      expect(distance(3, 7)).toBeCloseTo(pair(3, 7), 5);
      expect(distance(3, 7)).toBeGreaterThan(1e-4);
      expect(() => distance(3, 9)).toThrow('was not looked at');
    }
  });
});

describe('the network of characters that ships', () => {
  it('knows generated characters apart that nobody showed it', async () => {
    const set = await drawGeneratedSet('generated-characters');
    const { key, ...model } = shippedNetwork();
    expect(key).toMatch(/^[0-9a-f]{64}$/);
    const { results, megaflops } = await evaluateOneShot({
      ...{ model, set, protocol: 'mixed', ways: [5, 20], trials: 500, seed: 1 },
    } as const);
    expect(results[0].accuracy).toBeGreaterThan(0.9);
    expect(megaflops).toBeLessThan(180);
  }, 60_000);
});
