import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lockHolder } from '../../main/storage/lock.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import { codeOf, open, temporaryFolder } from './fixture.ts';

/** Another process that holds the workspace until it is ended. */
async function holdElsewhere(directory: string): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'hold-workspace.ts');
  const holder = spawn(process.execPath, [script, directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  return holder;
}

describe('a workspace', () => {
  it('is opened once by one process', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory });
    expect(codeOf(() => openWorkspace({ directory }))).toBe('workspace-in-use');
    workspace.signatories.create({ name: 'Ada' });
    workspace.close();
    expect(open({ directory }).counts().signatories).toBe(1);
  });

  it('is refused while another process has it, and free once that was killed', async () => {
    const directory = temporaryFolder();
    const holder = await holdElsewhere(directory);
    expect(lockHolder(directory)?.pid).toBe(holder.pid);
    expect(() => openWorkspace({ directory })).toThrow(`process ${holder.pid}`);
    expect(codeOf(() => openWorkspace({ directory }))).toBe('workspace-in-use');

    holder.kill('SIGKILL');
    await once(holder, 'exit');
    expect(lockHolder(directory)).not.toBeNull();
    const workspace = open({ directory });
    expect(workspace.signatories.list().rows[0].name).toBe('made by the holder');
    expect(lockHolder(directory)?.pid).toBe(process.pid);
  });

  it('names the kind of program that has it', () => {
    const directory = temporaryFolder();
    open({ directory, host: 'window' });
    expect(() => openWorkspace({ directory })).toThrow(`Paraph’s window (process ${process.pid}) is using`);
  });

  it('leaves no lock file behind, and can be closed twice', () => {
    const directory = temporaryFolder();
    const workspace = open({ directory });
    workspace.close();
    workspace.close();
    expect(existsSync(join(directory, 'workspace.lock'))).toBe(false);
  });
});
