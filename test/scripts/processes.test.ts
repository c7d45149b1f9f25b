import { expect, it } from 'vitest';
import { reasonForFailure, run } from '../../scripts/processes.mjs';

const failed = (errors: string) => reasonForFailure({ code: 1, output: '', errors });

it.each([
  ['npm error code ENOTFOUND\nnpm error A complete log of this run can be found', 'npm error code ENOTFOUND'],
  [
    'node:events:505\n\nError: getaddrinfo ENOTFOUND host\n    at f (x.js:1:1)\n\nNode.js v24',
    'Error: getaddrinfo ENOTFOUND host',
  ],
  ['a.cc: In function f:\na.cc:3:5: error: no such type\n1 error', 'a.cc:3:5: error: no such type'],
  ['nothing worth a name\nlast word', 'last word'],
  ['', 'exit code 1'],
])('finds the reason in %j', (errors, reason) => {
  expect(failed(errors)).toBe(reason);
});

it('reports a program that is not there, and one that takes too long', async () => {
  expect((await run('no-such-program-of-paraph', [])).code).toBe(127);
  const slow = await run(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { timeoutMs: 100 });
  expect(slow.code).toBeGreaterThan(128);
});
