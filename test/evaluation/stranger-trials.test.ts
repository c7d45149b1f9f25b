import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import type { EmbeddedSignature, EmbeddedWriter } from '../../main/evaluation/embedded-set.ts';
import { type FindStrangers, tryStrangers } from '../../main/evaluation/stranger-trials.ts';
import { syntheticSet } from './synthetic-set.ts';

const { writers } = syntheticSet(createRandom(5), 4, 5, 3);
const ownerOf = (one: EmbeddedSignature) => writers.find(({ genuine }) => genuine.includes(one));
const isForged = (one: EmbeddedSignature) => writers.some(({ forged }) => forged.includes(one));
/** Whose the most of a set are. */
const hostOf = (set: readonly EmbeddedSignature[]) =>
  writers.toSorted((a, b) => shareOf(set, b) - shareOf(set, a))[0] ?? writers[0];
const shareOf = (set: readonly EmbeddedSignature[], { genuine }: EmbeddedWriter) =>
  set.filter((one) => genuine.includes(one)).length;

/** Somebody who knows. */
const allKnowing: FindStrangers<EmbeddedSignature> = (set) =>
  new Set(set.filter((one) => !hostOf(set).genuine.includes(one)));

const options = { references: 4, draws: 6, seed: 3 };
const some = { sets: 6, flagged: 0, named: 0, mistaken: 0 };

describe('tryStrangers', () => {
  it('puts one signature of somebody else into sets of a writer, anywhere, and none into clean ones', async () => {
    const seen: EmbeddedSignature[][] = [];
    await tryStrangers(writers, { ...options, find: (set) => (seen.push([...set]), new Set()) });
    expect(seen).toHaveLength(4 * 3 * 6);
    expect(seen.every((set) => set.length === 4 && new Set(set).size === 4)).toBe(true);
    const foreign = seen.map((set) => set.filter((one) => !hostOf(set).genuine.includes(one)));
    const kinds = foreign.map(([one, ...more]) => {
      expect(more).toEqual([]);
      if (one === undefined) return 'clean';
      return isForged(one) ? 'forgery' : 'stranger';
    });
    for (const kind of ['clean', 'forgery', 'stranger']) expect(kinds.filter((one) => one === kind)).toHaveLength(24);
    const places = seen.flatMap((set) => set.flatMap((one, i) => (ownerOf(one) === hostOf(set) ? [] : [i])));
    expect([...new Set(places)].sort()).toEqual([0, 1, 2, 3]);
  });

  it('counts who is named, and who is by mistake', async () => {
    const [known] = await tryStrangers(writers, { ...options, find: allKnowing });
    const right = { ...some, flagged: 6, named: 6 };
    expect(known.mixtures).toEqual({ clean: some, stranger: right, forgery: right });
    const blind: FindStrangers<EmbeddedSignature> = (set) => new Set([set[0], set[1]]);
    const [guessed] = await tryStrangers(writers, { ...options, find: blind });
    const { clean, stranger } = guessed.mixtures;
    expect(clean).toEqual({ ...some, flagged: 6, mistaken: 6 });
    expect(stranger?.named).toBe(0);
    expect(stranger?.flagged).toBe(6);
    expect(stranger?.mistaken).toBeLessThan(6);
  });

  it('draws alike with the same seed, leaves out who has too few, and knows no forgery where there is none', async () => {
    const look = async (seed: number) => {
      const seen: (readonly EmbeddedSignature[])[] = [];
      await tryStrangers(writers, { ...options, seed, find: (set) => (seen.push(set), new Set()) });
      return seen;
    };
    expect(await look(3)).toEqual(await look(3));
    expect(await look(3)).not.toEqual(await look(4));
    const few = [{ ...writers[0], genuine: writers[0].genuine.slice(0, 3) }, { ...writers[1], forged: [] }, writers[2]];
    const trials = await tryStrangers(few, { ...options, find: () => new Set() });
    expect(trials.map(({ writer }) => writer)).toEqual(['w1', 'w2']);
    expect(trials[0].mixtures.forgery).toBeNull();
    expect(trials[1].mixtures.forgery).toEqual(some);
  });

  it('can be stopped', async () => {
    const stop = new AbortController();
    stop.abort();
    const trials = tryStrangers(writers, { ...options, find: () => new Set(), signal: stop.signal });
    await expect(trials).rejects.toMatchObject({ code: 'cancelled' });
  });
});
