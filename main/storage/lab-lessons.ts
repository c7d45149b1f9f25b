/** Which specimens networks and grids of the lab that are not over yet learn from: when one of them goes, they begin anew. */
import type { StoreContext } from './store-context.ts';

export interface LabLessons {
  /** Beside those noted before. @param learner a network or a grid */
  note(learner: string, specimens: readonly string[]): void;
  of(learner: string): string[];
  /** Who learns from a specimen that is there no more, or whose person is not. */
  lacking(): string[];
  forget(learner: string): void;
}

const selectLacking = `
  SELECT DISTINCT learner FROM lab_lessons
  WHERE specimen NOT IN (
    SELECT specimens.id FROM specimens JOIN signatories ON signatories.id = signatory
    WHERE specimens.removed_at IS NULL AND signatories.removed_at IS NULL)`;

export function createLabLessons({ database }: StoreContext): LabLessons {
  return {
    note: (learner, specimens) =>
      database.transaction(() => {
        const insert = database.sql('INSERT OR IGNORE INTO lab_lessons (learner, specimen) VALUES (?, ?)');
        for (const specimen of specimens) insert.run(learner, specimen);
      }),
    of: (learner) =>
      database
        .sql<{ specimen: string }>('SELECT specimen FROM lab_lessons WHERE learner = ?')
        .all(learner)
        .map(({ specimen }) => specimen),
    lacking: () =>
      database
        .sql<{ learner: string }>(selectLacking)
        .all()
        .map(({ learner }) => learner),
    forget: (learner) => void database.sql('DELETE FROM lab_lessons WHERE learner = ?').run(learner),
  };
}
