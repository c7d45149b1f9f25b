/** The command as a user runs it, over the real engine: enrol, verify, identify, and their exit codes. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startEngineClient, type EngineClient } from '../../../main/hosts/engine-client.ts';
import { modelFolder } from '../../../main/hosts/locations.ts';
import { createSpawn } from '../../../main/hosts/spawn.ts';
import { writeGeneratedSet, type GeneratedWriter } from '../../synthesis/generated-set.ts';

const main = fileURLToPath(new URL('../../../main/hosts/cli/main.ts', import.meta.url));

// Each command starts a process with the whole model: a busy machine takes its time.
vi.setConfig({ testTimeout: 300_000 });

describe.skipIf(!existsSync(join(modelFolder, 'manifest.json')))('paraph', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-command-'));
  const directory = join(folder, 'workspace');
  let person: GeneratedWriter;
  let stranger: GeneratedWriter;
  let served: EngineClient | null = null;

  function paraph(...words: string[]): Promise<{ code: unknown; out: string; err: string }> {
    const parameters = [main, '--workspace', directory, ...words];
    return new Promise((resolve) => {
      execFile(process.execPath, parameters, (error, out, err) => resolve({ code: error?.code ?? 0, out, err }));
    });
  }

  beforeAll(async () => {
    const request = { directory: join(folder, 'set'), writers: 2, genuine: 7, forged: 1, seed: 11 };
    [person, stranger] = await writeGeneratedSet(request);
  });
  afterAll(async () => {
    await served?.close();
    rmSync(folder, { recursive: true });
  });

  it('enrols, verifies and identifies with an engine of its own, two at a time', async () => {
    const enrolled = await paraph('enrol', '--name', 'Person', '--id', 'person', ...person.genuine.slice(0, 5));
    expect(enrolled).toMatchObject({ code: 0, out: expect.stringContaining('5 of 5 specimens accepted') as string });
    // Only one of them can hold the workspace at a time: the other waits for its turn.
    const [genuine, foreign] = await Promise.all([
      paraph('verify', '--id', 'person', person.genuine[5]),
      paraph('verify', '--id', 'person', stranger.genuine[0]),
    ]);
    const [known, unknown] = await Promise.all([
      paraph('identify', person.genuine[6]),
      paraph('identify', stranger.genuine[1]),
    ]);
    expect([genuine.code, foreign.code, known.code, unknown.code]).toEqual([0, 1, 0, 1]);
    expect(genuine.out).toContain('Genuine: 06.png as the signature of Person (person)');
    expect(known.out).toContain('Person (person) signed 07.png');
  });

  it('says what is wrong with a file, and with 2', async () => {
    expect(await paraph('verify', '--id', 'person', main)).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/^main\.ts: .+\n {2}.+/) as string,
    });
  });

  it('joins an engine that serves the workspace already', async () => {
    served = startEngineClient({
      start: { directory, modelDirectory: modelFolder, joinable: true },
      spawn: () => createSpawn(process.execPath)('engine'),
    });
    await served.ready();
    const cases = await paraph('cases', '--json');
    expect(JSON.parse(cases.out)).toMatchObject({ total: 4 });
    const removed = await paraph('signatories', '--remove', 'person');
    expect(removed.code).toBe(0);
    expect((await served.call('signatories.list', {})).total).toBe(0);
  });
});
