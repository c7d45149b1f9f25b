import { expect, it } from 'vitest';
import { caseRow } from '../../../main/hosts/cli/cases.ts';
import { verifyCase } from '../../storage/records.ts';

it('lists a copy as one, whatever its distance says', () => {
  const record = verifyCase({ id: 'ada', name: 'Ada', note: '', createdAt: 0, specimens: 1, face: null }, []);
  expect(record.decision.word).toBe('genuine');
  expect(caseRow(record)).toContain('genuine');
  expect(caseRow({ ...record, flags: ['copy-of-case'] })).toContain('copy');
  expect(caseRow({ ...record, flags: ['copy-of-case'] })).not.toContain('genuine');
});
