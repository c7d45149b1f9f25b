/** The calls about recorded cases. */
import * as queries from './case-query.ts';
import { DecidedOutcome } from './decisions.ts';
import { Explanation } from './explanation.ts';
import { done, method, page } from './method.ts';
import * as records from './records.ts';
import { z, Bytes, Count, Id, Name, Text } from './schema.ts';

export const caseMethods = {
  'cases.list': method(
    'Recorded cases, newest first unless sorted otherwise.',
    'cases',
    z.object({ ...queries.caseFilter, ...page }),
    z.object({ total: Count, rows: z.array(records.Case) }),
  ),
  'cases.select': method(
    'The identifiers of all cases that fit, for doing something with all of them.',
    'cases --ids',
    z.object({ ...queries.caseFilter }),
    z.object({ cases: z.array(Id) }),
  ),
  'cases.queue': method(
    'What waits for a person: inconclusive, of low quality, unknown, flagged, or sent on by another reviewer.',
    'review',
    z.object({
      reasons: z.optional(z.array(queries.ReviewReason)),
      sort: z._default(z.enum(['oldest', 'newest']), 'oldest'),
      ...page,
    }),
    queries.ReviewQueue,
  ),
  'cases.get': method('One case.', 'cases --case ID', z.object({ case: Id }), records.Case),
  'cases.picture': method(
    'The questioned signature: as scanned, or cleaned as the network sees it.',
    'cases --case ID --export DIR',
    z.object({ case: Id, as: z.enum(['scanned', 'cleaned']) }),
    z.object({ picture: Bytes }),
  ),
  'cases.contributions': method(
    'Which regions drive the distance between a questioned signature and a specimen.',
    'compare --case ID --with ID',
    z.object({ case: Id, with: Id }),
    records.Contributions,
  ),
  'cases.explanation': method(
    'The reasons for a verdict in the examiner’s terms: what differs, what agrees, and where.',
    'explain --case ID',
    z.object({ case: Id }),
    Explanation,
  ),
  'cases.dispose': method(
    'Confirms or overrules a verdict, settles one that was left open, or sends it on to a second reviewer; the case keeps verdict and decision.',
    'cases --case ID --confirm BY | --overrule BY | --settle-genuine BY | --settle-forged BY | --send-on BY --why TEXT',
    z.object({
      case: Id,
      outcome: z.enum([...DecidedOutcome.options, 'sent-on']),
      by: Name,
      why: z._default(Text, ''),
    }),
    records.Case,
  ),
  'cases.withdraw': method(
    'Takes the last decision back; the case keeps that too.',
    'cases --case ID --withdraw BY',
    z.object({ case: Id, by: Name, why: z._default(Text, '') }),
    records.Case,
  ),
  'cases.correct': method(
    'Says that a questioned signature is, or is not, somebody’s, or takes that back.',
    'cases --case ID --same SIGNATORY | --not SIGNATORY | --unsay SIGNATORY --by BY',
    z.object({
      case: Id,
      signatory: Id,
      says: z.enum(['same', 'different', 'withdrawn']),
      by: Name,
      why: z._default(Text, ''),
    }),
    records.Case,
  ),
  'cases.enrol': method(
    'Offers the questioned signature of a case as a specimen of somebody.',
    'cases --case ID --enrol SIGNATORY',
    z.object({ case: Id, signatory: Id, insist: z._default(z.boolean(), false) }),
    records.EnrolmentOutcome,
  ),
  'cases.remove': method(
    'Takes cases away; can be undone.',
    'cases --remove ID',
    z.object({ cases: z.array(Id).check(z.minLength(1)) }),
    done,
  ),
  'cases.restore': method(
    'Undoes a removal.',
    'cases --restore ID',
    z.object({ cases: z.array(Id).check(z.minLength(1)) }),
    done,
  ),
  'cases.report': method(
    'Cases as one document: PDF with pictures, comparison, error rates, settings, hashes and limits.',
    'report --case ID --out FILE',
    z.object({
      operation: z.optional(Id),
      cases: z.array(Id).check(z.minLength(1), z.maxLength(500)),
      language: z._default(queries.ReportLanguage, 'en'),
    }),
    z.object({ report: Bytes }),
    { deadline: 0 },
  ),
  'cases.table': method(
    'The cases given, or all that fit, as a table for a spreadsheet: CSV in UTF-8.',
    'cases --csv FILE',
    z.object({ cases: z.optional(z.array(Id)), ...queries.caseFilter }),
    z.object({ table: Bytes }),
    { deadline: 120_000 },
  ),
} as const;
