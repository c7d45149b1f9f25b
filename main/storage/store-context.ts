import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
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

const missing = {
  signatory: say`There is no person with this identifier.`,
  specimen: say`There is no specimen with this identifier.`,
  case: say`There is no case with this identifier.`,
  model: say`There is no model with this key.`,
  run: say`There is no training run with this identifier.`,
  drawnClass: say`There is no drawn class with this identifier.`,
  drawing: say`There is no drawing with this identifier.`,
  set: say`There is no set of pictures with this identifier.`,
  network: say`There is no network with this identifier.`,
  grid: say`There is no grid with this identifier.`,
} as const;

export function notFound(what: keyof typeof missing, id: string): ParaphError {
  return new ParaphError('not-found', missing[what], {
    nextStep: say`It may have been removed. Look it up in the list.`,
    detail: id,
  });
}
