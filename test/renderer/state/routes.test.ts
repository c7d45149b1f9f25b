import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hrefOf, parseRoute, sectionOf, type Route } from '../../../renderer/state/routes.ts';

const id = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
const route: fc.Arbitrary<Route> = fc.oneof(
  fc
    .constantFrom('overview', 'signatories', 'identify', 'cases', 'settings', 'help')
    .map((view) => ({ view }) as Route),
  id.map((signatory): Route => ({ view: 'signatory', signatory })),
  id.map((name): Route => ({ view: 'case', case: name })),
  fc.option(id).map((signatory): Route => ({ view: 'enrol', signatory })),
  fc.option(id).map((signatory): Route => ({ view: 'verify', signatory })),
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
    for (const hash of ['', '#', '#/', '#/nothing', '#/%E0%A4%A']) {
      expect(parseRoute(hash)).toEqual({ view: 'overview' });
    }
  });

  it('belong to a section of the rail', () => {
    expect(sectionOf({ view: 'case', case: '1' })).toBe('cases');
    expect(sectionOf({ view: 'enrol', signatory: null })).toBe('signatories');
    expect(sectionOf({ view: 'settings' })).toBe('settings');
  });
});
