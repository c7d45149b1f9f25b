/** Sets of pictures that somebody brought into the lab, newest first. Pictures are compressed, then sealed. */
import { deflateSync, inflateSync } from 'node:zlib';
import { LabClass, LabSet } from '../contract/lab/records.ts';
import { z, Count } from '../contract/schema.ts';
import type { Place } from './cipher.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';

const Places = z.array(Count);
const Run = z.object({ classes: Places, tests: Places, answers: Places });
const Contents = z.object({ classes: z.array(LabClass), officialRuns: z.array(Run) });

type Unchanged<T> = { readonly [K in keyof T]: T[K] extends number[] ? readonly number[] : T[K] };

/** What is in a set: pictures side by side, the classes they are of, and runs that came with them. */
export interface StoredPictures {
  readonly coverage: Uint8Array;
  readonly classes: readonly Unchanged<LabClass>[];
  readonly officialRuns: readonly Unchanged<z.infer<typeof Run>>[];
}

export interface LabSets {
  list(): LabSet[];
  /** @throws ParaphError not-found */
  get(id: string): LabSet;
  /** @throws ParaphError not-found */
  pictures(id: string): StoredPictures;
  add(set: LabSet, pictures: StoredPictures): void;
  /** @throws ParaphError not-found */
  remove(id: string): void;
}

interface Row {
  readonly id: string;
  readonly record: Uint8Array;
}

/** Bytes of a stretch: a set of Omniglot's size has seven. */
const stretch = 4 * 2 ** 20;

export function createLabSets(context: StoreContext): LabSets {
  const { database, vault, audit } = context;
  const read = ({ id, record }: Row) => vault.openRecord(null, place(id, 'record'), LabSet, record);

  function get(id: string): LabSet {
    const row = database.sql<Row>('SELECT id, record FROM lab_sets WHERE id = ?').get(id);
    if (row === undefined) throw notFound('set', id);
    return read(row);
  }

  return {
    list: () => database.sql<Row>('SELECT id, record FROM lab_sets ORDER BY position DESC').all().map(read),
    get,
    pictures: (id) => {
      const row = database.sql<{ classes: Uint8Array }>('SELECT classes FROM lab_sets WHERE id = ?').get(id);
      if (row === undefined) throw notFound('set', id);
      const contents = vault.openRecord(null, place(id, 'classes'), Contents, row.classes);
      return { ...contents, coverage: openCoverage(context, id) };
    },
    add: (set, { coverage, ...contents }) =>
      database.transaction(() => {
        database
          .sql('INSERT INTO lab_sets (id, record, classes) VALUES (?, ?, ?)')
          .run(
            set.id,
            vault.sealRecord(null, place(set.id, 'record'), set),
            vault.sealRecord(null, place(set.id, 'classes'), contents),
          );
        sealCoverage(context, set.id, coverage);
        audit.append('lab-set-added', null, { set: set.id });
      }),
    remove: (id) =>
      database.transaction(() => {
        get(id);
        database.sql('DELETE FROM lab_sets WHERE id = ?').run(id);
        audit.append('lab-set-removed', null, { set: id });
      }),
  };
}

function sealCoverage({ database, vault }: StoreContext, set: string, coverage: Uint8Array): void {
  for (let part = 0; part * stretch < coverage.length; part++) {
    const plain = deflateSync(coverage.subarray(part * stretch, (part + 1) * stretch));
    database
      .sql('INSERT INTO lab_pictures ("set", part, sealed) VALUES (?, ?, ?)')
      .run(set, part, vault.seal(null, stretchPlace(set, part), plain));
  }
}

function openCoverage({ database, vault }: StoreContext, set: string): Uint8Array<ArrayBuffer> {
  const rows = database
    .sql<{ part: number; sealed: Uint8Array }>('SELECT part, sealed FROM lab_pictures WHERE "set" = ? ORDER BY part')
    .all(set);
  return Buffer.concat(rows.map(({ part, sealed }) => inflateSync(vault.open(null, stretchPlace(set, part), sealed))));
}

function place(row: string, column: 'record' | 'classes'): Place {
  return { table: 'lab_sets', column, row };
}

function stretchPlace(set: string, part: number): Place {
  return { table: 'lab_pictures', column: 'sealed', row: `${set} ${part}` };
}
