import { randomUUID } from 'node:crypto';
import type { Embedding } from '../base/embedding.ts';
import type { NormalisedImage } from '../base/rasters.ts';
import { defaultForm } from '../contract/forms.ts';
import type { FormName } from '../contract/forms.ts';
import type { Concern, Placement, Quality, Specimen } from '../contract/records.ts';
import { storeEmbedding } from './embedding-record.ts';
import { fromBytes, toBytes } from './image-bytes.ts';
import type { KeyId } from './keyring.ts';
import { keyOfSignatory } from './signatory-key.ts';
import {
  contentMark,
  openDetails,
  openPicture,
  passSpecimen,
  sealDetails,
  sealPicture,
  storeDetails,
  toSpecimen,
} from './specimen-record.ts';
import type { Details, SpecimenRow } from './specimen-record.ts';
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
  readonly nearForm?: FormName | null | undefined;
  readonly signedOn: string | null;
  /** The full signature when left out. */
  readonly form?: FormName;
  readonly note?: string;
  readonly placement?: Placement | undefined;
  /** Now when left out. */
  readonly addedAt?: number;
  /** Null leaves the embedding to whoever needs it first. */
  readonly embedding: Embedding | null;
}

/** What is thought of a specimen beside the others of its form. */
export type Judgement = Pick<Details, 'concerns' | 'duplicateOf' | 'nearForm'>;

/** What of a specimen is to be another; the rest stays. A signatory is whose it is from now on. */
export interface SpecimenChange extends Partial<Judgement> {
  readonly specimen: string;
  readonly signatory?: string | undefined;
  readonly form?: FormName | undefined;
  readonly signedOn?: string | null | undefined;
  readonly note?: string | undefined;
  readonly belongs?: boolean | undefined;
}

/** A removed specimen, or one of a removed person, is `not-found` everywhere but in `restore`. */
export interface Specimens {
  add(specimen: NewSpecimen): Specimen;
  /** In the order they were added. */
  of(signatory: string): Specimen[];
  get(id: string): Specimen;
  /** How many persons have so many specimens or more, of whatever form. */
  peopleWith(least: number): number;
  /** A PNG. */
  picture(id: string, as: 'scanned' | 'cleaned'): Uint8Array<ArrayBuffer>;
  normalised(id: string): NormalisedImage;
  /** The first specimen of this person and form with the same content, `except` one. */
  findByContent(signatory: string, form: FormName, normalised: NormalisedImage, except?: string): string | null;
  /** All the changes or none; a specimen given to somebody else is sealed anew under that person's key. */
  change(changes: readonly SpecimenChange[]): Specimen[];
  remove(id: string): void;
  restore(id: string): void;
}

export function createSpecimens(context: StoreContext): Specimens {
  const { database, vault, audit, now } = context;

  const specimens: Specimens = {
    add: (specimen) =>
      database.transaction(() => {
        const key = keyOfSignatory(context, specimen.signatory);
        const id = insert(context, key, specimen);
        insertPictures(context, key, id, specimen);
        if (specimen.embedding) storeEmbedding(context, key, id, specimen.embedding);
        audit.append('specimen-added', key, { specimen: id, signatory: specimen.signatory });
        return toSpecimen(context, presentRow(context, id));
      }),
    of: (signatory) => presentRowsOf(context, signatory).map((row) => toSpecimen(context, row)),
    get: (id) => toSpecimen(context, presentRow(context, id)),
    peopleWith: (least) => database.sql<{ people: number }>(countPeople).get(least)?.people ?? 0,
    picture: (id, as) => openPicture(context, presentRow(context, id).key, id, as),
    normalised: (id) => fromBytes(openPicture(context, presentRow(context, id).key, id, 'normalised')),
    findByContent: (signatory, form, normalised, except = '') => {
      const mark = contentMark(vault, keyOfSignatory(context, signatory), normalised);
      const alike = database
        .sql<SpecimenRow>(
          `${selectPresent} AND signatory = ? AND content_mark = ? AND specimens.id <> ? ORDER BY specimens.position`,
        )
        .all(signatory, mark, except);
      return alike.find((row) => openDetails(vault, row).form === form)?.id ?? null;
    },
    change: (changes) => database.transaction(() => changes.map((change) => changeOne(context, change))),
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
  return specimens;
}

const selectPresent = `
  SELECT specimens.id, signatory, key, details
  FROM specimens JOIN signatories ON signatories.id = signatory
  WHERE specimens.removed_at IS NULL AND signatories.removed_at IS NULL`;

const countPeople = `
  SELECT count(*) AS people
  FROM (SELECT signatory FROM (${selectPresent}) GROUP BY signatory HAVING count(*) >= ?)`;

function presentRow({ database }: StoreContext, id: string): SpecimenRow {
  const row = database.sql<SpecimenRow>(`${selectPresent} AND specimens.id = ?`).get(id);
  if (row === undefined) throw notFound('specimen', id);
  return row;
}

function presentRowsOf(context: StoreContext, signatory: string): SpecimenRow[] {
  keyOfSignatory(context, signatory);
  return context.database
    .sql<SpecimenRow>(`${selectPresent} AND specimens.signatory = ? ORDER BY specimens.position`)
    .all(signatory);
}

function insert({ database, vault, now }: StoreContext, key: KeyId, specimen: NewSpecimen): string {
  const { signatory, fileName, signedOn, quality, concerns, duplicateOf, placement, normalised } = specimen;
  const { form = defaultForm, note = '', nearForm = null, addedAt = now() } = specimen;
  const id = randomUUID();
  const details: Details = {
    addedAt,
    fileName,
    signedOn,
    form,
    note,
    quality,
    concerns: [...concerns],
    duplicateOf,
    nearForm,
    placement,
  };
  database
    .sql('INSERT INTO specimens (id, signatory, content_mark, details) VALUES (?, ?, ?, ?)')
    .run(id, signatory, contentMark(vault, key, normalised), sealDetails(vault, key, id, details));
  return id;
}

function insertPictures({ database, vault }: StoreContext, key: KeyId, id: string, specimen: NewSpecimen): void {
  const { scanned, cleaned, normalised } = specimen;
  database
    .sql('INSERT INTO specimen_pictures (specimen, scanned, cleaned, normalised) VALUES (?, ?, ?, ?)')
    .run(
      id,
      sealPicture(vault, key, id, 'scanned', scanned),
      sealPicture(vault, key, id, 'cleaned', cleaned),
      sealPicture(vault, key, id, 'normalised', toBytes(normalised)),
    );
}

function changeOne(context: StoreContext, { specimen, signatory, ...rest }: SpecimenChange): Specimen {
  const { audit } = context;
  const row = presentRow(context, specimen);
  const changes = withoutAbsent(rest);
  if (signatory === undefined || signatory === row.signatory) {
    storeDetails(context, row.key, specimen, { ...openDetails(context.vault, row), ...changes });
    audit.append('specimen-changed', row.key, { specimen, ...changes });
  } else {
    const to = { id: signatory, key: keyOfSignatory(context, signatory) };
    passSpecimen(context, row, to, changes);
    // Names of keys say nothing about whose they are: erasing one person must not leave the other's log naming them.
    const entry = { specimen, from: row.key, to: to.key };
    audit.append('specimen-moved', row.key, entry);
    audit.append('specimen-moved', to.key, entry);
  }
  return toSpecimen(context, presentRow(context, specimen));
}

/** An absent value must not take the place of a present one. */
function withoutAbsent(changes: Omit<SpecimenChange, 'specimen' | 'signatory'>): Partial<Details> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}
