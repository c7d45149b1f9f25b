/** What decided cases made of a model's calibration, by model, with the cases it rests on. */
import { Recalibration } from '../contract/recalibration.ts';
import { z } from '../contract/schema.ts';
import type { CaseLesson } from '../contract/training.ts';
import { caseLessons } from './case-lessons.ts';
import type { Place } from './cipher.ts';
import type { StoreContext } from './store-context.ts';

export interface Recalibrations {
  /** Null where the model's own calibration stands. */
  of(model: string): Recalibration | null;
  /** The decided cases that it rests on. */
  lessonsOf(model: string): CaseLesson[];
  /** Replaces the one before for the same model. */
  adopt(recalibration: Recalibration, lessons: readonly CaseLesson[]): void;
  /** Leaves nothing of it but the entries in the log. */
  takeBack(model: string): void;
}

const Kept = z.array(Recalibration);

/** Sealed, as the policy is: whoever moved it moved what is called genuine. */
export function createRecalibrations(context: StoreContext): Recalibrations {
  const { database, vault, audit } = context;
  const place: Place = { table: 'settings', column: 'value', row: 'recalibrations' };

  function all(): Recalibration[] {
    const row = database.sql<{ value: Uint8Array }>("SELECT value FROM settings WHERE name = 'recalibrations'").get();
    return row === undefined ? [] : vault.openRecord(null, place, Kept, row.value);
  }

  function keep(kept: readonly Recalibration[]): void {
    if (kept.length === 0) database.sql("DELETE FROM settings WHERE name = 'recalibrations'").run();
    else
      database
        .sql("INSERT OR REPLACE INTO settings (name, value) VALUES ('recalibrations', ?)")
        .run(vault.sealRecord(null, place, kept));
  }

  return {
    of: (model) => all().find((one) => one.model === model) ?? null,
    lessonsOf: (model) => caseLessons.of(context, learnerFor(model)),
    adopt: (recalibration, lessons) =>
      database.transaction(() => {
        const { model, people, lessons: tally, genuine, forged } = recalibration;
        keep([...all().filter((one) => one.model !== model), recalibration]);
        caseLessons.keep(context, learnerFor(model), lessons);
        audit.append('recalibration-adopted', null, { model, people, lessons: tally, genuine, forged });
      }),
    takeBack: (model) =>
      database.transaction(() => {
        keep(all().filter((one) => one.model !== model));
        caseLessons.forget(context, learnerFor(model));
        audit.append('recalibration-taken-back', null, { model });
      }),
  };
}

/** Runs and models have their own keys; this is neither's. */
const learnerFor = (model: string) => `recalibration of ${model}`;
