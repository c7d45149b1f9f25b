/** Running other programs. */
import { spawn } from 'node:child_process';
import { say } from './report.mjs';

/**
 * @typedef {object} Finished
 * @property {number} code exit code; 127 where the program could not be started, 128 + n where signal n ended it
 * @property {string} output standard output
 * @property {string} errors standard error
 */

/**
 * Runs a program to its end and keeps what it prints. Never throws: a program that cannot be started ends with 127.
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, timeoutMs?: number, shell?: boolean }} [options]
 *   `show` passes what it prints on to the person as well
 * @returns {Promise<Finished>}
 */
export function run(program, parameters, { cwd, env, show = false, timeoutMs, shell = false } = {}) {
  return new Promise((done) => {
    const child = spawn(program, parameters, {
      cwd,
      env,
      shell,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: timeoutMs,
      windowsHide: true,
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (show) process.stderr.write(chunk);
    });
    child.stderr.on('data', (chunk) => {
      errors += chunk;
      if (show) process.stderr.write(chunk);
    });
    child.on('error', (error) => done({ code: 127, output, errors: error.message }));
    child.on('close', (code, signal) => done({ code: exitCode(code, signal), output, errors }));
  });
}

/**
 * Runs a program in this one's place: it has the terminal, gets the signals, and its exit code is returned.
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function runInForeground(program, parameters, options = {}) {
  return new Promise((done) => {
    const child = spawn(program, parameters, { ...options, stdio: 'inherit' });
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => {
      // A terminal's Ctrl-C reaches the whole group by itself: wait for the child instead of telling it twice.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    };
    for (const signal of signals) process.on(signal, pass);
    /** @param {number} code */
    const finish = (code) => {
      for (const signal of signals) process.off(signal, pass);
      done(code);
    };
    child.on('error', (error) => {
      say(`${program} could not be started: ${error.message}`);
      finish(127);
    });
    child.on('close', (code, signal) => finish(exitCode(code, signal)));
  });
}

/** As shells count. @param {number | null} code @param {NodeJS.Signals | null} signal */
function exitCode(code, signal) {
  const numbers = /** @type {Record<string, number>} */ ({ SIGHUP: 1, SIGINT: 2, SIGILL: 4, SIGKILL: 9, SIGTERM: 15 });
  return code ?? 128 + (numbers[signal ?? ''] ?? 1);
}

/** Names an error: a code such as ENOTFOUND, or the word before a colon. */
const errorLine = /\bE[A-Z]{4,}\b|[Ee]rror: |ERROR: /;

/**
 * Why a program failed, in a line: the first that names an error, else the last it printed.
 * @param {Finished} finished
 */
export function reasonForFailure({ code, output, errors }) {
  const lines = `${errors.trim() || output.trim() || `exit code ${code}`}`.split('\n').map((line) => line.trim());
  return lines.find((line) => errorLine.test(line)) ?? lines.at(-1) ?? '';
}
