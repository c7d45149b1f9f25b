import { CaseWord } from './case-query.ts';
import { Signatory } from './records.ts';
import { z, Count, Instant } from './schema.ts';

/** What was done lately, day by day. */
export const Activity = z.object({
  /** Oldest first, today last. A day begins when it does on this machine. */
  days: z.array(
    z.object({
      start: Instant,
      /** Cases recorded on that day, by the word of their verdict. */
      counts: z.record(CaseWord, Count),
    }),
  ),
  /** Whom cases were about, last first; erased and removed persons are left out. */
  signatories: z.array(Signatory),
});
export type Activity = z.infer<typeof Activity>;
