import { expect, it } from 'vitest';
import { caseRow } from '../../../main/hosts/cli/cases.ts';
import { describeCase } from '../../../main/hosts/cli/text.ts';
import { verifyCase } from '../../storage/records.ts';

const ada = { id: 'ada', name: 'Ada', note: '', createdAt: 0, specimens: 1, face: null };

it('tells how near a signature lay when turned, and which thresholds it was held to', () => {
  const { decision, ...record } = verifyCase(ada, ['s'], { recalibrated: { at: 1_700_000_000_000, cases: 48 } });
  const turned = { degrees: 3, distance: 0.19 };
  const text = describeCase({
    ...record,
    decision: { ...decision, word: 'inconclusive', reason: 'near-when-turned', turned },
  });
  expect(text).toContain('  At a turn of 3° clockwise the distance is 0.190; forged begins above 0.200.');
  expect(text).toContain('  thresholds moved by 48 decided cases on 2023-11-14 22:13 UTC');
  expect(describeCase({ ...record, decision, recalibrated: undefined })).not.toContain('thresholds moved');
});

it('lists a copy as one, whatever its distance says', () => {
  const record = verifyCase(ada, []);
  expect(record.decision.word).toBe('genuine');
  expect(caseRow(record)).toContain('genuine');
  expect(caseRow({ ...record, flags: ['copy-of-case'] })).toContain('copy');
  expect(caseRow({ ...record, flags: ['copy-of-case'] })).not.toContain('genuine');
});
