import { ParaphError } from '../contract/errors.ts';
import type { Audit } from './audit.ts';
import type { Database } from './database.ts';
import type { Vault } from './vault.ts';

/** What every store of a workspace works with. */
export interface StoreContext {
  readonly database: Database;
  readonly vault: Vault;
  readonly audit: Audit;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
}

/** A stretch of a list. */
export interface Page {
  readonly offset?: number;
  readonly limit?: number;
}

export const defaultLimit = 100;

export function notFound(what: 'signatory' | 'specimen' | 'case', id: string): ParaphError {
  return new ParaphError('not-found', `There is no ${what} with this identifier.`, {
    nextStep: 'It may have been removed. Look it up in the list.',
    detail: id,
  });
}
