import type { Activity } from '../contract/activity.ts';
import { CaseWord } from '../contract/case-query.ts';
import { ParaphError } from '../contract/errors.ts';
import type { Case, Signatory } from '../contract/records.ts';
import type { Workspace } from '../storage/workspace.ts';

/** Cases read at once. */
const portion = 500;
/** Persons named. */
const mostPersons = 8;

/** What happened today and on the days before, at most `count` days in all. */
export function recentActivity(workspace: Workspace, count: number, now: number): Activity {
  const starts = dayStarts(count, now);
  const days = starts.map((start) => ({ start, counts: noCases() }));
  const persons = new Set<string>();
  for (const record of casesSince(workspace, starts[0])) {
    const day = days.findLast(({ start }) => start <= record.createdAt);
    if (day) day.counts[record.decision.word]++;
    const about = record.kind === 'verify' ? record.signatory.id : record.decision.signatory;
    if (about !== null) persons.add(about);
  }
  return { days, signatories: [...persons].flatMap((id) => present(workspace, id)).slice(0, mostPersons) };
}

/** Midnights, oldest first. By the calendar, since a day of a changing clock has 23 or 25 hours. */
function dayStarts(count: number, now: number): number[] {
  const today = new Date(now);
  return Array.from({ length: count }, (_, i) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - (count - 1 - i)).getTime(),
  );
}

/** Newest first. */
function* casesSince({ cases }: Workspace, from: number): Generator<Case> {
  for (let offset = 0; ; offset += portion) {
    const { rows } = cases.list({ from, offset, limit: portion });
    yield* rows;
    if (rows.length < portion) return;
  }
}

function noCases(): Record<CaseWord, number> {
  return Object.fromEntries(CaseWord.options.map((word) => [word, 0])) as Record<CaseWord, number>;
}

function present({ signatories }: Workspace, id: string): Signatory[] {
  try {
    return [signatories.get(id)];
  } catch (error) {
    if (error instanceof ParaphError && error.code === 'not-found') return [];
    throw error;
  }
}
