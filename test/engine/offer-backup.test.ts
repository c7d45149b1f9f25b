import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ParaphError } from '../../main/contract/errors.ts';
import { say } from '../../main/contract/phrase.ts';
import { offeringBackup } from '../../main/engine/offer-backup.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import { databaseFile, temporaryFolder } from '../storage/fixture.ts';

/** A workspace whose file is damaged in the middle. */
function damagedWorkspace(withBackup: boolean): string {
  const directory = temporaryFolder();
  const workspace = openWorkspace({ directory, now: () => Date.UTC(2026, 0, 2, 3, 4) });
  for (let i = 0; i < 20; i++) workspace.signatories.create({ name: `Person ${i}` });
  if (withBackup) workspace.backups.create(null);
  workspace.close();
  const bytes = readFileSync(databaseFile(directory));
  bytes.fill(0, bytes.length >> 2, bytes.length >> 1);
  writeFileSync(databaseFile(directory), bytes);
  return directory;
}

function errorOf(directory: string): ParaphError {
  try {
    offeringBackup(directory, () => openWorkspace({ directory }));
  } catch (error) {
    if (error instanceof ParaphError) return error;
    throw error;
  }
  throw new Error('it opened');
}

describe('a workspace that is damaged when it is opened', () => {
  it('is told with its newest good backup, and how to return to it', () => {
    const { code, nextStep, file } = errorOf(damagedWorkspace(true));
    expect(code).toBe('damaged-workspace');
    expect(file).toContain('workspace.sqlite');
    expect(nextStep).toContain('2026-01-02 03:04 UTC');
    expect(nextStep).toContain('paraph restore --newest');
  });

  it('is told without an offer where there is none, and other errors as they are', () => {
    expect(errorOf(damagedWorkspace(false)).nextStep).not.toContain('--newest');
    const refused = new ParaphError('refused', say`This cannot be done.`);
    expect(() =>
      offeringBackup('/nowhere', () => {
        throw refused;
      }),
    ).toThrow(refused);
  });
});
