/**
 * The log of everything that was done: a hash chain, so that an entry edited, deleted or moved is found. What an entry
 * says is sealed under the key of the person or case it is about; the chain holds only the SHA-256 of the sealed text.
 * That commitment is keyed: once the key is destroyed the text is gone, nothing can be guessed from what stays in the
 * chain, and the chain still verifies.
 */
import { hash } from 'node:crypto';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import { z } from '../contract/schema.ts';
import type { Place } from './cipher.ts';
import type { Database } from './database.ts';
import type { KeyId } from './keyring.ts';
import { damaged } from './storage-error.ts';
import type { SealingKey, Vault } from './vault.ts';

export type AuditKind =
  | 'workspace-created'
  | 'workspace-protected'
  | 'policy-changed'
  | `recalibration-${'adopted' | 'taken-back'}`
  | 'backup-made'
  | 'training-started'
  | `model-${'added' | 'activated' | 'removed'}`
  | `lab-set-${'added' | 'removed'}`
  | `lab-network-${'started' | 'removed'}`
  | `lab-grid-${'started' | 'removed'}`
  | `signatory-${'created' | 'changed' | 'removed' | 'restored' | 'merged' | 'unmerged' | 'exported' | 'erased'}`
  | `specimen-${'added' | 'changed' | 'moved' | 'removed' | 'restored' | 'purged'}`
  | `case-${'recorded' | 'disposed' | 'sent-on' | 'withdrawn' | 'corrected' | 'removed' | 'restored' | 'purged'}`;

const Details = z.record(z.string(), z.unknown());
type Details = z.infer<typeof Details>;

export interface AuditEntry {
  readonly sequence: number;
  readonly at: number;
  readonly kind: string;
  /** Null once what the entry is about was erased. */
  readonly details: Details | null;
}

export interface Audit {
  /**
   * Appends an entry; call it inside the transaction of the change it records.
   * @param subject  the key of what it is about, null for the workspace itself
   * @param sealWith another key for the details, where they must outlive the subject's
   */
  append(kind: AuditKind, subject: KeyId | null, details: Details, sealWith?: SealingKey): void;
  /** Checks every entry, and that the last one is the last that was written. 100,000 entries take under a second. */
  verify(): { entries: number; intact: boolean; firstBroken: number | null };
  /** Newest first. */
  list(page: { offset: number; limit: number }): { total: number; rows: AuditEntry[] };
}

interface Link {
  readonly sequence: number;
  readonly at: number;
  readonly kind: string;
  readonly subject: KeyId | null;
  /** SHA-256 of the sealed details. */
  readonly commitment: string;
}
interface StoredLink extends Link {
  readonly hash: string;
  /** Null where they were erased. */
  readonly sealed: Uint8Array | null;
  /** 1 where the details are missing although the key of what they are about still exists. */
  readonly lost: 0 | 1;
}
/** How far the chain goes: number of entries and hash of the last. */
const Head = z.object({ entries: z.int(), hash: z.string() });
type Head = z.infer<typeof Head>;

const beforeTheFirst = '0'.repeat(64);

export function createAudit(database: Database, vault: Vault, now: () => number): Audit {
  return {
    append: (kind, subject, details, sealWith = subject) => {
      // Not the last row: an entry cut off from outside would be forgotten with the next one written.
      const previous = readHead(database, vault) ?? beginning(database);
      const sequence = previous.entries + 1;
      const sealed = vault.sealRecord(sealWith, detailsPlace(sequence), details);
      const link: Link = { sequence, at: now(), kind, subject, commitment: sha256(sealed) };
      const head: Head = { entries: sequence, hash: hashLink(previous.hash, link) };
      insertLink(database, link, head.hash);
      database
        .sql('INSERT INTO audit_details (sequence, key, sealed) VALUES (?, ?, ?)')
        .run(sequence, sealWith, sealed);
      database
        .sql('INSERT OR REPLACE INTO audit_head (id, sealed) VALUES (1, ?)')
        .run(vault.sealRecord(null, headPlace, head));
    },
    verify: () => {
      const { head, firstBroken } = walkChain(database);
      const broken = firstBroken ?? firstMissing(head, readHeadIfIntact(database, vault));
      return { entries: head.entries, intact: broken === null, firstBroken: broken };
    },
    list: ({ offset, limit }) => ({ total: countEntries(database), rows: entries(database, vault, offset, limit) }),
  };
}

function countEntries(database: Database): number {
  return database.sql<{ entries: number }>('SELECT count(*) AS entries FROM audit').get()?.entries ?? 0;
}

function beginning(database: Database): Head {
  if (countEntries(database) === 0) return { entries: 0, hash: beforeTheFirst };
  throw damaged(say`The end of the log was removed.`, { file: database.file });
}

function insertLink(database: Database, { sequence, at, kind, subject, commitment }: Link, ownHash: string): void {
  database
    .sql('INSERT INTO audit (sequence, at, kind, subject, commitment, hash) VALUES (?, ?, ?, ?, ?, ?)')
    .run(sequence, at, kind, subject, commitment, ownHash);
}

/** SHA-256, in hexadecimal, of what an entry consists of and the hash before it. No part can hold a line break. */
function hashLink(previous: string, { sequence, at, kind, subject, commitment }: Link): string {
  return sha256([previous, sequence, at, kind, subject ?? '', commitment].join('\n'));
}

/** Hexadecimal: Node makes it three times as fast as a buffer. */
function sha256(content: Uint8Array | string): string {
  return hash('sha256', content, 'hex');
}

/** Follows the chain to its end, noting the first entry that does not fit. */
function walkChain(database: Database): { head: Head; firstBroken: number | null } {
  let head: Head = { entries: 0, hash: beforeTheFirst };
  let firstBroken: number | null = null;
  for (const link of storedLinks(database)) {
    const expected = head.entries + 1;
    if (!(link.sequence === expected && fits(link, head.hash))) firstBroken ??= expected;
    head = { entries: expected, hash: link.hash };
  }
  return { head, firstBroken };
}

/** A thousand at a time: a row at a time takes longer, all at once too much memory. */
function* storedLinks(database: Database): Iterable<StoredLink> {
  const select = database.sql<StoredLink>(
    `SELECT audit.sequence, at, kind, subject, commitment, hash, sealed,
            sealed IS NULL AND EXISTS (SELECT 1 FROM keys WHERE id = subject) AS lost
     FROM audit LEFT JOIN audit_details USING (sequence)
     WHERE audit.sequence > ? ORDER BY audit.sequence LIMIT 1000`,
  );
  for (let last = -Infinity, links = select.all(last); links.length > 0; links = select.all(last)) {
    yield* links;
    last = links[links.length - 1].sequence;
  }
}

function fits(link: StoredLink, previous: string): boolean {
  return hashLink(previous, link) === link.hash && keepsItsWord(link);
}

/** Details may only be missing together with the key of what they were about. */
function keepsItsWord({ sealed, commitment, subject, lost }: StoredLink): boolean {
  if (sealed === null) return subject !== null && lost === 0;
  return sha256(sealed) === commitment;
}

/** Null when the chain ends where the sealed head says. */
function firstMissing(head: Head, written: Head | null): number | null {
  if (written === null) return 1;
  if (head.entries !== written.entries) return Math.min(head.entries, written.entries) + 1;
  return head.hash === written.hash ? null : 1;
}

const headPlace: Place = { table: 'audit_head', column: 'sealed', row: '1' };

/** Sealed, so that only the holder of the workspace key can move it; null when there is none. */
function readHead(database: Database, vault: Vault): Head | null {
  const row = database.sql<{ sealed: Uint8Array }>('SELECT sealed FROM audit_head').get();
  return row === undefined ? null : vault.openRecord(null, headPlace, Head, row.sealed);
}

function readHeadIfIntact(database: Database, vault: Vault): Head | null {
  try {
    return readHead(database, vault);
  } catch (error) {
    if (error instanceof ParaphError && error.code === 'damaged-workspace') return null;
    throw error;
  }
}

function detailsPlace(sequence: number): Place {
  return { table: 'audit_details', column: 'sealed', row: String(sequence) };
}

function entries(database: Database, vault: Vault, offset: number, limit: number): AuditEntry[] {
  const rows = database
    .sql<{ sequence: number; at: number; kind: string; key: SealingKey; sealed: Uint8Array | null }>(
      `SELECT audit.sequence, at, kind, key, sealed FROM audit LEFT JOIN audit_details USING (sequence)
       ORDER BY audit.sequence DESC LIMIT ? OFFSET ?`,
    )
    .all(limit, offset);
  return rows.map(({ sequence, at, kind, key, sealed }) => ({
    sequence,
    at,
    kind,
    details: sealed && vault.openRecord(key, detailsPlace(sequence), Details, sealed),
  }));
}
