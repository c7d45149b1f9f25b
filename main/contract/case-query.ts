/** Which cases are meant, and what the review queue holds. */
import { CaseState } from './decisions.ts';
import { Case, Flag } from './records.ts';
import { z, Count, Id, Instant, Text } from './schema.ts';

export const CaseWord = z.enum(['genuine', 'inconclusive', 'forged', 'identified', 'unknown']);
export type CaseWord = z.infer<typeof CaseWord>;

export const CaseSort = z.enum(['newest', 'oldest', 'person', 'file', 'word']);
export type CaseSort = z.infer<typeof CaseSort>;

/** Narrows the cases; what is left out narrows nothing, and of several words, states or flags one is enough. */
export const caseFilter = {
  /** Looks in file names, the name of the person concerned, and identifiers. */
  search: z._default(Text, ''),
  kind: z.optional(z.enum(['verify', 'identify'])),
  /** Compared with, or identified as. */
  signatory: z.optional(Id),
  words: z.optional(z.array(CaseWord)),
  states: z.optional(z.array(CaseState)),
  flags: z.optional(z.array(Flag)),
  /** Recorded at this instant or later, and before that one. */
  from: z.optional(Instant),
  to: z.optional(Instant),
  sort: z._default(CaseSort, 'newest'),
};
export type CaseFilter = { [F in keyof typeof caseFilter]: z.infer<(typeof caseFilter)[F]> };

/** Why a case waits for a person. */
export const ReviewReason = z.enum(['sent-on', 'inconclusive', 'unknown', 'low-quality', 'flagged']);
export type ReviewReason = z.infer<typeof ReviewReason>;

export const ReviewItem = z.object({ case: Case, reasons: z.array(ReviewReason) });
export type ReviewItem = z.infer<typeof ReviewItem>;

export const ReviewQueue = z.object({
  total: Count,
  /** How many wait for each reason, whatever is filtered; a case may wait for several. */
  counts: z.record(ReviewReason, Count),
  /** How many wait for any of them. */
  waiting: Count,
  rows: z.array(ReviewItem),
});
export type ReviewQueue = z.infer<typeof ReviewQueue>;

export const ReportLanguage = z.enum(['en', 'de']);
export type ReportLanguage = z.infer<typeof ReportLanguage>;
