import { Policy } from '../contract/records.ts';
import type { Place } from './cipher.ts';
import type { StoreContext } from './store-context.ts';

export interface Settings {
  /** Null until one was set. */
  policy(): Policy | null;
  setPolicy(policy: Policy): void;
}

/** Sealed, so that the error rates verdicts are held to cannot be changed from outside. */
export function createSettings({ database, vault, audit }: StoreContext): Settings {
  const place: Place = { table: 'settings', column: 'value', row: 'policy' };
  return {
    policy: () => {
      const row = database.sql<{ value: Uint8Array }>("SELECT value FROM settings WHERE name = 'policy'").get();
      return row === undefined ? null : vault.openRecord(null, place, Policy, row.value);
    },
    setPolicy: (policy) =>
      database.transaction(() => {
        database
          .sql("INSERT OR REPLACE INTO settings (name, value) VALUES ('policy', ?)")
          .run(vault.sealRecord(null, place, policy));
        audit.append('policy-changed', null, { policy });
      }),
  };
}
