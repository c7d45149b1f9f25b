/** What set-up tells: one line at a time, on standard error, so that a command's own output stays clean. */

/** @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** A failure that a person can do something about: the message names the cause, `nextStep` what to do. */
export class SetUpError extends Error {
  /**
   * @param {string} message
   * @param {string} nextStep
   * @param {{ cause?: unknown }} [more]
   */
  constructor(message, nextStep, more = {}) {
    super(message, more);
    this.name = 'SetUpError';
    this.nextStep = nextStep;
  }
}

/** @param {unknown} error */
export function sayError(error) {
  if (error instanceof SetUpError) {
    say(`\nSet-up stopped: ${error.message}`);
    say(`What to do: ${error.nextStep}`);
  } else {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** The innermost reason: network errors hide it in `cause`. @param {unknown} error @returns {string} */
export function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
}

/** Decimal units, as download pages and disk makers count. @param {number} bytes */
export function formatBytes(bytes) {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 1e6) return `${Math.round(bytes / 1e6)} MB`;
  return `${Math.ceil(bytes / 1e3)} kB`;
}

/**
 * Tells how far a long step has come: in place on a terminal, otherwise a line at each quarter.
 * @param {string} label
 * @param {{ isTTY?: boolean, write(text: string): unknown }} [out]
 * @returns {(done: number, total: number) => void} in bytes
 */
export function createProgress(label, out = process.stderr) {
  let told = 0;
  return (done, total) => {
    const step = Math.floor((done / total) * (out.isTTY ? 100 : 4));
    if (step === told) return;
    told = step;
    const line = `${label}: ${formatBytes(done)} of ${formatBytes(total)}`;
    if (out.isTTY) out.write(`\r${line} ${done >= total ? '\n' : ''}`);
    else out.write(`${line}\n`);
  };
}
