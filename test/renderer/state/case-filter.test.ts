import { describe, expect, it } from 'vitest';
import {
  askedOf,
  filterOf,
  hiddenFilters,
  isFiltered,
  noFilter,
  queryOf,
} from '../../../renderer/state/case-filter.ts';

describe('a filter of cases', () => {
  it('stands in the address and comes back from it', () => {
    const filter = {
      search: 'Zoë & co',
      kind: 'verify',
      word: 'forged',
      state: 'sent-on',
      flag: 'copy-of-specimen',
      signatory: 'P/1',
      from: '2026-01-31',
      to: '2026-02-01',
      sort: 'person',
    } as const;
    expect(filterOf(queryOf(filter))).toEqual(filter);
    expect(queryOf(noFilter)).toBe('');
    expect(filterOf('')).toEqual(noFilter);
  });

  it('leaves out what is not understood', () => {
    expect(filterOf('word=perhaps&from=tomorrow&flag=red&sort=best&other=1')).toEqual(noFilter);
  });

  it('asks the engine for whole days where the person is', () => {
    const { from, to, ...rest } = askedOf({ ...noFilter, from: '2026-03-29', to: '2026-03-29', word: 'unknown' });
    expect(from).toBe(new Date(2026, 2, 29).getTime());
    expect(to).toBe(new Date(2026, 2, 30).getTime());
    expect(rest).toEqual({ search: '', sort: 'newest', words: ['unknown'] });
  });

  it('tells whether anything is narrowed', () => {
    expect(isFiltered({ ...noFilter, sort: 'word' })).toBe(false);
    expect(isFiltered({ ...noFilter, kind: 'verify' })).toBe(true);
    expect(hiddenFilters({ ...noFilter, search: 'a', state: 'open', to: '2026-01-01' })).toBe(2);
  });
});
