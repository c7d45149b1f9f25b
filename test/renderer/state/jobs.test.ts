import { describe, expect, it } from 'vitest';
import type { OperationRecord } from '../../../main/contract/events.ts';
import { createJobs, type Job } from '../../../renderer/state/jobs.svelte.ts';
import { createFakeClient, settled } from './fake-client.ts';

function record(change: Partial<OperationRecord>): OperationRecord {
  const unknown = { done: 0, total: null, perSecond: null, remainingMs: null, outcome: null, error: null };
  return { operation: 'op', call: 'models.embed', stage: '', ...unknown, startedAt: 0, finished: false, ...change };
}

const batch: Job = {
  id: 'batch',
  title: 'Enrolling',
  done: 1,
  total: 3,
  perSecond: null,
  remainingMs: null,
  cancel: () => undefined,
};

describe('jobs', () => {
  it('of the engine that were under way before the window was opened are found again, and can be stopped', async () => {
    const stopped: string[] = [];
    const client = createFakeClient({
      'operations.list': () => [record({ stage: 'embedding', done: 4, total: 9 })],
      'operations.cancel': ({ operation }) => {
        stopped.push(operation);
        return {};
      },
    });
    const jobs = createJobs(client);
    await settled();
    expect(jobs.running).toMatchObject([
      { title: 'Embedding references again', stage: 'embedding', done: 4, total: 9 },
    ]);
    jobs.running[0].cancel();
    await settled();
    expect(stopped).toEqual(['op']);
  });

  it('stay in sight when they ended, with what came of them, and only once', async () => {
    const ended = record({ done: 9, total: 9, finished: true, outcome: 'done' });
    const client = createFakeClient({ 'operations.list': () => [ended] });
    const jobs = createJobs(client, () => 5);
    await settled();
    client.tell({ event: 'progress', record: ended });
    expect(jobs.running).toEqual([]);
    expect(jobs.ended).toMatchObject([{ outcome: 'done', result: '9 of 9', failures: [], endedAt: 5 }]);
    const error = { code: 'storage-full' as const, message: 'No room.' };
    client.tell({ event: 'progress', record: record({ operation: 'two', finished: true, outcome: 'failed', error }) });
    expect(jobs.ended.map(({ outcome, failures }) => [outcome, failures])).toEqual([
      ['failed', [error]],
      ['done', []],
    ]);
    jobs.clear();
    expect(jobs.ended).toEqual([]);
  });

  it('of this window end with their result, or without a trace', () => {
    const jobs = createJobs(createFakeClient({ 'operations.list': () => [] }));
    jobs.report(batch);
    jobs.report({ ...batch, done: 2 });
    expect(jobs.running).toMatchObject([{ done: 2 }]);
    jobs.finish('batch', { outcome: 'done', result: '3 accepted', failures: [] });
    jobs.finish('batch', { outcome: 'done', result: 'again', failures: [] });
    jobs.report(batch);
    jobs.finish('batch');
    expect(jobs.running).toEqual([]);
    expect(jobs.ended.map(({ result }) => result)).toEqual(['3 accepted']);
  });
});
