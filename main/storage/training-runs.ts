/** Training runs, with their curves, newest first. */
import { type CaseLesson, isOver, TrainingRun } from '../contract/training.ts';
import { caseLessons } from './case-lessons.ts';
import type { Place } from './cipher.ts';
import { rememberLessons } from './lessons.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';

export interface TrainingRuns {
  list(): TrainingRun[];
  /** @throws ParaphError not-found */
  get(id: string): TrainingRun;
  /**
   * @param signatories whom it learns from, by identifier; nobody for a run on a folder
   * @param archive     what it learns from where that was handed over; kept, sealed, until the run is over
   */
  start(run: TrainingRun, signatories: readonly string[], archive?: Uint8Array): void;
  /** @throws ParaphError not-found when the run has none, or is over */
  archiveOf(id: string): Uint8Array<ArrayBuffer>;
  update(run: TrainingRun): void;
  /** Notes from whom and from which decided cases it learns, beside those noted before: a run that is resumed may have learnt from both. */
  learnsFrom(id: string, signatories: readonly string[], lessons: readonly CaseLesson[]): void;
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
    start: (run, signatories, archive) =>
      database.transaction(() => {
        database
          .sql('INSERT INTO training_runs (id, record) VALUES (?, ?)')
          .run(run.id, vault.sealRecord(null, place(run.id), run));
        rememberLessons.of(context, run.id, signatories);
        if (archive) keepArchive(context, run.id, archive);
        audit.append('training-started', null, { run: run.id, source: run.source.kind });
      }),
    archiveOf: (id) => openArchive(context, id),
    update: (run) => {
      if (isOver(run.state)) database.sql('DELETE FROM training_archives WHERE run = ?').run(run.id);
      database
        .sql('UPDATE training_runs SET record = ? WHERE id = ?')
        .run(vault.sealRecord(null, place(run.id), run), run.id);
    },
    learnsFrom: (id, signatories, lessons) =>
      database.transaction(() => {
        rememberLessons.of(context, id, signatories);
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

function keepArchive({ database, vault }: StoreContext, run: string, archive: Uint8Array): void {
  database
    .sql('INSERT INTO training_archives (run, sealed) VALUES (?, ?)')
    .run(run, vault.seal(null, archivePlace(run), archive));
}

function openArchive({ database, vault }: StoreContext, run: string): Uint8Array<ArrayBuffer> {
  const row = database.sql<{ sealed: Uint8Array }>('SELECT sealed FROM training_archives WHERE run = ?').get(run);
  if (row === undefined) throw notFound('run', run);
  return vault.open(null, archivePlace(run), row.sealed);
}

function archivePlace(run: string): Place {
  return { table: 'training_archives', column: 'sealed', row: run };
}

function place(id: string): Place {
  return { table: 'training_runs', column: 'record', row: id };
}
