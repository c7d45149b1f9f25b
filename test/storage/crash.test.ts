import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { openDatabase } from '../../main/storage/database.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import type { Workspace } from '../../main/storage/workspace.ts';
import { codeOf, databaseFile, temporaryFolder } from './fixture.ts';

const kills = 24;

/** Lets the loop run until `until` settles, kills it, and tells what it had acknowledged. */
async function killedLoop(
  directory: string,
  until: (firstWord: Promise<unknown>) => Promise<unknown>,
): Promise<string[]> {
  const script = join(import.meta.dirname, 'commit-in-a-loop.ts');
  const loop = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  loop.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const ended = once(loop, 'close');
  await until(once(loop.stdout, 'data'));
  loop.kill('SIGKILL');
  await ended;
  // A line cut short by the kill acknowledges nothing.
  return said.split('\n').slice(0, -1);
}

function expectKept(workspace: Workspace, acknowledged: readonly string[]): void {
  for (const [kind, id] of acknowledged.map((line) => line.split(' '))) {
    if (kind === 'signatory') expect(workspace.signatories.get(id).name).toBe('Ada');
    if (kind === 'case') expect(workspace.cases.picture(id, 'scanned')).toHaveLength(2_000);
    if (kind === 'erased') expect(codeOf(() => workspace.signatories.restore(id))).toBe('not-found');
    if (kind === 'specimen') workspace.specimens.restore(id);
    if (kind === 'specimen') expect(workspace.specimens.picture(id, 'scanned')).toHaveLength(3_000);
  }
}

function expectWhole(directory: string): void {
  const database = openDatabase(databaseFile(directory));
  expect(database.pragma('integrity_check')).toBe('ok');
  expect(database.sql('PRAGMA foreign_key_check').all()).toEqual([]);
  database.close();
}

/** The moment at which a workspace begins to be made. */
async function begun(directory: string): Promise<void> {
  while (!existsSync(databaseFile(directory))) await delay(2);
}

describe('a process killed at any moment', () => {
  it(`loses nothing it acknowledged, ${kills} times over`, { timeout: 300_000 }, async () => {
    const random = createRandom(1);
    let directory = temporaryFolder();
    let acknowledged: string[] = [];
    const openings: number[] = [];
    for (let kill = 0; kill < kills; kill++) {
      // Every fourth time while a workspace is being made; else among the commits of one that has been killed before.
      const making = kill % 4 === 0;
      if (making) [directory, acknowledged] = [temporaryFolder(), []];
      const moment = random.between(0, 100);
      const said = await killedLoop(directory, async (firstWord) => {
        await (making ? begun(directory) : firstWord);
        await delay(moment);
      });
      acknowledged.push(...said);

      const start = performance.now();
      const workspace = openWorkspace({ directory });
      openings.push(performance.now() - start);
      expectKept(workspace, acknowledged);
      expect(workspace.audit.verify()).toMatchObject({ intact: true });
      workspace.close();
      expectWhole(directory);
    }
    expect(openings.sort((a, b) => a - b)[kills / 2]).toBeLessThan(250);
  });
});
