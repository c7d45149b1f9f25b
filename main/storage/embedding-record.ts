/** How embeddings are laid out in sealed fields. */
import type { Embedding } from '../base/embedding.ts';
import type { Place } from './cipher.ts';
import { mapFromBytes, mapToBytes, vectorFromBytes, vectorToBytes } from './embedding-bytes.ts';
import type { KeyId } from './keyring.ts';
import type { StoreContext } from './store-context.ts';

export interface EmbeddingRow {
  readonly specimen: string;
  readonly key: KeyId;
  readonly global: Uint8Array;
  readonly local: Uint8Array;
}

const columns = ['global', 'local'] as const;

function place(column: (typeof columns)[number], specimen: string, model: string): Place {
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

export function openEmbedding({ vault }: StoreContext, row: EmbeddingRow, model: string): Embedding {
  const { specimen, key, global, local } = row;
  return {
    model,
    global: vectorFromBytes(vault.open(key, place('global', specimen, model), global)),
    local: mapFromBytes(vault.open(key, place('local', specimen, model), local)),
  };
}

/** Seals a specimen's embeddings, of every model, anew under another key. Within a transaction of the caller's. */
export function passEmbeddings({ database, vault }: StoreContext, specimen: string, from: KeyId, to: KeyId): void {
  const rows = database
    .sql<{ model: string } & EmbeddingRow>('SELECT model, global, local FROM embeddings WHERE specimen = ?')
    .all(specimen);
  for (const row of rows) {
    for (const column of columns) {
      const at = place(column, specimen, row.model);
      const sealed = vault.seal(to, at, vault.open(from, at, row[column]));
      database
        .sql(`UPDATE embeddings SET ${column} = ? WHERE specimen = ? AND model = ?`)
        .run(sealed, specimen, row.model);
    }
  }
}
