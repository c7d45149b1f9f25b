import { describe, expect, it } from 'vitest';
import { trainingPresets, type TrainingNews, type TrainingRun } from '../../../main/contract/training.ts';
import { createJobs } from '../../../renderer/state/jobs.svelte.ts';
import { createTraining } from '../../../renderer/state/training.svelte.ts';
import { createFakeClient, settled, type Answers } from './fake-client.ts';
import { begunRun } from '../../contract/begun-run.ts';

const running: TrainingRun = { ...begunRun, name: 'Mine', step: 1 };
const point = (step: number) => ({
  ...{ step, loss: 0.3, active: 0.5, spread: 0.9 },
  ...{ learningRate: 2e-4, imagesPerSecond: 30 },
});

function watch(first: TrainingRun[], more: Answers = {}) {
  const store = { runs: first };
  const client = createFakeClient({
    'training.list': () => store.runs,
    'operations.list': () => [],
    ...more,
  });
  const jobs = createJobs(client);
  const clock = { now: 0 };
  const training = createTraining(client, jobs, () => clock.now);
  const hear = (news: Partial<TrainingNews>) =>
    client.tell({ event: 'training', record: { run: 'r', stage: 'training', remainingMs: 60_000, ...news } });
  const note = () => client.tell({ event: 'changed', record: { kind: 'training', id: 'r' } });
  const lists = () => client.asked.filter((name) => name === 'training.list').length;
  return { client, store, jobs, clock, training, hear, note, lists };
}

describe('training', () => {
  it('under way before the window was opened is found again, and stands among the long work', async () => {
    const { training, jobs } = watch([running]);
    await settled();
    expect(training.underWay?.id).toBe('r');
    const total = trainingPresets.adapt.steps;
    expect(jobs.running).toMatchObject([{ title: 'Training: Mine', done: 1, total }]);
  });

  it('follows the news without asking for all curves again', async () => {
    const { training, jobs, hear, note, lists } = watch([running]);
    await settled();
    for (const step of [2, 3]) {
      hear({ point: point(step) });
      note();
    }
    await settled();
    expect(lists()).toBe(1);
    expect(training.underWay?.points.map(({ step }) => step)).toEqual([2, 3]);
    expect(jobs.running[0]).toMatchObject({ done: 3, remainingMs: 60_000, stage: 'Learning, 30 images per second' });
    hear({ stage: 'judging', remainingMs: null });
    expect(training.stage).toBe('judging');
    expect(jobs.running[0].total).toBeNull();
  });

  it('that took a turn is asked for, and its end is told with what came of it', async () => {
    const { store, training, jobs, clock, note } = watch([running]);
    await settled();
    clock.now = 5_000;
    store.runs = [{ ...running, state: 'finished', model: 'k' }];
    note();
    await settled();
    expect(training.underWay).toBeNull();
    expect(jobs.ended).toMatchObject([{ outcome: 'done', result: 'a candidate waits in Models', failures: [] }]);
  });

  it('that failed tells why', async () => {
    const { store, jobs, clock, note } = watch([running]);
    await settled();
    clock.now = 5_000;
    const failure = { code: 'refused' as const, message: 'Training collapsed.' };
    store.runs = [{ ...running, state: 'failed', failure }];
    note();
    await settled();
    expect(jobs.ended).toMatchObject([{ outcome: 'failed', failures: [failure] }]);
  });

  it('stopped from the list of long work is paused, so that nothing is lost', async () => {
    const asked: string[] = [];
    const { jobs, training, store, note } = watch([running], {
      'training.pause': ({ run }) => {
        asked.push(run);
        return running;
      },
    });
    await settled();
    jobs.running[0].cancel();
    await settled();
    expect(asked).toEqual(['r']);
    expect(training.asked).toBe('pause');
    store.runs = [{ ...running, state: 'paused' }];
    // In the same breath as the news of its last step.
    note();
    await settled();
    expect(training.asked).toBeNull();
    expect(training.runs).toMatchObject([{ state: 'paused' }]);
    expect(jobs.ended).toMatchObject([{ outcome: 'cancelled', result: 'Go on in Train' }]);
  });
});
