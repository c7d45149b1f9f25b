import type { ReviewReason } from '../contract/case-query.ts';
import { QualityReason } from '../contract/records.ts';
import type { StoredState } from './case-decisions.ts';
import type { Headline } from './case-record.ts';

const qualityReasons: ReadonlySet<string> = new Set(QualityReason.options);

/** Why a case waits for a person; nothing once it was decided. */
export function reviewReasons({ word, flags, lowQuality }: Headline, state: StoredState): ReviewReason[] {
  if (state === 'decided') return [];
  const reasons: (ReviewReason | false)[] = [
    state === 'sent-on' && 'sent-on',
    word === 'inconclusive' && 'inconclusive',
    word === 'unknown' && 'unknown',
    lowQuality && 'low-quality',
    flags.some((flag) => !qualityReasons.has(flag)) && 'flagged',
  ];
  return reasons.filter((reason) => reason !== false);
}
