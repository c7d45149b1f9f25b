/** What Paraph's processes print, passed on without TensorFlow's chatter. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/**
 * TensorFlow's notices ("oneDNN custom operations are on", which CPU instructions it uses) and the line that introduces
 * them. It prints some of them before it reads TF_CPP_MIN_LOG_LEVEL, on some processors only.
 */
const chatter =
  /^(WARNING: All log messages before absl::InitializeLog\(\) is called|I\d{4} \d\d?[\d:.]+ +\d+ \S+:\d+\] )/;

/** Whether a line says nothing to the person at the screen. Warnings and errors always pass. */
export function isChatter(line: string): boolean {
  return chatter.test(line);
}

/** Copies `from` to `to` line by line, chatter left out. */
export function passOn(from: Readable, to: Writable): void {
  createInterface({ input: from, crlfDelay: Infinity }).on('line', (line) => {
    if (!isChatter(line)) to.write(`${line}\n`);
  });
}
