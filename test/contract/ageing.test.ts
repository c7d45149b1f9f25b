import { describe, expect, it } from 'vitest';
import { ageingOf, isOld, isWide, oldAfterYears, wideAfterYears } from '../../main/contract/ageing.ts';

const now = Date.parse('2026-01-01');
const signed = (...days: (string | null)[]) => days.map((signedOn) => ({ signedOn, addedAt: now }));

describe('ageingOf', () => {
  it('tells the ends and how many say', () => {
    const ageing = ageingOf(signed('2019-06-01', '2012-06-01', null, '2018-01-01'), now);
    expect(ageing).toMatchObject({ dated: 3, oldest: '2012-06-01', newest: '2019-06-01' });
    expect(ageing.spread).toBeCloseTo(7, 1);
  });

  it('knows nothing of an empty set, and takes no text for a day that is none', () => {
    expect(ageingOf([], now)).toEqual({ dated: 0, oldest: null, newest: null, age: 0, spread: 0 });
    expect(ageingOf(signed('about 1999'), now)).toMatchObject({ dated: 0, age: 0 });
  });

  it('is as young as the youngest; one without a date as its enrolment', () => {
    expect(isOld(ageingOf(signed('2001-01-01', '2020-06-01'), now))).toBe(true);
    expect(isOld(ageingOf(signed('2001-01-01', '2022-01-01'), now))).toBe(false);
    expect(isOld(ageingOf(signed('2001-01-01', null), now))).toBe(false);
    const longAgo = [{ signedOn: null, addedAt: now - (oldAfterYears + 1) * 366 * 86_400_000 }];
    expect(isOld(ageingOf(longAgo, now))).toBe(true);
    expect(isOld(ageingOf([], now))).toBe(false);
  });

  it('is wide when more years than the limit lie between the ends', () => {
    const year = (years: number) => `${2024 - years}-01-01`;
    expect(isWide(ageingOf(signed(year(0), year(wideAfterYears - 1)), now))).toBe(false);
    expect(isWide(ageingOf(signed(year(0), year(wideAfterYears + 1)), now))).toBe(true);
  });
});
