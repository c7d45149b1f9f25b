import { describe, expect, it } from 'vitest';
import type { LabSphere } from '../../../main/contract/lab/sphere-methods.ts';
import { createSphereNews } from '../../../renderer/state/lab-sphere-news.svelte.ts';
import { smallNetwork } from '../../hosts/cli/small-lab.ts';
import { snapshotOf } from '../lab/small-sphere.ts';
import { createFakeClient, settled } from './fake-client.ts';

const at = (step: number) => snapshotOf(step, [[1, 0, step + 1]]);
const watched = { classes: [], classOf: [0], pictures: { count: 1, coverage: new Uint8Array(784) } };
const told = (step: number, network = 'n0') => ({ network, snapshot: at(step), remainingMs: null });

describe('how a network’s pictures lie', () => {
  it('is what is kept, with what is told meanwhile and afterwards', async () => {
    let answer: (sphere: LabSphere) => void = () => undefined;
    const client = createFakeClient({ 'lab.sphere': () => new Promise((done) => (answer = done)) });
    const news = createSphereNews(client, 'n0');
    const loading = news.load();
    await settled();
    news.hear(told(2));
    news.hear(told(9, 'other'));
    answer({ network: smallNetwork, watched, snapshots: [at(0), at(1)] });
    await loading;
    expect(news.isKnown).toBe(true);
    expect(news.watched).toEqual(watched);
    expect(news.snapshots.map(({ step }) => step)).toEqual([0, 1, 2]);
    const again = { ...told(1), snapshot: { ...at(1), share: 0.5 } };
    news.hear(again);
    expect(news.snapshots.map(({ step, share }) => [step, share])).toEqual([
      [0, 1],
      [1, 0.5],
      [2, 1],
    ]);
  });

  it('is told from the first picture on where nothing is kept yet, and says why it cannot be had', async () => {
    const client = createFakeClient({ 'lab.sphere': () => ({ network: smallNetwork, watched: null, snapshots: [] }) });
    const news = createSphereNews(client, 'n0');
    news.hear({ network: 'n0', watched, remainingMs: null });
    await news.load();
    expect([news.watched, news.snapshots]).toEqual([watched, []]);
    const lost = createSphereNews(createFakeClient({}), 'n0');
    await lost.load();
    expect(lost.isKnown).toBe(false);
    expect(lost.error?.detail ?? lost.error?.message).toBeTruthy();
  });
});
