/** How embeddings are laid out in sealed fields. */
import type { Embedding } from '../base/embedding.ts';
import type { Place } from './cipher.ts';
import { mapFromBytes, mapToBytes, vectorFromBytes, vectorToBytes } from './embedding-bytes.ts';
import type { KeyId } from './keyring.ts';
import type { StoreContext } from './store-context.ts';

export interface VectorRow {
  readonly specimen: string;
  readonly key: KeyId;
  readonly global: Uint8Array;
}

export interface EmbeddingRow extends VectorRow {
  readonly local: Uint8Array;
}

/** As when both were columns of one table; what is sealed is bound to it. */
function place(column: 'global' | 'local', specimen: string, model: string): Place {
  return { table: 'embeddings', column, row: `${specimen}\0${model}` };
}

/** Within a transaction of the caller's. */
export function storeEmbedding(context: StoreContext, key: KeyId, specimen: string, embedding: Embedding): void {
  const { database, vault } = context;
  const { model, global, local } = embedding;
  database
    .sql('INSERT OR REPLACE INTO embeddings (specimen, model, global) VALUES (?, ?, ?)')
    .run(specimen, model, vault.seal(key, place('global', specimen, model), vectorToBytes(global)));
  database
    .sql('INSERT OR REPLACE INTO local_maps (specimen, model, map, bits) VALUES (?, ?, ?, 8)')
    .run(specimen, model, vault.seal(key, place('local', specimen, model), mapToBytes(local)));
}

export function openVector({ vault }: StoreContext, { specimen, key, global }: VectorRow, model: string): Float32Array {
  return vectorFromBytes(vault.open(key, place('global', specimen, model), global));
}

export function openEmbedding(context: StoreContext, row: EmbeddingRow, model: string): Embedding {
  const local = context.vault.open(row.key, place('local', row.specimen, model), row.local);
  return { model, global: openVector(context, row, model), local: mapFromBytes(local) };
}

/** Seals a specimen's embeddings, of every model, anew under another key. Within a transaction of the caller's. */
export function passEmbeddings(context: StoreContext, specimen: string, from: KeyId, to: KeyId): void {
  const rows = context.database
    .sql<{ model: string; global: Uint8Array; local: Uint8Array }>(
      'SELECT model, global, map AS local FROM embeddings JOIN local_maps USING (specimen, model) WHERE specimen = ?',
    )
    .all(specimen);
  for (const { model, ...row } of rows) {
    storeEmbedding(context, to, specimen, openEmbedding(context, { specimen, key: from, ...row }, model));
  }
}

interface WideMapRow {
  readonly specimen: string;
  readonly model: string;
  readonly key: KeyId;
  readonly map: Uint8Array;
}

/** Stores so many maps from before maps were quantised as they are stored today. @returns how many there were */
export function shrinkMaps({ database, vault }: StoreContext, count: number): number {
  return database.transaction(() => {
    const rows = database.sql<WideMapRow>(selectWide).all(count);
    for (const { specimen, model, key, map } of rows) {
      const at = place('local', specimen, model);
      const narrow = mapToBytes(mapFromBytes(vault.open(key, at, map)));
      database
        .sql('UPDATE local_maps SET map = ?, bits = 8 WHERE specimen = ? AND model = ?')
        .run(vault.seal(key, at, narrow), specimen, model);
    }
    return rows.length;
  });
}

const selectWide = `
  SELECT specimen, model, key, map
  FROM local_maps
  JOIN specimens ON specimens.id = specimen
  JOIN signatories ON signatories.id = specimens.signatory
  WHERE bits = 32
  LIMIT ?`;
