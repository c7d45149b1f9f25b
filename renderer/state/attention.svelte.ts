import type { Job, Jobs } from './jobs.svelte.ts';
import type { Shell } from './shell.svelte.ts';

/** Work that is over sooner than this, in milliseconds, needs no notice. */
const shortest = 5_000;

/** What was seen of a job. */
interface Seen {
  readonly title: string;
  readonly since: number;
}

/**
 * Shows long work where a person who looks elsewhere sees it: on the taskbar while it runs, as a notice at its end.
 *
 * @param say the words of a notice
 * @param now milliseconds of a clock that never goes back
 */
export function createAttention(
  shell: Pick<Shell, 'notify' | 'progress'>,
  say: { title: string; body: (job: string) => string },
  now: () => number,
) {
  let seen = new Map<string, Seen>();
  let shown: number | 'unknown' | null = null;

  return {
    /** To be called whenever the work under way has changed. */
    follow(running: Jobs['running']): void {
      const next = new Map(running.map(({ id, title }) => [id, { title, since: seen.get(id)?.since ?? now() }]));
      const ended = [...seen].filter(([id, { since }]) => !next.has(id) && now() - since >= shortest);
      seen = next;
      for (const [, { title }] of ended) shell.notify(say.title, say.body(title));
      const share = shareOf(running);
      if (share !== shown) shell.progress((shown = share));
    },
  };
}

/** Of all work together, in whole percents, so that the taskbar is not told of every step. */
function shareOf(running: readonly Job[]): number | 'unknown' | null {
  if (running.length === 0) return null;
  const counted = running.flatMap(({ done, total }) => (total === null || total === 0 ? [] : [{ done, total }]));
  if (counted.length < running.length) return 'unknown';
  const [done, total] = [sum(counted.map((job) => job.done)), sum(counted.map((job) => job.total))];
  return Math.min(100, Math.floor((100 * done) / total)) / 100;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
