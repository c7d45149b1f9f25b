import type { EndedJob, Job, Jobs } from './jobs.svelte.ts';
import type { Shell } from './shell.svelte.ts';

/** Work that is over sooner than this, in milliseconds, needs no notice. */
const shortest = 5_000;

/** The words of a notice. */
export interface NoticeWords {
  title(outcome: 'done' | 'failed'): string;
  body(job: EndedJob): string;
}

/**
 * Shows long work where a person who looks elsewhere sees it: on the taskbar while it runs, as a notice at its end.
 *
 * @param now milliseconds of a clock that never goes back
 */
export function createAttention(shell: Pick<Shell, 'notify' | 'progress'>, say: NoticeWords, now: () => number) {
  /** When work was first seen, by its id. */
  let since = new Map<string, number>();
  let shown: number | 'unknown' | null = null;

  function tell(job: EndedJob): void {
    // Who stopped it knows.
    if (job.outcome !== 'cancelled') shell.notify(say.title(job.outcome), say.body(job));
  }

  return {
    /** To be called whenever the work under way has changed. */
    follow({ running, ended }: Pick<Jobs, 'running' | 'ended'>): void {
      const next = new Map(running.map(({ id }) => [id, since.get(id) ?? now()]));
      const over = [...since].filter(([id, at]) => !next.has(id) && now() - at >= shortest).map(([id]) => id);
      since = next;
      ended.filter(({ id }) => over.includes(id)).forEach(tell);
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
