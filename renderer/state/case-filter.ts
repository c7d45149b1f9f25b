/** Which cases the list shows, as it stands in the address: a filter can be kept, sent and gone back to. */
import type { Input } from '../../main/contract/api.ts';
import { CaseSort, CaseWord } from '../../main/contract/case-query.ts';
import { CaseState } from '../../main/contract/decisions.ts';
import { Flag } from '../../main/contract/records.ts';

export interface CaseFilter {
  readonly search: string;
  readonly kind: 'all' | 'verify' | 'identify';
  readonly word: CaseWord | '';
  readonly state: CaseState | '';
  readonly flag: Flag | '';
  /** About this person; empty for everybody. */
  readonly signatory: string;
  /** First and last day, as YYYY-MM-DD; empty for no limit. */
  readonly from: string;
  readonly to: string;
  readonly sort: CaseSort;
}

export const noFilter: CaseFilter = {
  search: '',
  kind: 'all',
  word: '',
  state: '',
  flag: '',
  signatory: '',
  from: '',
  to: '',
  sort: 'newest',
};

const names = Object.keys(noFilter) as (keyof CaseFilter)[];

/** What differs from no filter, as the query of an address; empty for none. */
export function queryOf(filter: CaseFilter): string {
  const used = names.filter((name) => filter[name] !== noFilter[name]);
  return new URLSearchParams(used.map((name) => [name, filter[name]])).toString();
}

/** What is not understood is left out. */
export function filterOf(query: string): CaseFilter {
  const given = new URLSearchParams(query);
  const text = (name: keyof CaseFilter) => given.get(name) ?? '';
  const one = <T extends string>(name: keyof CaseFilter, known: readonly T[]): T | '' =>
    known.find((value) => value === text(name)) ?? '';
  const day = (name: 'from' | 'to') => (/^\d{4}-\d{2}-\d{2}$/.test(text(name)) ? text(name) : '');
  return {
    search: text('search'),
    kind: one('kind', ['verify', 'identify'] as const) || 'all',
    word: one('word', CaseWord.options),
    state: one('state', CaseState.options),
    flag: Flag.safeParse(text('flag')).data ?? '',
    signatory: text('signatory'),
    from: day('from'),
    to: day('to'),
    sort: one('sort', CaseSort.options) || 'newest',
  };
}

/** Filters beyond search, kind and order, which have places of their own. */
export function hiddenFilters(filter: CaseFilter): number {
  return (['word', 'state', 'flag', 'signatory', 'from', 'to'] as const).filter((name) => filter[name] !== '').length;
}

export function isFiltered(filter: CaseFilter): boolean {
  return filter.search.trim() !== '' || filter.kind !== 'all' || hiddenFilters(filter) > 0;
}

/** What the engine is asked. Days are whole days where the person is. */
export function askedOf(filter: CaseFilter): Input<'cases.select'> {
  const { search, kind, word, state, flag, signatory, from, to, sort } = filter;
  return {
    search,
    sort,
    ...(kind === 'all' ? {} : { kind }),
    ...(word === '' ? {} : { words: [word] }),
    ...(state === '' ? {} : { states: [state] }),
    ...(flag === '' ? {} : { flags: [flag] }),
    ...(signatory === '' ? {} : { signatory }),
    ...(from === '' ? {} : { from: startOfDay(from) }),
    ...(to === '' ? {} : { to: startOfDay(to, 1) }),
  };
}

function startOfDay(day: string, later = 0): number {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year, month - 1, date + later).getTime();
}
