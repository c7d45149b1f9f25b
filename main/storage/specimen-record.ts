/** How one specimen is laid out in sealed fields, and how all of them pass from one person's key to another's. */
import type { NormalisedImage } from '../base/rasters.ts';
import { defaultForm, FormName } from '../contract/forms.ts';
import { Concern, Placement, Quality } from '../contract/records.ts';
import type { Specimen } from '../contract/records.ts';
import { Id, Instant, Text, z } from '../contract/schema.ts';
import type { Place } from './cipher.ts';
import { passLine } from './centre-line-record.ts';
import { passEmbeddings } from './embedding-record.ts';
import { contentHash, fromBytes } from './image-bytes.ts';
import type { KeyId } from './keyring.ts';
import { rememberLessons } from './lessons.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';
import type { Vault } from './vault.ts';

/** Form, note and near form came with schema 5: rows from before have none. */
const Details = z.object({
  addedAt: Instant,
  fileName: z.string(),
  signedOn: z.nullable(z.string()),
  form: z._default(FormName, defaultForm),
  note: z._default(Text, ''),
  quality: Quality,
  concerns: z.array(Concern),
  duplicateOf: z.nullable(Id),
  nearForm: z.optional(z.nullable(FormName)),
  placement: z.optional(Placement),
  belongs: z.optional(z.boolean()),
});
export type Details = z.infer<typeof Details>;

/** A person as far as sealing goes. */
export interface Holder {
  readonly id: string;
  readonly key: KeyId;
}

export interface SpecimenRow {
  readonly id: string;
  readonly signatory: string;
  readonly key: KeyId;
  readonly details: Uint8Array;
}

export const pictureColumns = ['scanned', 'cleaned', 'normalised'] as const;
export type PictureColumn = (typeof pictureColumns)[number];

function detailsPlace(id: string): Place {
  return { table: 'specimens', column: 'details', row: id };
}

/** Whether it belongs is kept where somebody said so alone: taken back, a specimen is as it was before. */
export function sealDetails(vault: Vault, key: KeyId, id: string, { belongs, ...details }: Details): Uint8Array {
  return vault.sealRecord(key, detailsPlace(id), belongs ? { ...details, belongs } : details);
}

export function openDetails(vault: Vault, { id, key, details }: Omit<SpecimenRow, 'signatory'>): Details {
  return vault.openRecord(key, detailsPlace(id), Details, details);
}

const FormAlone = z.object({ form: z._default(FormName, defaultForm) });

/** The form alone, for whoever reads many. */
export function openForm(vault: Vault, { id, key, details }: Omit<SpecimenRow, 'signatory'>): FormName {
  return vault.openRecord(key, detailsPlace(id), FormAlone, details).form;
}

export function toSpecimen({ vault }: StoreContext, row: SpecimenRow): Specimen {
  return { id: row.id, signatory: row.signatory, ...openDetails(vault, row) };
}

function picturePlace(id: string, column: PictureColumn): Place {
  return { table: 'specimen_pictures', column, row: id };
}

export function sealPicture(
  vault: Vault,
  key: KeyId,
  id: string,
  column: PictureColumn,
  plain: Uint8Array,
): Uint8Array {
  return vault.seal(key, picturePlace(id, column), plain);
}

export function openPicture(
  { database, vault }: StoreContext,
  key: KeyId,
  id: string,
  column: PictureColumn,
): Uint8Array<ArrayBuffer> {
  const row = database
    .sql<{ sealed: Uint8Array }>(`SELECT ${column} AS sealed FROM specimen_pictures WHERE specimen = ?`)
    .get(id);
  if (row === undefined) throw notFound('specimen', id);
  return vault.open(key, picturePlace(id, column), row.sealed);
}

/** Tells equal contents under one person's key, and nothing without it. */
export function contentMark(vault: Vault, key: KeyId, image: NormalisedImage): Uint8Array {
  return vault.mark(key, contentHash(image));
}

export function storeDetails({ database, vault }: StoreContext, key: KeyId, id: string, details: Details): void {
  database.sql('UPDATE specimens SET details = ? WHERE id = ?').run(sealDetails(vault, key, id, details), id);
}

/** Seals everything about a specimen anew under another person's key. Within a transaction of the caller's. */
export function passSpecimen(
  context: StoreContext,
  row: SpecimenRow,
  to: Holder,
  changes: Partial<Details> = {},
): void {
  const { database, vault } = context;
  const { id, key } = row;
  const details = { ...openDetails(vault, row), ...changes };
  const normalised = fromBytes(openPicture(context, key, id, 'normalised'));
  for (const column of pictureColumns) {
    const sealed = sealPicture(vault, to.key, id, column, openPicture(context, key, id, column));
    database.sql(`UPDATE specimen_pictures SET ${column} = ? WHERE specimen = ?`).run(sealed, id);
  }
  passEmbeddings(context, id, key, to.key);
  passLine(context, id, key, to.key);
  rememberLessons.pass(context, key, to.key);
  database
    .sql('UPDATE specimens SET signatory = ?, content_mark = ?, details = ? WHERE id = ?')
    .run(to.id, contentMark(vault, to.key, normalised), sealDetails(vault, to.key, id, details), id);
}
