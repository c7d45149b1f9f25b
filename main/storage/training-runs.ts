/** Training runs, with their curves, newest first. */
import { type CaseLesson, TrainingRun } from '../contract/training.ts';
import { caseLessons } from './case-lessons.ts';
import type { Place } from './cipher.ts';
import { rememberLessons } from './lessons.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';

export interface TrainingRuns {
  list(): TrainingRun[];
  /** @throws ParaphError not-found */
  get(id: string): TrainingRun;
  /** @param signatories whom it learns from, by identifier; nobody for a run on a folder */
  start(run: TrainingRun, signatories: readonly string[]): void;
  update(run: TrainingRun): void;
  /** Notes which decided cases it learns from, beside those noted before: a run that is resumed may have learnt from both. */
  learnsFrom(id: string, lessons: readonly CaseLesson[]): void;
  remove(id: string): void;
}

interface Row {
  readonly id: string;
  readonly record: Uint8Array;
}

export function createTrainingRuns(context: StoreContext): TrainingRuns {
  const { database, vault, audit } = context;
  const read = ({ id, record }: Row) => vault.openRecord(null, place(id), TrainingRun, record);
  return {
    list: () => database.sql<Row>('SELECT id, record FROM training_runs ORDER BY position DESC').all().map(read),
    get: (id) => {
      const row = database.sql<Row>('SELECT id, record FROM training_runs WHERE id = ?').get(id);
      if (row === undefined) throw notFound('run', id);
      return read(row);
    },
    start: (run, signatories) =>
      database.transaction(() => {
        database
          .sql('INSERT INTO training_runs (id, record) VALUES (?, ?)')
          .run(run.id, vault.sealRecord(null, place(run.id), run));
        rememberLessons.of(context, run.id, signatories);
        audit.append('training-started', null, { run: run.id, source: run.source.kind });
      }),
    update: (run) => {
      database
        .sql('UPDATE training_runs SET record = ? WHERE id = ?')
        .run(vault.sealRecord(null, place(run.id), run), run.id);
    },
    learnsFrom: (id, lessons) =>
      database.transaction(() => {
        const named = new Map([...caseLessons.of(context, id), ...lessons].map((one) => [JSON.stringify(one), one]));
        caseLessons.keep(context, id, [...named.values()]);
      }),
    remove: (id) =>
      database.transaction(() => {
        caseLessons.forget(context, id);
        database.sql('DELETE FROM training_runs WHERE id = ?').run(id);
        database.sql('DELETE FROM lessons WHERE learner = ?').run(id);
      }),
  };
}

function place(id: string): Place {
  return { table: 'training_runs', column: 'record', row: id };
}
