/** What the network made of each specimen, for each model apart: a model's embeddings are compared with its own only. */
import type { Embedding } from '../base/embedding.ts';
import type { FormName } from '../contract/forms.ts';
import { openEmbedding, openVector, shrinkMaps, storeEmbedding } from './embedding-record.ts';
import type { EmbeddingRow, VectorRow } from './embedding-record.ts';
import type { KeyId } from './keyring.ts';
import { openDetails, openForm } from './specimen-record.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';

export interface StoredReference {
  readonly specimen: string;
  readonly form: FormName;
  readonly embedding: Embedding;
}

/**
 * What ranks somebody's specimen, still sealed.
 *
 * @property version another whenever what is known of the specimen was sealed anew, its form for one. The vector never
 *                   becomes another: model and picture do not.
 */
export interface SealedVector {
  readonly signatory: string;
  readonly specimen: string;
  readonly version: string;
  open(): { readonly form: FormName; readonly global: Float32Array };
}

/** Removed specimens and persons are left out. */
export interface Embeddings {
  /** Of every form, in the order the specimens were added. */
  of(signatory: string, model: string): StoredReference[];
  /** Specimens this model has not embedded yet, of everybody or of one signatory. */
  missing(model: string, signatory?: string | null): string[];
  put(specimen: string, embedding: Embedding): void;
  /** Everybody's specimens, person by person in the order they were enrolled; some at a time, so that others may write. */
  vectors(model: string): IterableIterator<readonly SealedVector[]>;
  /** Stores so many local maps anew that take more room than they need. @returns how many there were */
  shrink(count: number): number;
}

interface Row extends EmbeddingRow {
  readonly details: Uint8Array;
}

export function createEmbeddings(context: StoreContext): Embeddings {
  return {
    of: (signatory, model) => {
      const rows = context.database.sql<Row>(selectPresent).all(signatory, model);
      return rows.map((row) => openReference(context, row, model));
    },
    missing: (model, signatory) => missing(context, model, signatory),
    put: (specimen, embedding) =>
      context.database.transaction(() => {
        storeEmbedding(context, keyOfSpecimen(context, specimen), specimen, embedding);
      }),
    vectors: (model) => sealedVectors(context, model),
    shrink: (count) => shrinkMaps(context, count),
  };
}

const selectPresent = `
  SELECT specimen, key, details, global, map AS local
  FROM specimens
  JOIN signatories ON signatories.id = specimens.signatory
  JOIN embeddings ON embeddings.specimen = specimens.id
  JOIN local_maps USING (specimen, model)
  WHERE specimens.signatory = ? AND model = ? AND specimens.removed_at IS NULL AND signatories.removed_at IS NULL
  ORDER BY specimens.position`;

function openReference(context: StoreContext, row: Row, model: string): StoredReference {
  const { form } = openDetails(context.vault, { ...row, id: row.specimen });
  return { specimen: row.specimen, form, embedding: openEmbedding(context, row, model) };
}

interface PlaceRow {
  readonly signatory: string;
  readonly specimen: string;
  readonly version: string;
}

interface SealedRow extends VectorRow {
  readonly details: Uint8Array;
}

/** Persons whose rows are in memory at a time. */
const personsAtOnce = 100;

function* sealedVectors(context: StoreContext, model: string): IterableIterator<readonly SealedVector[]> {
  const { database, vault } = context;
  vault.requireUnlocked();
  const bounds = database.sql<{ first: number | null; last: number | null }>(
    'SELECT min(position) AS first, max(position) AS last FROM signatories',
  );
  const { first, last } = bounds.get() ?? { first: null, last: null };
  if (first === null || last === null) return;
  for (let from = first; from <= last; from += personsAtOnce) yield pageOfVectors(context, model, from);
}

/** What is sealed is read for all of a page, once one of it is opened: where nothing is new, nothing is. */
function pageOfVectors(context: StoreContext, model: string, from: number): readonly SealedVector[] {
  const page = [model, from, from + personsAtOnce];
  let sealed: ReadonlyMap<string, SealedRow> | null = null;
  const read = () =>
    new Map(
      context.database
        .sql<SealedRow>(`SELECT specimen, key, details, global ${presentOfPage}`)
        .all(...page)
        .map((row) => [row.specimen, row]),
    );
  const open = (specimen: string) => {
    const row = (sealed ??= read()).get(specimen);
    if (row === undefined) throw notFound('specimen', specimen);
    return { form: openForm(context.vault, { ...row, id: specimen }), global: openVector(context, row, model) };
  };
  return context.database
    .sql<PlaceRow>(`${selectPlaces} ${presentOfPage} ORDER BY signatories.position, specimens.position`)
    .all(...page)
    .map((row) => ({ ...row, open: () => open(row.specimen) }));
}

/** A sealed field begins with a nonce that is never used twice, so its beginning tells whether it was sealed anew. */
const selectPlaces = 'SELECT signatory, specimen, hex(substr(details, 1, 12)) AS version';
const presentOfPage = `
  FROM signatories
  JOIN specimens ON specimens.signatory = signatories.id
  JOIN embeddings ON embeddings.specimen = specimens.id
  WHERE model = ? AND signatories.position >= ? AND signatories.position < ?
    AND specimens.removed_at IS NULL AND signatories.removed_at IS NULL`;

function missing({ database }: StoreContext, model: string, signatory: string | null = null): string[] {
  const of = signatory === null ? '' : 'AND signatory = :signatory';
  const rows = database
    .sql<{ id: string }>(
      `SELECT specimens.id FROM specimens JOIN signatories ON signatories.id = specimens.signatory
       WHERE specimens.removed_at IS NULL AND signatories.removed_at IS NULL ${of}
         AND NOT EXISTS (SELECT 1 FROM embeddings WHERE specimen = specimens.id AND model = :model)
       ORDER BY specimens.position`,
    )
    .all({ model, ...(signatory !== null && { signatory }) });
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
