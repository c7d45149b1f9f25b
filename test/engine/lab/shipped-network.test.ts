import { describe, expect, it, vi } from 'vitest';
import { labSide } from '../../../main/contract/lab/records.ts';
import { setLookedAt, shippedNetworkId as network } from '../../../main/contract/lab/shipped.ts';
import { shippedNetwork } from '../../../main/lab/shipped-network.ts';
import { useLabEngine } from './lab-engine.ts';

// Real processes that draw a set and load a runtime.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const { call } = useLabEngine(() => undefined);
const set = 'generated-characters';

describe('the network that comes with Paraph', () => {
  it('is the last of the list, says what it is, and stays', async () => {
    const networks = await call('lab.networks', {});
    expect(networks).toHaveLength(1);
    const [one] = networks;
    expect(one).toMatchObject({ id: network, origin: 'shipped', state: 'finished', setName: 'Omniglot' });
    const { spec, parameters } = shippedNetwork();
    const count = [...parameters.entries()].filter(([name]) => !/mean|variance/.test(name));
    expect(one.parameters).toBe(count.reduce((sum, [, values]) => sum + values.length, 0));
    expect(one.settings.size).toBe(spec.embedding.size);
    expect((await call('lab.architecture', { network: { kind: 'lab', network, untrained: false } })).input).toEqual({
      ...{ width: labSide, height: labSide },
    });
    await expect(call('lab.removeNetwork', { network })).rejects.toThrow('comes with Paraph');
    await expect(call('lab.pause', { network })).rejects.toMatchObject({ code: 'refused' });
    await expect(call('lab.resume', { network })).rejects.toMatchObject({ code: 'refused' });
    await expect(call('lab.cancel', { network })).rejects.toMatchObject({ code: 'refused' });
  });

  it('is looked into, as it is and as it began', async () => {
    const look = (untrained: boolean) =>
      call('lab.look', {
        ...{ network: { kind: 'lab', network, untrained }, picture: { kind: 'set', set, picture: 0 }, maps: true },
      });
    const [learnt, began] = [await look(false), await look(true)];
    expect(learnt.layers.map(({ name }) => name)).toContain('conv5');
    for (const { embedding } of [learnt, began]) {
      expect(embedding).toHaveLength(64);
      expect(Math.hypot(...embedding)).toBeCloseTo(1, 5);
    }
    expect(learnt.embedding).not.toEqual(began.embedding);
  });

  it('lies on the sphere as it began and as it ended, the same whenever it is asked', async () => {
    const { watched, snapshots } = await call('lab.sphere', { network });
    expect(watched?.classes).toHaveLength(16);
    expect(snapshots.map(({ step }) => step)).toEqual([0, 3_600]);
    for (const { normError, share } of snapshots) {
      expect(normError).toBeLessThan(1e-5);
      expect(share).toBeLessThan(1);
    }
    expect(await call('lab.sphere', { network })).toMatchObject({ watched, snapshots });
  });

  it('tells characters that it never saw apart, far better than it began', async () => {
    const accuracy = async (untrained: boolean) => {
      const request = { network, untrained, set, parts: ['unseen' as const], protocol: 'mixed' as const };
      const { parts } = await call('lab.trials', { ...request, ways: [20], trials: 400, seed: 1 });
      return parts[0].results[0].accuracy;
    };
    const [learnt, began] = [await accuracy(false), await accuracy(true)];
    expect(learnt).toBeGreaterThan(0.8);
    expect(learnt).toBeGreaterThan(began + 0.1);
  });

  it('has triplets drawn from characters that are here, since those it learnt are not', async () => {
    const [one] = await call('lab.networks', {});
    expect(setLookedAt(one)).toBe(set);
    const batch = await call('lab.triplets', {
      ...{ network, part: 'unseen', classes: 4, pictures: 3, miner: 'batch-all', distance: 'l2', seed: 1 },
    });
    expect(batch.pictures).toHaveLength(12);
  });
});
