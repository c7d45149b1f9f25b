import { describe, expect, it } from 'vitest';
import type { TrialTask } from '../../../main/contract/lab/one-shot.ts';
import type { Client } from '../../../renderer/client/client.ts';
import { createTrialPlay, testsOfRun } from '../../../renderer/state/trial-play.svelte.ts';
import type { TriedOut } from '../../../renderer/state/tried-out.svelte.ts';

const tried = {
  chosen: { network: 'n', untrained: false, set: 's' },
  set: { officialRuns: 20 },
} as unknown as TriedOut;
const at = (l2: number, place: number) => ({ name: `${place}`, group: '', place, l2, cosine: l2 ** 2 / 2 });

/** Every second trial is won. */
function playing() {
  const tasks: TrialTask[] = [];
  const client = {
    call: (name: string, { task }: { task: TrialTask }) => {
      if (name === 'lab.rank')
        return Promise.resolve({
          distances: [at(0.1, 1), at(0.2, 2)].map(({ l2, cosine }) => ({ l2, cosine })),
          probe: { count: 1 },
        });
      const answer = tasks.push(task) % 2;
      return Promise.resolve({ probe: 9, classes: [at(0.9, 1), at(0.4, 2)], answer, pictures: {} });
    },
  } as unknown as Client;
  return { play: createTrialPlay(client, tried, 7), tasks };
}

describe('trials one after the other', () => {
  it('draw anew each time and count who won', async () => {
    const { play, tasks } = playing();
    await play.restart();
    for (let i = 0; i < 3; i++) await play.next();
    expect(play.tally).toEqual({ won: 2, played: 4 });
    expect(tasks.map((task) => task.kind === 'drawn' && task.seed)).toEqual([7, 8, 9, 10]);
    await play.restart();
    expect(play.tally.played).toBe(1);
  });

  it('go through Lake’s runs test by test, from the last of one to the first of the next', async () => {
    const { play, tasks } = playing();
    play.protocol = 'official';
    play.run = 19;
    play.test = testsOfRun - 1;
    await play.restart();
    await play.next();
    await play.next();
    expect(tasks.slice(-2)).toEqual([
      { kind: 'official', run: 0, test: 0 },
      { kind: 'official', run: 0, test: 1 },
    ]);
    expect(play.tally.played).toBe(3);
  });

  it('hold a probe of one’s own against the same classes, till the next', async () => {
    const { play } = playing();
    await play.restart();
    await play.probe({ place: 3 });
    expect(play.own?.classes.map(({ place, l2 }) => [place, l2])).toEqual([
      [1, 0.1],
      [2, 0.2],
    ]);
    expect(play.tally.played).toBe(1);
    await play.next();
    expect(play.own).toBeNull();
  });
});
