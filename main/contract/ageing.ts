/**
 * How old specimens are. A hand changes with the years, so old specimens make genuine signatures look foreign, and
 * specimens from far apart make the hand look more variable than it is at any one time.
 */
import { Day } from './schema.ts';

/**
 * Beyond these many years a verdict carries a flag. Document examiners ask for specimens from within a few years of the
 * questioned signature; five is the upper end of what they call few. Twice that between the oldest and the newest. Both
 * are conventions: no error rate was measured over years, since no labelled set spans them.
 */
export const oldAfterYears = 5;
export const wideAfterYears = 10;

const yearMs = 365.25 * 86_400_000;

interface Dated {
  /** An ISO date; null when it is not known. */
  readonly signedOn: string | null;
  /** Milliseconds since 1970, UTC. */
  readonly addedAt: number;
}

/**
 * @property dated   how many say when they were signed
 * @property oldest  @property newest ISO dates among those; null when none says
 * @property age     years since the youngest was signed, at the least: one without a date is as old as its enrolment
 * @property spread  years from oldest to newest
 */
export interface Ageing {
  readonly dated: number;
  readonly oldest: string | null;
  readonly newest: string | null;
  readonly age: number;
  readonly spread: number;
}

/** @param now milliseconds since 1970, UTC */
export function ageingOf(specimens: readonly Dated[], now: number): Ageing {
  const ordered = specimens.flatMap(({ signedOn }) => (isDay(signedOn) ? [signedOn] : [])).sort();
  const [oldest = null, newest = null] = [ordered[0], ordered.at(-1)];
  const latest = Math.max(...specimens.map(latestMoment));
  return {
    dated: ordered.length,
    oldest,
    newest,
    age: specimens.length === 0 ? 0 : Math.max(0, now - latest) / yearMs,
    spread: oldest === null || newest === null ? 0 : (Date.parse(newest) - Date.parse(oldest)) / yearMs,
  };
}

/** Nobody enrols what is yet to be signed: without a date the enrolment bounds it. */
export function latestMoment({ signedOn, addedAt }: Dated): number {
  return isDay(signedOn) ? Date.parse(signedOn) : addedAt;
}

/** Rows from before dates were checked may hold any text. */
function isDay(text: string | null): text is string {
  return Day.safeParse(text).success;
}

export const isOld = ({ age }: Ageing): boolean => age > oldAfterYears;
export const isWide = ({ spread }: Ageing): boolean => spread > wideAfterYears;
