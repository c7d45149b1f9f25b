/** Which decided cases a run, and the model that came of it, learnt from: one sealed list a learner. */
import { CaseLesson } from '../contract/training.ts';
import { z } from '../contract/schema.ts';
import type { Place } from './cipher.ts';
import type { StoreContext } from './store-context.ts';

const Lessons = z.array(CaseLesson);

export const caseLessons = {
  /** None for a learner that learnt from no case. */
  of({ database, vault }: StoreContext, learner: string): CaseLesson[] {
    const row = database.sql<{ sealed: Uint8Array }>('SELECT sealed FROM case_lessons WHERE learner = ?').get(learner);
    return row === undefined ? [] : vault.openRecord(null, place(learner), Lessons, row.sealed);
  },
  /** Replaces what was kept. */
  keep({ database, vault }: StoreContext, learner: string, lessons: readonly CaseLesson[]): void {
    const plain = lessons.map(({ case: id, signatory, genuine }) => ({ case: id, signatory, genuine }));
    database
      .sql('INSERT OR REPLACE INTO case_lessons (learner, sealed) VALUES (?, ?)')
      .run(learner, vault.sealRecord(null, place(learner), plain));
  },
  forget({ database }: StoreContext, learner: string): void {
    database.sql('DELETE FROM case_lessons WHERE learner = ?').run(learner);
  },
};

function place(learner: string): Place {
  return { table: 'case_lessons', column: 'sealed', row: learner };
}
