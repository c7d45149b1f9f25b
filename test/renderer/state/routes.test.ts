import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareModes } from '../../../renderer/compare/modes.ts';
import { hrefOf, labPages, parseRoute, sectionOf, type Route } from '../../../renderer/state/routes.ts';

const id = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
const route: fc.Arbitrary<Route> = fc.oneof(
  fc
    .constantFrom('overview', 'signatories', 'identify', 'review', 'cases', 'train', 'models', 'settings', 'help')
    .map((view) => ({ view }) as Route),
  id.map((signatory): Route => ({ view: 'signatory', signatory })),
  id.map((name): Route => ({ view: 'case', case: name })),
  fc.constantFrom(...labPages).map((page): Route => ({ view: 'lab', page })),
  fc.option(id).map((signatory): Route => ({ view: 'enrol', signatory })),
  fc.option(id).map((signatory): Route => ({ view: 'verify', signatory })),
  fc
    .record({ kind: fc.constantFrom('case', 'specimen'), left: id, right: id, mode: fc.constantFrom(...compareModes) })
    .map(({ kind, left, right, mode }): Route => ({
      view: 'compare',
      left: { kind, id: left },
      right: { kind: 'specimen', id: right },
      mode,
    })),
);

describe('routes', () => {
  it('come back from their address, whatever the identifiers hold', () => {
    fc.assert(
      fc.property(route, (there) => {
        expect(parseRoute(hrefOf(there))).toEqual(there);
      }),
    );
  });

  it('fall back to the overview for an address that means nothing', () => {
    for (const hash of [
      '',
      '#',
      '#/',
      '#/nothing',
      '#/%E0%A4%A',
      '#/compare',
      '#/compare?left=case:1',
      '#/compare?left=case:1&right=case:2',
    ]) {
      expect(parseRoute(hash)).toEqual({ view: 'overview' });
    }
  });

  it('belong to a section of the rail', () => {
    expect(sectionOf({ view: 'case', case: '1' })).toBe('cases');
    expect(sectionOf({ view: 'enrol', signatory: null })).toBe('signatories');
    expect(sectionOf({ view: 'settings' })).toBe('settings');
    const right = { kind: 'specimen', id: '2' } as const;
    const compare = { view: 'compare', right, mode: 'blink' } as const;
    expect(sectionOf({ ...compare, left: { kind: 'case', id: '1' } })).toBe('cases');
    expect(sectionOf({ ...compare, left: right })).toBe('signatories');
  });
});
