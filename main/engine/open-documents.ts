import { hash, randomUUID } from 'node:crypto';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';

/** Everything opened and not yet closed may hold this much; beyond it the documents longest unused are let go. */
const capacity = 400 * 2 ** 20;

export interface OpenDocument {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the bytes, hexadecimal: says later which file a verdict was about. */
  readonly hash: string;
}

export interface OpenDocuments {
  keep(document: Omit<OpenDocument, 'hash'>): string;
  /** @throws ParaphError `not-found` after it was closed or let go */
  get(id: string): OpenDocument;
  close(id: string): void;
}

/** Documents handed over by a host, under handles: nobody beyond the engine names a path. */
export function createOpenDocuments(limit = capacity): OpenDocuments {
  const documents = new Map<string, OpenDocument>();
  let held = 0;

  function close(id: string): void {
    held -= documents.get(id)?.bytes.length ?? 0;
    documents.delete(id);
  }

  return {
    keep(document) {
      const id = randomUUID();
      documents.set(id, { ...document, hash: hash('sha256', document.bytes) });
      held += document.bytes.length;
      for (const oldest of documents.keys()) {
        if (held <= limit || oldest === id) break;
        close(oldest);
      }
      return id;
    },
    get(id) {
      const document = documents.get(id);
      if (!document) {
        throw new ParaphError('not-found', say`This document is no longer open.`, {
          nextStep: say`Open the file again.`,
        });
      }
      documents.delete(id);
      documents.set(id, document);
      return document;
    },
    close,
  };
}
