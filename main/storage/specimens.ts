import { randomUUID } from 'node:crypto';
import type { Embedding } from '../base/embedding.ts';
import type { NormalisedImage } from '../base/rasters.ts';
import { Concern, Placement, Quality } from '../contract/records.ts';
import type { Specimen } from '../contract/records.ts';
import { Id, Instant, z } from '../contract/schema.ts';
import type { Place } from './cipher.ts';
import { storeEmbedding } from './embeddings.ts';
import { fromBytes, toBytes } from './image-bytes.ts';
import type { KeyId } from './keyring.ts';
import { keyOfSignatory } from './signatory-key.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';

export interface NewSpecimen {
  readonly signatory: string;
  readonly fileName: string;
  /** PNG pictures. */
  readonly scanned: Uint8Array;
  readonly cleaned: Uint8Array;
  readonly normalised: NormalisedImage;
  readonly quality: Quality;
  readonly concerns: readonly Concern[];
  readonly duplicateOf: string | null;
  readonly signedOn: string | null;
  readonly placement?: Placement | undefined;
  /** Equal for equal contents; only a mark of it under the person's key is stored. */
  readonly contentHash: Uint8Array;
  readonly embedding: Embedding;
}

/** A removed specimen, or one of a removed person, is `not-found` everywhere but in `restore`. */
export interface Specimens {
  add(specimen: NewSpecimen): Specimen;
  /** In the order they were added. */
  of(signatory: string): Specimen[];
  get(id: string): Specimen;
  /** A PNG. */
  picture(id: string, as: 'scanned' | 'cleaned'): Uint8Array<ArrayBuffer>;
  normalised(id: string): NormalisedImage;
  /** The first specimen of this person with the same content. */
  findByContent(signatory: string, contentHash: Uint8Array): string | null;
  remove(id: string): void;
  restore(id: string): void;
}

const Details = z.object({
  addedAt: Instant,
  fileName: z.string(),
  signedOn: z.nullable(z.string()),
  quality: Quality,
  concerns: z.array(Concern),
  duplicateOf: z.nullable(Id),
  placement: z.optional(Placement),
});

type Details = z.infer<typeof Details>;

interface Row {
  readonly id: string;
  readonly signatory: string;
  readonly key: KeyId;
  readonly details: Uint8Array;
}

export function createSpecimens(context: StoreContext): Specimens {
  const { database, vault, audit, now } = context;

  return {
    add: (specimen) =>
      database.transaction(() => {
        const key = keyOfSignatory(context, specimen.signatory);
        const id = insert(context, key, specimen);
        insertPictures(context, key, id, specimen);
        storeEmbedding(context, key, id, specimen.embedding);
        audit.append('specimen-added', key, { specimen: id, signatory: specimen.signatory });
        return toSpecimen(context, presentRow(context, id));
      }),
    of: (signatory) => {
      keyOfSignatory(context, signatory);
      const rows = database
        .sql<Row>(`${selectPresent} AND specimens.signatory = ? ORDER BY specimens.position`)
        .all(signatory);
      return rows.map((row) => toSpecimen(context, row));
    },
    get: (id) => toSpecimen(context, presentRow(context, id)),
    picture: (id, as) => openPicture(context, id, as),
    normalised: (id) => fromBytes(openPicture(context, id, 'normalised')),
    findByContent: (signatory, contentHash) => {
      const contentMark = vault.mark(keyOfSignatory(context, signatory), contentHash);
      const found = database
        .sql<{ id: string }>(
          `SELECT id FROM specimens WHERE signatory = ? AND removed_at IS NULL AND content_mark = ?
           ORDER BY position LIMIT 1`,
        )
        .get(signatory, contentMark);
      return found?.id ?? null;
    },
    remove: (id) =>
      database.transaction(() => {
        const { key } = presentRow(context, id);
        database.sql('UPDATE specimens SET removed_at = ? WHERE id = ?').run(now(), id);
        audit.append('specimen-removed', key, { specimen: id });
      }),
    restore: (id) =>
      database.transaction(() => {
        const restored = database
          .sql('UPDATE specimens SET removed_at = NULL WHERE id = ? AND removed_at IS NOT NULL')
          .run(id);
        const { key } = presentRow(context, id);
        if (restored > 0) audit.append('specimen-restored', key, { specimen: id });
      }),
  };
}

const selectPresent = `
  SELECT specimens.id, signatory, key, details
  FROM specimens JOIN signatories ON signatories.id = signatory
  WHERE specimens.removed_at IS NULL AND signatories.removed_at IS NULL`;

function presentRow({ database }: StoreContext, id: string): Row {
  const row = database.sql<Row>(`${selectPresent} AND specimens.id = ?`).get(id);
  if (row === undefined) throw notFound('specimen', id);
  return row;
}

function detailsPlace(id: string): Place {
  return { table: 'specimens', column: 'details', row: id };
}

type PictureColumn = 'scanned' | 'cleaned' | 'normalised';

function picturePlace(id: string, column: PictureColumn): Place {
  return { table: 'specimen_pictures', column, row: id };
}

function insert({ database, vault, now }: StoreContext, key: KeyId, specimen: NewSpecimen): string {
  const { signatory, fileName, signedOn, quality, concerns, duplicateOf, placement, contentHash } = specimen;
  const id = randomUUID();
  const details: Details = {
    addedAt: now(),
    fileName,
    signedOn,
    quality,
    concerns: [...concerns],
    duplicateOf,
    placement,
  };
  database
    .sql('INSERT INTO specimens (id, signatory, content_mark, details) VALUES (?, ?, ?, ?)')
    .run(id, signatory, vault.mark(key, contentHash), vault.sealRecord(key, detailsPlace(id), details));
  return id;
}

function insertPictures({ database, vault }: StoreContext, key: KeyId, id: string, specimen: NewSpecimen): void {
  const sealed = (column: PictureColumn, bytes: Uint8Array) => vault.seal(key, picturePlace(id, column), bytes);
  database
    .sql('INSERT INTO specimen_pictures (specimen, scanned, cleaned, normalised) VALUES (?, ?, ?, ?)')
    .run(
      id,
      sealed('scanned', specimen.scanned),
      sealed('cleaned', specimen.cleaned),
      sealed('normalised', toBytes(specimen.normalised)),
    );
}

function openPicture(context: StoreContext, id: string, column: PictureColumn): Uint8Array<ArrayBuffer> {
  const { key } = presentRow(context, id);
  const row = context.database
    .sql<{ sealed: Uint8Array }>(`SELECT ${column} AS sealed FROM specimen_pictures WHERE specimen = ?`)
    .get(id);
  if (row === undefined) throw notFound('specimen', id);
  return context.vault.open(key, picturePlace(id, column), row.sealed);
}

function toSpecimen({ vault }: StoreContext, { id, signatory, key, details }: Row): Specimen {
  return { id, signatory, ...vault.openRecord(key, detailsPlace(id), Details, details) };
}
