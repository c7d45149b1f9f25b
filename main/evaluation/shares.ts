/** Counts as shares that say how sure they are. */
import type { Share } from '../contract/evaluations.ts';
import { wilsonInterval } from './one-shot.ts';

export function shareOf(count: number, of: number): Share {
  return { count, of, ci: of === 0 ? [0, 1] : wilsonInterval(count, of) };
}

/** How many of some pass a test. */
export function shareThat<T>(some: readonly T[], test: (one: T) => boolean): Share {
  return shareOf(some.filter(test).length, some.length);
}
