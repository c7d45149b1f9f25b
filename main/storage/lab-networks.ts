/** The lab's networks with their curves and weights, newest first. */
import { decode, encode } from '../contract/codec.ts';
import { LabNetwork, LabSnapshot, LabWatched } from '../contract/lab/records.ts';
import { z } from '../contract/schema.ts';
import type { Place } from './cipher.ts';
import { rememberLessons } from './lessons.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';

export interface LabNetworks {
  list(): LabNetwork[];
  /** @throws ParaphError not-found */
  get(id: string): LabNetwork;
  add(network: LabNetwork): void;
  update(network: LabNetwork): void;
  /**
   * Notes whom it learns from, beside those noted before: one that is resumed may have learnt from both.
   *
   * @param signatories by identifier: erasing one of them marks it
   */
  learnsFrom(id: string, signatories: readonly string[]): void;
  /** Destroys what it has learnt and what was watched: nobody's signature is in it any more. */
  beginAnew(network: LabNetwork): void;
  /** What it has learnt by now, as `packParameters` writes it; null where it has nothing yet. */
  weights(id: string): Uint8Array<ArrayBuffer> | null;
  /** Grows with every change of them. @throws ParaphError not-found */
  weightsVersion(id: string): number;
  keepWeights(id: string, weights: Uint8Array): void;
  keepWatched(id: string, watched: LabWatched): void;
  /** Null where none are. */
  watched(id: string): LabWatched | null;
  /**
   * How the watched pictures lie at a step; what a resumed network does again takes its place. Nothing is kept where no
   * pictures are: they may have been erased while the network learns.
   */
  keepSnapshot(id: string, snapshot: LabSnapshot): void;
  /** In the order of their steps. */
  snapshots(id: string): LabSnapshot[];
  /** @throws ParaphError not-found */
  remove(id: string): void;
}

interface Row {
  readonly id: string;
  readonly learntFromErased: number;
  readonly record: Uint8Array;
}

const Kept = z.omit(LabNetwork, { learntFromErased: true, origin: true });
const selectRow = 'SELECT id, learnt_from_erased AS learntFromErased, record FROM lab_networks';

export function createLabNetworks(context: StoreContext): LabNetworks {
  const { database, vault, audit } = context;
  const sealed = ({ learntFromErased: _, origin: __, ...network }: LabNetwork) =>
    vault.sealRecord(null, place(network.id, 'record'), network);
  const read = ({ id, learntFromErased, record }: Row): LabNetwork => ({
    ...vault.openRecord(null, place(id, 'record'), Kept, record),
    learntFromErased: learntFromErased === 1,
    origin: 'own',
  });

  return {
    list: () => database.sql<Row>(`${selectRow} ORDER BY position DESC`).all().map(read),
    get: (id) => {
      const row = database.sql<Row>(`${selectRow} WHERE id = ?`).get(id);
      if (row === undefined) throw notFound('network', id);
      return read(row);
    },
    add: (network) =>
      database.transaction(() => {
        database.sql('INSERT INTO lab_networks (id, record) VALUES (?, ?)').run(network.id, sealed(network));
        audit.append('lab-network-started', null, { network: network.id, set: network.settings.set });
      }),
    update: (network) =>
      void database.sql('UPDATE lab_networks SET record = ? WHERE id = ?').run(sealed(network), network.id),
    learnsFrom: (id, signatories) => database.transaction(() => rememberLessons.of(context, id, signatories)),
    beginAnew: (network) =>
      database.transaction(() => {
        database
          .sql(
            `UPDATE lab_networks SET record = ?, weights = NULL, weights_version = weights_version + 1, watched = NULL,
               learnt_from_erased = 0 WHERE id = ?`,
          )
          .run(sealed(network), network.id);
        database.sql('DELETE FROM lab_snapshots WHERE network = ?').run(network.id);
        database.sql('DELETE FROM lessons WHERE learner = ?').run(network.id);
      }),
    weights: (id) => {
      const row = database.sql<{ weights: Uint8Array | null }>('SELECT weights FROM lab_networks WHERE id = ?').get(id);
      return row?.weights ? vault.open(null, place(id, 'weights'), row.weights) : null;
    },
    weightsVersion: (id) => {
      const row = database
        .sql<{ version: number }>('SELECT weights_version AS version FROM lab_networks WHERE id = ?')
        .get(id);
      if (row === undefined) throw notFound('network', id);
      return row.version;
    },
    keepWeights: (id, weights) =>
      void database
        .sql('UPDATE lab_networks SET weights = ?, weights_version = weights_version + 1 WHERE id = ?')
        .run(vault.seal(null, place(id, 'weights'), weights), id),
    ...watching(context),
    remove: (id) =>
      database.transaction(() => {
        const changes = database.sql('DELETE FROM lab_networks WHERE id = ?').run(id);
        if (changes === 0) throw notFound('network', id);
        database.sql('DELETE FROM lessons WHERE learner = ?').run(id);
        audit.append('lab-network-removed', null, { network: id });
      }),
  };
}

type Watching = Pick<LabNetworks, 'keepWatched' | 'watched' | 'keepSnapshot' | 'snapshots'>;

/** Records with bytes in them, in the codec that carries them between processes. */
function watching({ database, vault }: StoreContext): Watching {
  return {
    keepWatched: (id, watched) =>
      void database
        .sql('UPDATE lab_networks SET watched = ? WHERE id = ?')
        .run(vault.seal(null, place(id, 'watched'), encode(watched)), id),
    watched: (id) => {
      const row = database.sql<{ watched: Uint8Array | null }>('SELECT watched FROM lab_networks WHERE id = ?').get(id);
      return row?.watched ? z.parse(LabWatched, decode(vault.open(null, place(id, 'watched'), row.watched))) : null;
    },
    keepSnapshot: (id, snapshot) =>
      void database
        .sql(
          `INSERT OR REPLACE INTO lab_snapshots (network, step, sealed)
           SELECT id, ?, ? FROM lab_networks WHERE id = ? AND watched IS NOT NULL`,
        )
        .run(snapshot.step, vault.seal(null, snapshotPlace(id, snapshot.step), encode(snapshot)), id),
    snapshots: (id) =>
      database
        .sql<{ step: number; sealed: Uint8Array }>(
          'SELECT step, sealed FROM lab_snapshots WHERE network = ? ORDER BY step',
        )
        .all(id)
        .map(({ step, sealed }) => z.parse(LabSnapshot, decode(vault.open(null, snapshotPlace(id, step), sealed)))),
  };
}

function place(row: string, column: 'record' | 'weights' | 'watched'): Place {
  return { table: 'lab_networks', column, row };
}

function snapshotPlace(network: string, step: number): Place {
  return { table: 'lab_snapshots', column: 'sealed', row: `${network} ${step}` };
}
