/** Classes of one's own with their drawings. Each has a key of its own: a signature, once destroyed, is in no backup. */
import { randomUUID } from 'node:crypto';
import type { DrawnClass, DrawnKind } from '../contract/lab/drawn.ts';
import type { Place } from './cipher.ts';
import type { KeyId } from './keyring.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';

/** A removed class or drawing is `not-found` everywhere but in `restore`. */
export interface DrawnClasses {
  /** In the order they were made. */
  list(): DrawnClass[];
  get(id: string): DrawnClass;
  create(kind: DrawnKind, name: string): DrawnClass;
  rename(id: string, name: string): DrawnClass;
  /** @param picture a PNG @returns the drawing's identifier */
  add(id: string, picture: Uint8Array): string;
  /** @param drawing its identifier */
  picture(drawing: string): Uint8Array<ArrayBuffer>;
  /** A class, or one of its drawings, by its identifier. */
  remove(id: string): void;
  restore(id: string): void;
}

interface ClassRow {
  readonly id: string;
  readonly key: KeyId;
  readonly kind: DrawnKind;
  readonly name: Uint8Array;
}

const namePlace = (id: string): Place => ({ table: 'drawn_classes', column: 'name', row: id });
const picturePlace = (id: string): Place => ({ table: 'drawings', column: 'picture', row: id });

export function createDrawnClasses(context: StoreContext): DrawnClasses {
  const { database, vault, now } = context;
  const toClass = ({ id, key, kind, name }: ClassRow): DrawnClass => ({
    id,
    kind,
    name: Buffer.from(vault.open(key, namePlace(id), name)).toString(),
    drawings: database
      .sql<{ id: string }>(selectDrawings)
      .all(id)
      .map((row) => row.id),
  });
  const sealName = (id: string, key: KeyId, name: string) => vault.seal(key, namePlace(id), Buffer.from(name));

  const classes: DrawnClasses = {
    list: () => {
      vault.requireUnlocked();
      return database.sql<ClassRow>(`${selectClasses} ORDER BY position`).all().map(toClass);
    },
    get: (id) => toClass(presentClass(context, id)),
    create: (kind, name) =>
      database.transaction(() => {
        const id = randomUUID();
        const key = vault.create(null);
        database
          .sql('INSERT INTO drawn_classes (id, key, kind, name) VALUES (?, ?, ?, ?)')
          .run(id, key, kind, sealName(id, key, name));
        return classes.get(id);
      }),
    rename: (id, name) =>
      database.transaction(() => {
        const { key } = presentClass(context, id);
        database.sql('UPDATE drawn_classes SET name = ? WHERE id = ?').run(sealName(id, key, name), id);
        return classes.get(id);
      }),
    add: (id, picture) =>
      database.transaction(() => {
        const { key } = presentClass(context, id);
        const drawing = randomUUID();
        database
          .sql('INSERT INTO drawings (id, class, picture) VALUES (?, ?, ?)')
          .run(drawing, id, vault.seal(key, picturePlace(drawing), picture));
        return drawing;
      }),
    picture: (drawing) => {
      const row = database.sql<{ key: KeyId; picture: Uint8Array }>(selectPicture).get(drawing);
      if (row === undefined) throw notFound('drawing', drawing);
      return vault.open(row.key, picturePlace(drawing), row.picture);
    },
    remove: (id) => mark(context, id, now()),
    restore: (id) => mark(context, id, null),
  };
  return classes;
}

const selectClasses = 'SELECT id, key, kind, name FROM drawn_classes WHERE removed_at IS NULL';
const selectDrawings = 'SELECT id FROM drawings WHERE class = ? AND removed_at IS NULL ORDER BY position';
const selectPicture = `
  SELECT key, picture FROM drawings JOIN drawn_classes ON drawn_classes.id = class
  WHERE drawings.id = ? AND drawings.removed_at IS NULL AND drawn_classes.removed_at IS NULL`;

function presentClass({ database }: StoreContext, id: string): ClassRow {
  const row = database.sql<ClassRow>(`${selectClasses} AND id = ?`).get(id);
  if (row === undefined) throw notFound('drawnClass', id);
  return row;
}

/** @param removedAt null brings it back; what stands so already stays as it is */
function mark({ database, vault }: StoreContext, id: string, removedAt: number | null): void {
  vault.requireUnlocked();
  const known = ['drawn_classes', 'drawings'].find(
    (table) => database.sql(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) !== undefined,
  );
  if (known === undefined) throw notFound('drawnClass', id);
  const changed = removedAt === null ? 'removed_at IS NOT NULL' : 'removed_at IS NULL';
  database.sql(`UPDATE ${known} SET removed_at = ? WHERE id = ? AND ${changed}`).run(removedAt, id);
}
