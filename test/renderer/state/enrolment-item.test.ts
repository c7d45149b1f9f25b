import { describe, expect, it } from 'vitest';
import type { EnrolmentOutcome, Specimen } from '../../../main/contract/records.ts';
import { concernsOf, type EnrolmentItem } from '../../../renderer/state/enrolment-item.ts';

const quality = { usable: true, reasons: [], inkPixels: 1, width: 1, height: 1 };
const specimen: Specimen = {
  ...{ id: 'p1', signatory: 'ada', fileName: 'a.png', addedAt: 0, signedOn: null, form: 'full', note: '' },
  ...{ quality, concerns: [], duplicateOf: null },
};

function itemWith(concerns: EnrolmentOutcome['concerns'], taken: Specimen | null = specimen): EnrolmentItem {
  const outcome = {
    accepted: taken !== null,
    fileName: 'a.png',
    specimen: taken,
    quality,
    concerns,
    duplicateOf: null,
  };
  return {
    ...{ key: 'k', file: new File([], 'a.png'), state: 'accepted', document: null, page: null, region: null },
    ...{ outcome: { ...outcome, picture: new Uint8Array() }, error: null },
  };
}

describe('concernsOf', () => {
  it('goes by what was thought when it came, until it is held against the others', () => {
    expect(concernsOf(itemWith(['faint', 'unlike-others']))).toEqual(['faint', 'unlike-others']);
    expect(concernsOf(itemWith(['unlike-others']), new Map([['p2', true]]))).toEqual(['unlike-others']);
    expect(concernsOf(itemWith(['duplicate'], null), new Map([['p1', true]]))).toEqual(['duplicate']);
  });

  it('drops a doubt that later specimens cleared, and raises one that they gave', () => {
    expect(concernsOf(itemWith(['faint', 'unlike-others']), new Map([['p1', false]]))).toEqual(['faint']);
    expect(concernsOf(itemWith([]), new Map([['p1', true]]))).toEqual(['unlike-others']);
    expect(concernsOf(itemWith(['unlike-others']), new Map([['p1', true]]))).toEqual(['unlike-others']);
  });
});
