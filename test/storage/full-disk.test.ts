import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createRandom } from '../../main/base/random.ts';
import { openWorkspace } from '../../main/storage/workspace.ts';
import type { Workspace } from '../../main/storage/workspace.ts';
import { codeOf } from './fixture.ts';
import { newSpecimen, randomBytes } from './records.ts';

/** A disk of 2 MiB, where the user may make one; null elsewhere. */
function mountSmallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

function resize(size: string): void {
  execFileSync('mount', ['-o', `remount,size=${size}`, disk ?? ''], { stdio: 'ignore' });
}

const disk = mountSmallDisk();
afterAll(() => {
  if (disk === null) return;
  execFileSync('umount', [disk]);
  rmSync(disk, { recursive: true });
});

const random = createRandom(1);

/** Adds specimens of 100 KB until no more fit. @returns how many were acknowledged, and what the next one met with */
function fillUp(workspace: Workspace, signatory: string): { added: number; code: string } {
  for (let added = 0; added < 100; added++) {
    const counted = workspace.counts().specimens;
    const code = attempt(() =>
      workspace.specimens.add(newSpecimen(random, signatory, { scanned: randomBytes(random, 100_000) })),
    );
    if (code !== null) return { added, code };
    expect(workspace.counts().specimens).toBe(counted + 1);
  }
  return { added: 100, code: 'none' };
}

/** Null when it ends well. */
function attempt(work: () => unknown): string | null {
  let done = false;
  try {
    return codeOf(() => {
      work();
      done = true;
    });
  } catch (error) {
    if (done) return null;
    throw error;
  }
}

describe.skipIf(disk === null)('a full disk', () => {
  const directory = join(disk ?? '', 'workspace');

  it('is told of, loses nothing that was there, and leaves a workspace that answers', () => {
    const workspace = openWorkspace({ directory });
    const { id } = workspace.signatories.create({ name: 'Ada' });
    const { added, code } = fillUp(workspace, id);
    expect(code).toBe('storage-full');
    expect(added).toBeGreaterThan(3);

    const specimens = workspace.specimens.of(id);
    expect(specimens).toHaveLength(added);
    for (const specimen of specimens) expect(workspace.specimens.picture(specimen.id, 'scanned')).toHaveLength(100_000);
    expect(workspace.audit.verify()).toMatchObject({ entries: added + 2, intact: true });
    workspace.close();
  });

  it('can still be read, and takes more once there is room again', () => {
    let workspace = openWorkspace({ directory });
    const [{ id, specimens }] = workspace.signatories.list().rows;
    expect(workspace.specimens.of(id)).toHaveLength(specimens);
    expect(fillUp(workspace, id)).toEqual({ added: 0, code: 'storage-full' });
    workspace.close();

    resize('6m');
    workspace = openWorkspace({ directory });
    workspace.specimens.add(newSpecimen(random, id));
    expect(workspace.signatories.get(id).specimens).toBe(specimens + 1);
    workspace.close();
  });

  it('makes no half workspace', () => {
    const stuffing = join(disk ?? '', 'stuffing');
    const other = join(disk ?? '', 'other');
    mkdirSync(other);
    expect(() => execFileSync('dd', ['if=/dev/zero', `of=${stuffing}`, 'bs=4k'], { stdio: 'ignore' })).toThrow();
    expect(codeOf(() => openWorkspace({ directory: other }))).toBe('storage-full');
    rmSync(stuffing);
    const workspace = openWorkspace({ directory: other });
    expect(workspace.audit.verify()).toEqual({ entries: 1, intact: true, firstBroken: null });
    workspace.close();
  });
});
