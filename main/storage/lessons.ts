/** Which persons a run, and the model that came of it, learnt from: by the keys of the persons. */
import type { KeyId } from './keyring.ts';
import { keyOfSignatory } from './signatory-key.ts';
import type { StoreContext } from './store-context.ts';

export const rememberLessons = {
  /** @param signatories identifiers @throws ParaphError not-found */
  of({ database, ...context }: StoreContext, learner: string, signatories: readonly string[]): void {
    for (const signatory of signatories) {
      const person = keyOfSignatory({ database, ...context }, signatory);
      database.sql('INSERT OR IGNORE INTO lessons (learner, person) VALUES (?, ?)').run(learner, person);
    }
  },
  /**
   * Whoever takes specimens over takes along what was learnt from them: erasing them must mark those models. All that was
   * learnt from the giver counts, since nobody kept from which specimens.
   */
  pass({ database }: StoreContext, from: KeyId, to: KeyId): void {
    database
      .sql('INSERT OR IGNORE INTO lessons (learner, person) SELECT learner, ? FROM lessons WHERE person = ?')
      .run(to, from);
  },
  /** Somebody merged goes without what they had: it lives on with another, and so do the lessons. */
  forgetMerged({ database }: StoreContext, signatory: string, key: KeyId): void {
    database
      .sql('DELETE FROM lessons WHERE person = ? AND EXISTS (SELECT 1 FROM merges WHERE source = ?)')
      .run(key, signatory);
  },
  /** What a run learnt from its model learnt from, persons erased meanwhile included. */
  copy({ database }: StoreContext, run: string, model: string): void {
    database
      .sql('INSERT OR IGNORE INTO lessons (learner, person) SELECT ?, person FROM lessons WHERE learner = ?')
      .run(model, run);
    database
      .sql(
        `UPDATE models SET trained_on_erased = 1
         WHERE key = ? AND EXISTS (SELECT 1 FROM training_runs WHERE id = ? AND trained_on_erased = 1)`,
      )
      .run(model, run);
  },
};
