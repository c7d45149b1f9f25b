/** Numbers and dates as the reader's language and region write them. */
import { language } from './state/language.svelte.ts';

type Formats = ReturnType<typeof makeFormats>;
const made = new Map<string, Formats>();

/** A minus sign is as wide as a plus; what is written out of the box is a hyphen in most languages. */
function numbers(locale: string, options?: Intl.NumberFormatOptions) {
  const format = new Intl.NumberFormat(locale, options);
  return { format: (value: number) => format.format(value).replaceAll('-', '−') };
}

function makeFormats(locale: string) {
  return {
    plain: numbers(locale),
    oneDigit: numbers(locale, { maximumFractionDigits: 1 }),
    twoDigits: numbers(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
    megabytes: numbers(locale, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }),
    scientific: numbers(locale, { notation: 'scientific', maximumSignificantDigits: 2 }),
    distance: numbers(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 }),
    rate: numbers(locale, { style: 'percent', maximumFractionDigits: 0 }),
    smallRate: numbers(locale, { style: 'percent', maximumFractionDigits: 1 }),
    seconds: numbers(locale, { style: 'unit', unit: 'second', unitDisplay: 'long' }),
    minutes: numbers(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }),
    absolute: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }),
    day: new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' }),
    weekday: new Intl.DateTimeFormat(locale, { weekday: 'short', day: 'numeric', month: 'numeric' }),
    calendarDay: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }),
    relative: new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }),
  };
}

/** The formats of the locale shown. To make one costs more than to use it a hundred times, so each is made once. */
function formats(): Formats {
  const found = made.get(language.locale) ?? makeFormats(language.locale);
  made.set(language.locale, found);
  return found;
}

export function formatCount(value: number): string {
  return formats().plain.format(value);
}

/** At most one digit after the point: 12.5, 300. */
export function formatTenths(value: number): string {
  return formats().oneDigit.format(value);
}

/** Two digits after the point: marks of an axis. */
export function formatTwoDigits(value: number): string {
  return formats().twoDigits.format(value);
}

/** Far too small to be written out: 1.7E-8. */
export function formatScientific(value: number): string {
  return formats().scientific.format(value);
}

/** A size in megabytes (10⁶ bytes), as file managers tell it. */
export function formatBytes(bytes: number): string {
  return formats().megabytes.format(bytes / 1e6);
}
/** A measured number with a fixed count of decimals. */
export function formatDecimal(value: number, digits: number): string {
  // No number rounds to −0.
  const rounded = Math.round(value * 10 ** digits) / 10 ** digits || 0;
  return numbers(language.locale, fixed(digits)).format(rounded);
}

/** A share as a percentage with a fixed count of decimals. */
export function formatPercent(share: number, digits: number): string {
  return numbers(language.locale, { style: 'percent', ...fixed(digits) }).format(share);
}

const fixed = (digits: number) => ({ minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Distances are shown with three digits: a threshold's own uncertainty is larger than the fourth. */
export function formatDistance(value: number): string {
  return formats().distance.format(value);
}

/** A share between 0 and 1 as a percentage, with a decimal where it matters (under 10 %). */
export function formatRate(share: number): string {
  return formats()[share > 0 && share < 0.1 ? 'smallRate' : 'rate'].format(share);
}

/** `Tuesday, 24 November`. */
export function formatDay(instant: number): string {
  return formats().day.format(instant);
}

/** `Tue 24/11`, for the edge of a chart. */
export function formatWeekday(instant: number): string {
  return formats().weekday.format(instant);
}

export function formatInstant(instant: number): string {
  return formats().absolute.format(instant);
}

/** A day of the calendar, given as YYYY-MM-DD; anything else as it is. */
export function formatCalendarDay(day: string): string {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(day) : NaN;
  return Number.isNaN(instant) ? day : formats().calendarDay.format(instant);
}

const units: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['week', 7 * 86_400_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** `3 hours ago`; under a minute it is `now`. */
export function formatRelative(instant: number, now: number): string {
  const difference = instant - now;
  const unit = units.find(([, milliseconds]) => Math.abs(difference) >= milliseconds);
  if (!unit) return formats().relative.format(0, 'second');
  return formats().relative.format(Math.trunc(difference / unit[1]), unit[0]);
}

/** Rough time left, in the largest unit that says enough. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1_000));
  return seconds < 90 ? formats().seconds.format(seconds) : formats().minutes.format(Math.round(seconds / 60));
}

/** The day of the calendar where the reader is, as 2026-01-31: in Greenwich it may be another one. */
export function isoDay(moment: Date): string {
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
