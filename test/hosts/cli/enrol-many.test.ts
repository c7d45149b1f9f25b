/** Enrolling many and trying with made-up persons, by the command as a user runs it, over the real engine. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { modelFolder } from '../../../main/hosts/locations.ts';
import { writeGeneratedSet } from '../../synthesis/generated-set.ts';

const main = fileURLToPath(new URL('../../../main/hosts/cli/main.ts', import.meta.url));

// Each command starts a process with the whole model: a busy machine takes its time.
vi.setConfig({ testTimeout: 300_000 });

describe.skipIf(!existsSync(join(modelFolder, 'manifest.json')))('paraph', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paraph-many-'));
  const set = join(folder, 'set');
  const list = join(folder, 'people.csv');

  function paraph(workspace: string, ...words: string[]): Promise<{ code: unknown; out: string }> {
    const parameters = [main, '--workspace', join(folder, workspace), ...words];
    return new Promise((resolve) => {
      execFile(process.execPath, parameters, (error, out) => resolve({ code: error?.code ?? 0, out }));
    });
  }

  beforeAll(async () => {
    const writers = await writeGeneratedSet({ directory: set, writers: 3, genuine: 2, forged: 0, seed: 41 });
    const lines = writers.map(({ folder: id, name, genuine }) => {
      return `${id},${name},${genuine.map((file) => relative(folder, file)).join(';')}`;
    });
    writeFileSync(list, `id,name,files\n${lines.join('\n')}\n,,lost.png\n9,Nobody There,missing.png\n`);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('enrols everybody in a list, tells what was wrong and writes a report; the second time there is nothing to do', async () => {
    const report = join(folder, 'report.csv');
    const first = await paraph('listed', 'enrol', '--csv', list, '--report', report);
    expect(first.code).toBe(2);
    expect(first.out).toContain('3 persons enrolled, 2 not enrolled.');
    expect(first.out).toContain('line 5, lost.png: names nobody');
    expect(first.out).toMatch(/Nobody There \(9\)\n +missing\.png: The file cannot be read\./);
    expect(readFileSync(report, 'utf8')).toContain('9,Nobody There,failed,missing.png,The file cannot be read.');

    const again = await paraph('listed', 'enrol', '--csv', list);
    expect(again.out).toContain('3 were complete already');

    const id = /imports --undo (\S+)/.exec(first.out)?.[1] ?? '';
    expect((await paraph('listed', 'imports')).out).toContain(`${id}  `);
    await paraph('listed', 'imports', '--undo', id);
    expect((await paraph('listed', 'signatories')).out).toBe('Nobody is enrolled.\n');
    await paraph('listed', 'imports', '--restore', id);
    const back = JSON.parse((await paraph('listed', '--json', 'signatories')).out) as { total: number };
    expect(back.total).toBe(3);
  });

  it('enrols everybody who has a folder', async () => {
    const { code, out } = await paraph('folders', '--json', 'enrol', '--folder', set);
    expect(code).toBe(0);
    const { rows } = JSON.parse(out) as { rows: { id: string; state: string; files: unknown[] }[] };
    expect(rows.map(({ id, state, files }) => [id, state, files.length])).toEqual([
      ['001', 'enrolled', 2],
      ['002', 'enrolled', 2],
      ['003', 'enrolled', 2],
    ]);
  });

  it('says what is missing when nothing, or too much, is named', async () => {
    expect((await paraph('folders', 'enrol')).code).toBe(2);
    expect((await paraph('folders', 'enrol', '--csv', list, '--folder', set)).code).toBe(2);
  });

  it('tries itself with made-up persons, and forgets them', async () => {
    const documents = join(folder, 'documents');
    const started = await paraph('demo', 'demo', '--start', '--documents', documents);
    expect(started.out).toContain('3 made-up persons');
    expect(started.out).toMatch(/made-up-1 +.+ \(made up\)/);
    expect(readFileSync(join(documents, 'made-up-letter.png')).subarray(1, 4).toString()).toBe('PNG');
    expect((await paraph('demo', 'demo', '--reset')).code).toBe(0);
    expect((await paraph('demo', 'demo')).out).toContain('No made-up persons are here');
  });
});
