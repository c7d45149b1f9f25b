/** What people made of cases, as lessons: whose signature each shows, genuine or forged, and how much there is to learn. */
import type { CaseLesson, LessonTally } from '../contract/training.ts';
import { isCopied } from '../contract/copies.ts';
import { DecidedOutcome, settledAs, standingCorrections } from '../contract/decisions.ts';
import type { FormName } from '../contract/forms.ts';
import type { Case, IdentifyCase, VerifyCase } from '../contract/records.ts';
import { isHard, type LessonKind } from '../matching/lesson-kind.ts';
import type { Workspace } from '../storage/workspace.ts';

export interface DecidedCase extends CaseLesson {
  readonly record: Case;
  readonly kind: LessonKind;
  /** The way of signing that it was held to be; null where the case does not say. */
  readonly form: FormName | null;
}

/**
 * Every case that somebody decided and that nobody took back, newest first. Confirmed as genuine or overruled as forged, a
 * questioned signature is genuine, confirmed as forged or overruled as genuine a forgery of that hand; an inconclusive one is
 * what it was settled as; an identified person confirmed, or somebody said to be the same, is whose it is. What a decision
 * leaves open (an inconclusive verdict confirmed, somebody said to be another) is no lesson.
 */
export function decidedCases({ cases }: Pick<Workspace, 'cases'>): DecidedCase[] {
  const disposed = cases.select({ states: DecidedOutcome.options });
  return [...new Set([...disposed, ...cases.corrected()])].flatMap((id) => lessonsOf(cases.get(id)));
}

export function tallyLessons(lessons: readonly DecidedCase[]): LessonTally {
  const count = (wanted: LessonKind) => lessons.filter(({ kind }) => kind === wanted).length;
  return {
    confirmed: count('confirmed'),
    hard: count('hard'),
    overruled: count('overruled'),
    settled: count('settled'),
  };
}

/**
 * Counts how many lessons nobody stands by any more: decided otherwise since, taken back, or their case removed. Cases are
 * looked at once, when first asked.
 */
export function createWithdrawnCount(workspace: Pick<Workspace, 'cases'>): (learnt: readonly CaseLesson[]) => number {
  let standing: ReadonlySet<string> | null = null;
  return (learnt) => {
    if (learnt.length === 0) return 0;
    const known = (standing ??= new Set(decidedCases(workspace).map(nameOf)));
    return learnt.filter((lesson) => !known.has(nameOf(lesson))).length;
  };
}

/** The person is left out: people are merged, and what was learnt of the signature stays true. */
const nameOf = ({ case: id, genuine }: CaseLesson) => `${id} ${genuine}`;

/** A copy shows nothing of how a hand signs that its original doesn't, whatever was made of the case. */
function lessonsOf(record: Case): DecidedCase[] {
  if (!record.quality.usable || isCopied(record)) return [];
  return record.kind === 'verify' ? verifyLessons(record) : identifyLessons(record);
}

function verifyLessons(record: VerifyCase): DecidedCase[] {
  const taught = taughtBy(record);
  if (taught === null) return [];
  return [{ record, case: record.id, signatory: record.signatory.id, form: record.form?.name ?? null, ...taught }];
}

function taughtBy(record: VerifyCase): Pick<DecidedCase, 'genuine' | 'kind'> | null {
  const { disposition, decision } = record;
  if (disposition === null) return null;
  const settled = settledAs(disposition.outcome);
  if (settled !== null) return { genuine: settled, kind: 'settled' };
  if (decision.word === 'inconclusive') return null;
  const isConfirmed = disposition.outcome === 'confirmed';
  return {
    genuine: (decision.word === 'genuine') === isConfirmed,
    kind: isConfirmed ? (wasHard(record) ? 'hard' : 'confirmed') : 'overruled',
  };
}

function wasHard({ evidence, decision: { thresholds } }: VerifyCase): boolean {
  if (evidence === null || thresholds === null) return false;
  return isHard(evidence.adjustedDistance, thresholds, evidence.population);
}

function identifyLessons(record: IdentifyCase): DecidedCase[] {
  const { signatory, form } = record.decision;
  const lesson = (whose: string, kind: LessonKind): DecidedCase => ({
    record,
    case: record.id,
    signatory: whose,
    form: whose === signatory ? (form ?? null) : null,
    genuine: true,
    kind,
  });
  const said = standingCorrections(record.corrections).filter(({ says }) => says === 'same');
  if (said.length > 0)
    return said.map(({ signatory: whose }) => lesson(whose, whose === signatory ? 'confirmed' : 'overruled'));
  const isConfirmed = record.disposition?.outcome === 'confirmed';
  return isConfirmed && signatory !== null ? [lesson(signatory, 'confirmed')] : [];
}
