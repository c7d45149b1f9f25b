/** What the network made of each specimen, for each model apart: a model's embeddings are compared with its own only. */
import type { Embedding } from '../base/embedding.ts';
import { groupByForm } from '../contract/forms.ts';
import type { FormName } from '../contract/forms.ts';
import { openEmbedding, storeEmbedding } from './embedding-record.ts';
import type { EmbeddingRow } from './embedding-record.ts';
import type { KeyId } from './keyring.ts';
import type { Signatories } from './signatories.ts';
import { openDetails } from './specimen-record.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';

export interface StoredReference {
  readonly specimen: string;
  readonly form: FormName;
  readonly embedding: Embedding;
}

/** One signatory's reference set for one form of signature. */
export interface GalleryEntry {
  readonly signatory: string;
  readonly name: string;
  readonly form: FormName;
  readonly references: StoredReference[];
}

/** Removed specimens and persons are left out. */
export interface Embeddings {
  /** Of every form, in the order the specimens were added. */
  of(signatory: string, model: string): StoredReference[];
  /** Specimens this model has not embedded yet. */
  missing(model: string): string[];
  put(specimen: string, embedding: Embedding): void;
  /** Everybody's reference sets, by name and form, one person in memory at a time. */
  all(model: string): IterableIterator<GalleryEntry>;
}

interface Row extends EmbeddingRow {
  readonly details: Uint8Array;
}

export function createEmbeddings(context: StoreContext, signatories: Pick<Signatories, 'persons'>): Embeddings {
  const embeddings: Embeddings = {
    of: (signatory, model) => {
      const rows = context.database.sql<Row>(selectPresent).all(signatory, model);
      return rows.map((row) => openReference(context, row, model));
    },
    missing: (model) => missing(context, model),
    put: (specimen, embedding) =>
      context.database.transaction(() => {
        storeEmbedding(context, keyOfSpecimen(context, specimen), specimen, embedding);
      }),
    *all(model) {
      for (const { id, name } of [...signatories.persons()]) {
        for (const { form, items } of groupByForm(embeddings.of(id, model))) {
          yield { signatory: id, name, form, references: items };
        }
      }
    },
  };
  return embeddings;
}

const selectPresent = `
  SELECT specimen, key, details, global, local
  FROM specimens
  JOIN signatories ON signatories.id = specimens.signatory
  JOIN embeddings ON embeddings.specimen = specimens.id
  WHERE specimens.signatory = ? AND model = ? AND specimens.removed_at IS NULL AND signatories.removed_at IS NULL
  ORDER BY specimens.position`;

function openReference(context: StoreContext, row: Row, model: string): StoredReference {
  const { form } = openDetails(context.vault, { ...row, id: row.specimen });
  return { specimen: row.specimen, form, embedding: openEmbedding(context, row, model) };
}

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
