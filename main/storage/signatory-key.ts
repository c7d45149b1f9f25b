import type { KeyId } from './keyring.ts';
import { notFound } from './store-context.ts';
import type { StoreContext } from './store-context.ts';

/** The key that everything about a person is sealed with. @throws ParaphError not-found, also for a removed person */
export function keyOfSignatory({ database }: StoreContext, id: string): KeyId {
  const row = database.sql<{ key: KeyId }>('SELECT key FROM signatories WHERE id = ? AND removed_at IS NULL').get(id);
  if (row === undefined) throw notFound('signatory', id);
  return row.key;
}
