import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { norm } from '../../main/base/vectors.ts';
import { labSide } from '../../main/contract/lab/records.ts';
import type { Answered } from '../../main/lab/answers/index.ts';
import { createLabDesk } from '../../main/lab/desk.ts';
import { packParameters, type SetParcel } from '../../main/lab/parcels.ts';
import { conv4Spec } from '../../main/model/networks/spec.ts';
import { initialParameters } from '../../main/model/networks/tower.ts';
import { loadRuntime } from '../../main/model/runtime.ts';

const pixels = labSide ** 2;
const never = new AbortController().signal;
const size = 3;

/** Four pictures of noise in two classes. */
function noisySet(seed: number): SetParcel {
  const random = createRandom(seed);
  return {
    kind: 'pictures',
    coverage: Uint8Array.from({ length: 4 * pixels }, () => random.below(256)),
    classes: [
      { name: 'a', group: '', part: 'learnt', pictures: [0, 1] },
      { name: 'b', group: '', part: 'unseen', pictures: [2, 3] },
    ],
    officialRuns: [],
  };
}

const weightsOf = (seed: number) => packParameters(initialParameters(conv4Spec(size), createRandom(seed)));

beforeAll(() => loadRuntime());

describe('a process of the lab', () => {
  const desk = createLabDesk(() => undefined);
  const tell = (method: string, input: object) => Promise.resolve(desk.answer(method, input, never));
  const embed = async (untrained: boolean, places?: number[]) => {
    const request = { set: 's', network: { network: 'n', untrained }, ...(places && { places }) };
    return (await tell('embed', request)) as Answered<'embed'>;
  };

  it('knows what it can be asked, and says what it does not hold', async () => {
    expect([desk.knows('embed'), desk.knows('keep-set'), desk.knows('toString')]).toEqual([true, true, false]);
    await expect(tell('classes', { set: 's' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(embed(false)).rejects.toMatchObject({ code: 'not-found' });
    await expect(tell('nothing', {})).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('answers from what it was handed, and from the newest of it', async () => {
    await tell('keep-set', { id: 's', set: noisySet(1) });
    await tell('keep-network', { id: 'n', network: { spec: conv4Spec(size), seed: 7, weights: null } });
    const begun = await embed(false);
    expect(begun).toMatchObject({ size, vectors: { length: 4 * size } });
    for (let i = 0; i < 4; i++) expect(norm(begun.vectors.subarray(i * size, (i + 1) * size))).toBeCloseTo(1, 5);
    // Nothing learnt yet: as it began.
    expect((await embed(true)).vectors).toEqual(begun.vectors);

    await tell('keep-network', { id: 'n', network: { spec: conv4Spec(size), seed: 7, weights: weightsOf(8) } });
    const learnt = await embed(false);
    expect(learnt.vectors).not.toEqual(begun.vectors);
    expect((await embed(true)).vectors).toEqual(begun.vectors);
    await tell('keep-network', { id: 'n', network: { spec: conv4Spec(size), seed: 7, weights: weightsOf(9) } });
    expect((await embed(false)).vectors).not.toEqual(learnt.vectors);

    const [one, whole] = [await embed(false, [2]), await embed(false)];
    one.vectors.forEach((value, i) => expect(value).toBeCloseTo(whole.vectors[2 * size + i], 5));
    await tell('keep-set', { id: 's', set: noisySet(2) });
    expect((await embed(false, [2])).vectors).not.toEqual(one.vectors);
  });

  it('answers what takes long with the network that was asked, whatever it is handed meanwhile', async () => {
    const random = createRandom(3);
    const count = 1_100;
    const half = (first: number) => Array.from({ length: count / 2 }, (_, i) => first + i);
    const large: SetParcel = {
      kind: 'pictures',
      coverage: Uint8Array.from({ length: count * pixels }, () => random.below(256)),
      classes: [0, count / 2].map((first) => ({ name: `${first}`, group: '', part: 'unseen', pictures: half(first) })),
      officialRuns: [],
    };
    await tell('keep-set', { id: 'large', set: large });
    const request = { network: { network: 'n', untrained: false }, set: 'large', part: 'unseen', seed: 1 };
    const alone = await tell('pairs', request);
    // Handed over once more, so that its pictures are embedded anew.
    await tell('keep-network', { id: 'n', network: { spec: conv4Spec(size), seed: 7, weights: weightsOf(9) } });
    const asked = tell('pairs', request);
    await tell('keep-network', { id: 'n', network: { spec: conv4Spec(size), seed: 7, weights: weightsOf(10) } });
    expect(await asked).toEqual(alone);
    expect(await tell('pairs', request)).not.toEqual(alone);
  });

  it('forgets', async () => {
    await tell('forget-network', { id: 'n' });
    await expect(embed(false)).rejects.toMatchObject({ code: 'not-found' });
    await tell('forget-set', { id: 's' });
    await expect(tell('pictures', { set: 's', places: [0] })).rejects.toMatchObject({ code: 'not-found' });
  });
});
