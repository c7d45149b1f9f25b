import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { caseTable } from '../../main/documents/case-table.ts';
import { identifyCase, verifyCase } from '../storage/records.ts';

const person = { id: 'P-1', name: 'Zoë "Z", Ng', note: '', createdAt: 0, specimens: 0, face: null };

function read(bytes: Uint8Array): Record<string, string>[] {
  return parse(bytes, { columns: true, bom: true, record_delimiter: '\r\n' });
}

describe('the table of cases', () => {
  it('comes back from a reader of CSV as it went in', () => {
    const disposition = { outcome: 'overruled', by: 'Eve', why: 'line one\nline two', at: 1_000 } as const;
    const { decision } = verifyCase(person, []);
    const records = [
      verifyCase(person, ['s'], {
        decision: { ...decision, turned: { degrees: -3, distance: 0.21 } },
        disposition,
        state: 'overruled',
        flags: ['faint', 'few-specimens'],
        form: { name: 'initials', chosen: 'nearest' },
      }),
      identifyCase([person], 'identified'),
      identifyCase([person], 'unknown'),
    ];
    const [verified, identified, unknown] = read(caseTable(records));
    expect(verified).toMatchObject({
      case: records[0].id,
      recorded: '2023-11-14T22:13:20.000Z',
      verdict: 'genuine',
      name: person.name,
      form: 'initials',
      distance: '0.12',
      'distance, turned': '0.21',
      flags: 'faint few-specimens',
      state: 'overruled',
      'decided by': 'Eve',
      decided: '1970-01-01T00:00:01.000Z',
      why: 'line one\nline two',
      'file SHA-256': 'c0ffee',
    });
    expect(identified).toMatchObject({ verdict: 'identified', person: 'P-1', distance: '0.1' });
    expect(unknown).toMatchObject({ verdict: 'unknown', reason: 'nobody-near', person: '', name: '' });
  });

  it('runs no formula that a file name smuggles in', () => {
    const [row] = read(caseTable([verifyCase(person, [], { fileName: '=HYPERLINK("x")' })]));
    expect(row['file']).toBe('\'=HYPERLINK("x")');
  });
});
