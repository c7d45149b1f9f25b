/** Numbers and dates as the reader's locale writes them. */

const plain = new Intl.NumberFormat();
const distance = new Intl.NumberFormat(undefined, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: 'long', timeStyle: 'short' });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });

export function formatCount(value: number): string {
  return plain.format(value);
}

/** Distances are shown with three digits: a threshold's own uncertainty is larger than the fourth. */
export function formatDistance(value: number): string {
  return distance.format(value);
}

/** A share between 0 and 1 as a percentage, with a decimal where it matters (under 10 %). */
export function formatRate(share: number): string {
  const digits = share > 0 && share < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: digits }).format(share);
}

export function formatInstant(instant: number): string {
  return absolute.format(instant);
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
  if (!unit) return relative.format(0, 'second');
  return relative.format(Math.trunc(difference / unit[1]), unit[0]);
}

/** Rough time left, in the largest unit that says enough. */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(1, Math.round(milliseconds / 1_000));
  const [value, unit] = seconds < 90 ? [seconds, 'second'] : [Math.round(seconds / 60), 'minute'];
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}
