import { describe, expect, it } from 'vitest';
import { createAttention } from '../../../renderer/state/attention.svelte.ts';
import type { EndedJob, Job } from '../../../renderer/state/jobs.svelte.ts';

function watch() {
  let time = 0;
  const notices: string[] = [];
  const shares: (number | 'unknown' | null)[] = [];
  const shell = {
    notify: (title: string, body: string) => void notices.push(`${title}: ${body}`),
    progress: (share: number | 'unknown' | null) => void shares.push(share),
  };
  const words = { title: (outcome: string) => outcome, body: ({ title }: EndedJob) => title };
  const attention = createAttention(shell, words, () => time);
  const after = (seconds: number, running: readonly Job[], ended: readonly EndedJob[] = []) => {
    time += 1_000 * seconds;
    attention.follow({ running, ended });
  };
  return { notices, shares, after };
}

const job = (id: string, done = 0, total: number | null = null): Job => ({
  ...{ id, title: id, done, total, perSecond: null, remainingMs: null },
  cancel: () => undefined,
});
const ended = (id: string, outcome: EndedJob['outcome'] = 'done'): EndedJob => ({
  ...{ id, title: id, outcome, result: '', failures: [], endedAt: 0 },
});

describe('work that a person may not be looking at', () => {
  it('is told of at its end when it took long and nobody stopped it', () => {
    const { notices, after } = watch();
    after(0, [job('long'), job('failing'), job('stopped')]);
    after(6, [job('short')], [ended('long'), ended('failing', 'failed'), ended('stopped', 'cancelled')]);
    after(1, [], [ended('short'), ended('long'), ended('failing', 'failed')]);
    expect(notices).toEqual(['done: long', 'failed: failing']);
  });

  it('is shown as one share, told only when that has changed by a percent', () => {
    const { shares, after } = watch();
    after(0, []);
    after(0, [job('a', 1, 1_000)]);
    after(0, [job('a', 5, 1_000)]);
    after(0, [job('a', 500, 1_000)]);
    after(0, [job('a', 500, 1_000), job('b', 0, 1_000)]);
    after(0, [job('a', 500, 1_000), job('c')]);
    after(0, [job('d', 3, 0)]);
    after(0, []);
    expect(shares).toEqual([0, 0.5, 0.25, 'unknown', null]);
  });
});
