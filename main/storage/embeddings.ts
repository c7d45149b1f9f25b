/** What the network made of each specimen, for each model apart: a model's embeddings are compared with its own only. */
import type { Embedding } from '../base/embedding.ts';
import type { Place } from './cipher.ts';
import { mapFromBytes, mapToBytes, vectorFromBytes, vectorToBytes } from './embedding-bytes.ts';
import type { KeyId } from './keyring.ts';
import type { Signatories } from './signatories.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';

export interface StoredReference {
  readonly specimen: string;
  readonly embedding: Embedding;
}

/** One signatory's reference set. */
export interface GalleryEntry {
  readonly signatory: string;
  readonly name: string;
  readonly references: StoredReference[];
}

/** Removed specimens and persons are left out. */
export interface Embeddings {
  /** In the order the specimens were added. */
  of(signatory: string, model: string): StoredReference[];
  /** Specimens this model has not embedded yet. */
  missing(model: string): string[];
  put(specimen: string, embedding: Embedding): void;
  /** Everybody with at least one reference, by name, one reference set in memory at a time. */
  all(model: string): IterableIterator<GalleryEntry>;
}

interface Row {
  readonly specimen: string;
  readonly key: KeyId;
  readonly global: Uint8Array;
  readonly local: Uint8Array;
}

export function createEmbeddings(context: StoreContext, signatories: Pick<Signatories, 'persons'>): Embeddings {
  const embeddings: Embeddings = {
    of: (signatory, model) => {
      const rows = context.database.sql<Row>(selectPresent).all(signatory, model);
      return rows.map((row) => ({ specimen: row.specimen, embedding: openEmbedding(context, row, model) }));
    },
    missing: (model) => missing(context, model),
    put: (specimen, embedding) =>
      context.database.transaction(() => {
        storeEmbedding(context, keyOfSpecimen(context, specimen), specimen, embedding);
      }),
    *all(model) {
      for (const { id, name } of [...signatories.persons()]) {
        const references = embeddings.of(id, model);
        if (references.length > 0) yield { signatory: id, name, references };
      }
    },
  };
  return embeddings;
}

const selectPresent = `
  SELECT specimen, key, global, local
  FROM specimens
  JOIN signatories ON signatories.id = specimens.signatory
  JOIN embeddings ON embeddings.specimen = specimens.id
  WHERE specimens.signatory = ? AND model = ? AND specimens.removed_at IS NULL AND signatories.removed_at IS NULL
  ORDER BY specimens.position`;

function missing({ database }: StoreContext, model: string): string[] {
  const rows = database
    .sql<{ id: string }>(
      `SELECT specimens.id FROM specimens JOIN signatories ON signatories.id = specimens.signatory
       WHERE specimens.removed_at IS NULL AND signatories.removed_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM embeddings WHERE specimen = specimens.id AND model = ?)
       ORDER BY specimens.position`,
    )
    .all(model);
  return rows.map(({ id }) => id);
}

function keyOfSpecimen({ database }: StoreContext, specimen: string): KeyId {
  const row = database
    .sql<{ key: KeyId }>(
      'SELECT key FROM specimens JOIN signatories ON signatories.id = specimens.signatory WHERE specimens.id = ?',
    )
    .get(specimen);
  if (row === undefined) throw notFound('specimen', specimen);
  return row.key;
}

function place(column: 'global' | 'local', specimen: string, model: string): Place {
  return { table: 'embeddings', column, row: `${specimen}\0${model}` };
}

/** Within a transaction of the caller's. */
export function storeEmbedding(context: StoreContext, key: KeyId, specimen: string, embedding: Embedding): void {
  const { database, vault } = context;
  const { model, global, local } = embedding;
  database
    .sql('INSERT OR REPLACE INTO embeddings (specimen, model, global, local) VALUES (?, ?, ?, ?)')
    .run(
      specimen,
      model,
      vault.seal(key, place('global', specimen, model), vectorToBytes(global)),
      vault.seal(key, place('local', specimen, model), mapToBytes(local)),
    );
}

function openEmbedding({ vault }: StoreContext, { specimen, key, global, local }: Row, model: string): Embedding {
  return {
    model,
    global: vectorFromBytes(vault.open(key, place('global', specimen, model), global)),
    local: mapFromBytes(vault.open(key, place('local', specimen, model), local)),
  };
}
