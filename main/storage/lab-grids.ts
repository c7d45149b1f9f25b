/** Experiment grids with their results, newest first. */
import { LabGrid } from '../contract/lab/grid.ts';
import type { Place } from './cipher.ts';
import { notFound, type StoreContext } from './store-context.ts';

export interface LabGrids {
  list(): LabGrid[];
  /** @throws ParaphError not-found */
  get(id: string): LabGrid;
  add(grid: LabGrid): void;
  update(grid: LabGrid): void;
  /** @throws ParaphError not-found */
  remove(id: string): void;
}

interface Row {
  readonly id: string;
  readonly record: Uint8Array;
}

export function createLabGrids({ database, vault, audit }: StoreContext): LabGrids {
  const read = ({ id, record }: Row) => vault.openRecord(null, place(id), LabGrid, record);
  const sealed = (grid: LabGrid) => vault.sealRecord(null, place(grid.id), grid);
  return {
    list: () => database.sql<Row>('SELECT id, record FROM lab_grids ORDER BY position DESC').all().map(read),
    get: (id) => {
      const row = database.sql<Row>('SELECT id, record FROM lab_grids WHERE id = ?').get(id);
      if (row === undefined) throw notFound('grid', id);
      return read(row);
    },
    add: (grid) =>
      database.transaction(() => {
        database.sql('INSERT INTO lab_grids (id, record) VALUES (?, ?)').run(grid.id, sealed(grid));
        audit.append('lab-grid-started', null, { grid: grid.id, set: grid.settings.set });
      }),
    update: (grid) => void database.sql('UPDATE lab_grids SET record = ? WHERE id = ?').run(sealed(grid), grid.id),
    remove: (id) =>
      database.transaction(() => {
        if (database.sql('DELETE FROM lab_grids WHERE id = ?').run(id) === 0) throw notFound('grid', id);
        audit.append('lab-grid-removed', null, { grid: id });
      }),
  };
}

function place(row: string): Place {
  return { table: 'lab_grids', column: 'record', row };
}
