/** The registry: every model of a workspace but the shipped one, which of them answers, and which did before. */
import { type CaseLesson, ModelHistory, ModelRecord } from '../contract/training.ts';
import { z } from '../contract/schema.ts';
import { caseLessons } from './case-lessons.ts';
import type { Place } from './cipher.ts';
import { rememberLessons } from './lessons.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';

/** What is kept of a model; the rest of its record follows from elsewhere. */
export type NewModel = Omit<ModelRecord, 'active' | 'trainedOnErased' | 'createdAt' | 'lessons'> & {
  /** How it was trained, where it was. */
  readonly history?: ModelHistory;
};

/** Whether it is active, and what became of the cases it learnt from, is for others to say. */
export type KeptModel = Omit<ModelRecord, 'active' | 'lessons'>;

export interface Models {
  /** Newest first. */
  list(): KeptModel[];
  /** Null for a model that is not here (the shipped one never is). */
  find(key: string): KeptModel | null;
  /** How it was trained; null where nobody kept it. */
  historyOf(key: string): ModelHistory | null;
  /** The decided cases that it learnt from. */
  lessonsOf(key: string): CaseLesson[];
  /**
   * @param run where it comes from a run: it has learnt from the same persons
   */
  add(model: NewModel): void;
  /** @throws ParaphError not-found */
  remove(key: string): void;
  /** Key of the model that answers; null for the shipped one. */
  active(): string | null;
  /** Keys of those that answered before, the last first; null stands for the shipped one. */
  former(): (string | null)[];
  /** Makes a model the one that answers; null for the shipped one. Call it when every reference is embedded with it. */
  activate(key: string | null): void;
  /** Takes the last activation back. @returns the model that answers now */
  rollBack(): string | null;
}

const Kept = z.omit(ModelRecord, { active: true, trainedOnErased: true, createdAt: true, lessons: true });
const WithHistory = z.object({ history: z.optional(ModelHistory) });
const Activations = z.object({ active: z.nullable(z.string()), former: z.array(z.nullable(z.string())) });
type Activations = z.infer<typeof Activations>;

interface Row {
  readonly key: string;
  readonly createdAt: number;
  readonly trainedOnErased: number;
  readonly record: Uint8Array;
}

const selectRow = 'SELECT key, created_at AS createdAt, trained_on_erased AS trainedOnErased, record FROM models';
/** As many activations can be taken back. */
const keptActivations = 20;

export function createModels(context: StoreContext): Models {
  const { database, vault, audit, now } = context;

  const read = ({ key, createdAt, trainedOnErased, record }: Row): KeptModel => ({
    ...vault.openRecord(null, modelPlace(key), Kept, record),
    createdAt,
    trainedOnErased: trainedOnErased === 1,
  });
  const activations = (): Activations => {
    const row = database.sql<{ value: Uint8Array }>("SELECT value FROM settings WHERE name = 'models'").get();
    return row === undefined
      ? { active: null, former: [] }
      : vault.openRecord(null, activationsPlace, Activations, row.value);
  };
  const setActivations = (next: Activations) => {
    database
      .sql("INSERT OR REPLACE INTO settings (name, value) VALUES ('models', ?)")
      .run(vault.sealRecord(null, activationsPlace, next));
    audit.append('model-activated', null, { model: next.active });
  };

  const models: Models = {
    list: () => database.sql<Row>(`${selectRow} ORDER BY created_at DESC, key`).all().map(read),
    find: (key) => {
      const row = database.sql<Row>(`${selectRow} WHERE key = ?`).get(key);
      return row === undefined ? null : read(row);
    },
    historyOf: (key) => {
      const row = database.sql<Row>(`${selectRow} WHERE key = ?`).get(key);
      if (row === undefined) return null;
      return vault.openRecord(null, modelPlace(key), WithHistory, row.record).history ?? null;
    },
    lessonsOf: (key) => caseLessons.of(context, key),
    add: (model) =>
      database.transaction(() => {
        database
          .sql('INSERT OR REPLACE INTO models (key, created_at, record) VALUES (?, ?, ?)')
          .run(model.key, now(), vault.sealRecord(null, modelPlace(model.key), model));
        if (model.run !== null) {
          rememberLessons.copy(context, model.run, model.key);
          caseLessons.keep(context, model.key, caseLessons.of(context, model.run));
        }
        audit.append('model-added', null, { model: model.key, origin: model.origin });
      }),
    remove: (key) =>
      database.transaction(() => {
        if (models.find(key) === null) throw notFound('model', key);
        database.sql('DELETE FROM models WHERE key = ?').run(key);
        database.sql('DELETE FROM lessons WHERE learner = ?').run(key);
        caseLessons.forget(context, key);
        database.sql('DELETE FROM embeddings WHERE model = ?').run(key);
        const { active, former } = activations();
        setActivations({ active: active === key ? null : active, former: former.filter((other) => other !== key) });
        audit.append('model-removed', null, { model: key });
      }),
    active: () => activations().active,
    former: () => activations().former,
    activate: (key) =>
      database.transaction(() => {
        const { active, former } = activations();
        if (active !== key) setActivations({ active: key, former: [active, ...former].slice(0, keptActivations) });
      }),
    rollBack: () =>
      database.transaction(() => {
        const { active, former } = activations();
        if (former.length === 0) return active;
        setActivations({ active: former[0], former: former.slice(1) });
        return former[0];
      }),
  };
  return models;
}

const activationsPlace: Place = { table: 'settings', column: 'value', row: 'models' };

function modelPlace(key: string): Place {
  return { table: 'models', column: 'record', row: key };
}
