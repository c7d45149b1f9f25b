/** The real engine, in a process of its own under the shell's code, killed as the system would: nothing saved is lost. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { EventRecord } from '../../main/contract/events.ts';
import { temporaryFolder } from '../hosts/small-engine.ts';
import * as fake from './fake-electron.ts';

vi.mock('electron', () => fake);
const { startEngine } = await import('../../electron/engine-process.ts');
const { createKeyStore } = await import('../../electron/key-store.ts');
const { createSystemStore } = await import('../../electron/system-store.ts');

const checkout = fileURLToPath(new URL('../../', import.meta.url));

function start(directory = temporaryFolder()) {
  fake.app.isPackaged = false;
  fake.app.getAppPath.mockReturnValue(checkout);
  vi.stubEnv('PARAPH_LOG', 'silent');
  const states: string[] = [];
  const stops: { why: string; hasStarted: boolean }[] = [];
  const engine = startEngine(directory, createKeyStore(createSystemStore('darwin')), {
    onEvent: ({ event, record }) => void (event === 'engine' && states.push((record as EventRecord<'engine'>).state)),
    onReady: () => undefined,
    onStop: (stop) => void stops.push(stop),
  });
  onTestFinished(() => engine.close());
  return { engine, directory, states, stops };
}

/** As the system ends a process that takes too much memory. */
function kill(directory: string): void {
  const { pid } = JSON.parse(readFileSync(join(directory, 'workspace.lock'), 'utf8')) as { pid: number };
  process.kill(pid, 'SIGKILL');
}

const list = {} as const;

describe('an engine that is killed', () => {
  it('fails what is under way in a second, is back in three, and has kept what it acknowledged', async () => {
    const begun = performance.now();
    const { engine, directory, states } = start();
    await engine.call('signatories.list', list);
    // A machine that is busy takes longer to start a process at all: twice its own first start is then what counts.
    const allowed = Math.max(3_000, 2 * (performance.now() - begun));
    await engine.call('signatories.create', { id: 'before', name: 'Before' });
    const before = engine.call('runtime.doctor', {});
    before.catch(() => undefined);
    const killedAt = performance.now();
    kill(directory);
    await expect(before).rejects.toMatchObject({ code: 'engine-lost' });
    expect(performance.now() - killedAt).toBeLessThan(1_000);
    const { rows } = await engine.call('signatories.list', list);
    expect(performance.now() - killedAt).toBeLessThan(allowed);
    expect(rows.map(({ id }) => id)).toEqual(['before']);
    expect(states).toEqual(['starting', 'ready', 'restarting', 'ready']);
    expect(await engine.call('audit.verify', {})).toMatchObject({ intact: true });
  });

  it('loses no acknowledged change when it is killed amid many, and is asked about after the third time', async () => {
    const { engine, directory, stops } = start();
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round++) {
      // The line to the engine that was just killed may still look open.
      await vi.waitFor(() => engine.call('signatories.list', list), 20_000);
      const work = Array.from({ length: 40 }, (_, index) =>
        engine.call('signatories.create', { id: `${round}-${index}`, name: 'Somebody' }).then(({ id }) => {
          acknowledged.push(id);
          if (index === 9 + round) kill(directory);
        }),
      );
      await Promise.allSettled(work);
    }
    await vi.waitFor(() => expect(stops).toHaveLength(1), 10_000);
    expect(stops[0]).toMatchObject({ hasStarted: true, why: expect.stringContaining('crashed 3 times') as string });
    engine.restart();
    const { rows } = await engine.call('signatories.list', { limit: 1_000 });
    const kept = new Set(rows.map(({ id }) => id));
    expect(acknowledged.length).toBeGreaterThan(30);
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
    expect(await engine.call('audit.verify', {})).toMatchObject({ intact: true });
  });
});

describe('a workspace kept by the system’s store', () => {
  it('opens again by itself: after a crash, at the next start, and after it was opened elsewhere', async () => {
    const { engine, directory } = start();
    await engine.call('signatories.create', { id: 'ada', name: 'Ada' });
    await engine.keepKeyInStore('a long recovery passphrase');
    const status = { locked: false, keptBy: 'system-store', opensByPassphrase: true };
    expect(await engine.call('workspace.status', {})).toMatchObject(status);
    kill(directory);
    await expect(
      engine.call('signatories.list', list).catch(() => engine.call('signatories.list', list)),
    ).resolves.toMatchObject({ total: 1 });
    const other = temporaryFolder();
    await engine.switchTo(other);
    expect(await engine.call('workspace.status', {})).toMatchObject({ keptBy: 'key-file', signatories: 0 });
    await engine.switchTo(directory);
    expect(await engine.call('workspace.status', {})).toMatchObject(status);
  });

  it('stays locked under another account, opens by its second passphrase, and takes a new place in the store', async () => {
    const { engine, directory } = start();
    await engine.keepKeyInStore('a long recovery passphrase');
    fake.storeOfSystem.secret = 'of another account';
    kill(directory);
    await vi.waitFor(
      async () => expect(await engine.call('workspace.status', {})).toMatchObject({ locked: true }),
      10_000,
    );
    await expect(engine.call('signatories.list', list)).rejects.toMatchObject({ code: 'locked' });
    await engine.call('workspace.unlock', { passphrase: 'a long recovery passphrase' });
    await engine.keepKeyInStore(null);
    engine.restart();
    const status = { locked: false, keptBy: 'system-store', opensByPassphrase: false };
    expect(await engine.call('workspace.status', {})).toMatchObject(status);
  });

  it('leaves the store when something else keeps the key, and not before', async () => {
    const { engine, directory } = start();
    await engine.keepKeyInStore(null);
    engine.settle('workspace.protect');
    await engine.keepKeyInStore(null);
    expect(readFileSync(join(directory, 'workspace.store-key'))).toBeDefined();
    await engine.call('workspace.keepInFile', {});
    engine.settle('workspace.keepInFile');
    await vi.waitFor(() => expect(() => readFileSync(join(directory, 'workspace.store-key'))).toThrow('ENOENT'));
    engine.restart();
    expect(await engine.call('workspace.status', {})).toMatchObject({ locked: false, keptBy: 'key-file' });
  });
});

describe('a workspace that something else has open', () => {
  it('is named with who has it', async () => {
    const { directory, engine } = start();
    await engine.call('workspace.status', {});
    const second = start(directory);
    await vi.waitFor(() => expect(second.stops).toHaveLength(1), 10_000);
    expect(second.stops[0].why).toMatch(/^Paraph’s window \(process \d+\) is using this workspace\./);
    expect(second.stops[0].hasStarted).toBe(false);
  });
});
