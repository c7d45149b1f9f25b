/** What became of everybody in an import, person by person, as every host tells it. */
import type { ErrorRecord } from './errors.ts';
import type { ImportedFile, ImportedPerson, PlanProblem } from './imports.ts';

/** Taken without a concern; taken, but somebody should look; not taken; nothing to do. */
export const importStates = ['enrolled', 'flagged', 'failed', 'skipped'] as const;
export type ImportState = (typeof importStates)[number];

export interface ImportRow {
  /** Where the person stands in the list or folder, from 0. */
  readonly place: number;
  readonly id: string;
  readonly name: string;
  readonly state: ImportState;
  readonly did: ImportedPerson['did'];
  readonly files: readonly ImportedFile[];
  /** Why the person was not tried at all. */
  readonly problem: PlanProblem | null;
  readonly error: ErrorRecord | null;
}

/** What a person's files make of the whole; `files` may hold more than the engine was given. */
export function importState({ signatory }: ImportedPerson, files: readonly ImportedFile[]): ImportState {
  if (signatory === null) return 'failed';
  return files.some(({ accepted, concerns }) => !accepted || concerns.length > 0) ? 'flagged' : 'enrolled';
}

export type ImportTally = Readonly<Record<ImportState, number>>;

export function tallyImport(rows: readonly ImportRow[]): ImportTally {
  const tally = { enrolled: 0, flagged: 0, failed: 0, skipped: 0 };
  for (const { state } of rows) tally[state] += 1;
  return tally;
}
