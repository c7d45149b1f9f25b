import { afterEach, describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDecimal,
  formatDistance,
  formatDuration,
  formatPercent,
  formatRate,
  formatRelative,
  formatScientific,
  formatTenths,
  formatTwoDigits,
  isoDay,
} from '../../renderer/format.ts';

const now = Date.UTC(2026, 0, 31, 12);
const minute = 60_000;
const hour = 60 * minute;

describe('formats', () => {
  it('write what is below nought with a minus sign, whatever the format', () => {
    expect(formatDecimal(-0.371, 2)).toMatch(/^−0.37$/);
    expect([formatCount(-3), formatTenths(-1.5), formatTwoDigits(-2), formatDistance(-0.5)].join()).not.toContain('-');
    expect(formatPercent(-0.25, 1)).toMatch(/^−25.0\s?%$/);
    expect(formatScientific(1.7e-8)).toMatch(/^1.7E−8$/);
    expect(formatDecimal(-0.001, 2)).toMatch(/^0.00$/);
  });

  it('give small rates a decimal and large ones none', () => {
    expect(formatRate(0.047)).toMatch(/^4.7/);
    expect(formatRate(0.473)).toMatch(/^47\s?%$/);
    expect(formatRate(0)).toMatch(/^0\s?%$/);
  });

  it('tell how long ago in the largest unit that fits', () => {
    const sayings = [30_000, 5 * minute, 3 * hour, 2 * 24 * hour, 20 * 24 * hour].map((ago) =>
      formatRelative(now - ago, now),
    );
    expect(new Set(sayings).size).toBe(5);
    expect(sayings[1]).toContain('5');
    expect(sayings[2]).toContain('3');
  });

  it('round durations to what says enough', () => {
    expect(formatDuration(200)).toContain('1');
    expect(formatDuration(40_000)).toContain('40');
    expect(formatDuration(10 * minute)).toContain('10');
  });
});

describe('today', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('is the day where the reader is, not the one in Greenwich', () => {
    process.env.TZ = 'Pacific/Auckland';
    expect(isoDay(new Date('2026-01-31T20:00:00Z'))).toBe('2026-02-01');
    process.env.TZ = 'America/Los_Angeles';
    expect(isoDay(new Date('2026-02-01T04:00:00Z'))).toBe('2026-01-31');
  });
});
