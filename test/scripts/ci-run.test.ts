import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paraph-ci-'));
  mkdirSync(join(folder, 'clone', '.ci'), { recursive: true });
  cpSync(fileURLToPath(new URL('../../.ci/run', import.meta.url)), join(folder, 'clone', '.ci', 'run'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `.ci/run` with an `npm` that does what the script says. */
function runWith(npm: string): { code: number | null; last: string | undefined } {
  writeFileSync(join(folder, 'npm'), `#!/bin/sh\n${npm}\n`);
  chmodSync(join(folder, 'npm'), 0o755);
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH']}`, PARAPH_REQUIRED_TESTS: '' };
  const { status, stdout } = spawnSync('bash', [join(folder, 'clone', '.ci', 'run')], { env, encoding: 'utf8' });
  return { code: status, last: stdout.trim().split('\n').at(-1) };
}

describe.skipIf(process.platform === 'win32')('.ci/run', () => {
  it('ends with the line of the tests', () => {
    expect(runWith('echo "12 passed, 0 failed"')).toEqual({ code: 0, last: '12 passed, 0 failed' });
  });

  it('ends with it although npm adds words after a failure', () => {
    const outcome = runWith('echo "11 passed, 1 failed"; echo "npm error code 1"; exit 1');
    expect(outcome).toEqual({ code: 1, last: '11 passed, 1 failed' });
  });

  it('fails where no test got to run', () => {
    expect(runWith('echo "nothing"')).toEqual({ code: 1, last: '0 passed, 1 failed' });
  });

  it('requires the test on the data sets only where they lie beside the clone', () => {
    const tell = 'echo "required: $PARAPH_REQUIRED_TESTS" >&2; echo "${#PARAPH_REQUIRED_TESTS} passed, 0 failed"';
    expect(runWith(tell).last).toBe('0 passed, 0 failed');
    mkdirSync(join(folder, 'shared', 'data'), { recursive: true });
    expect(runWith(tell).last).toBe('5 passed, 0 failed');
  });
});
