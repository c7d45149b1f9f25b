import pino from 'pino';

export type Logger = pino.Logger;

/** Never in a log: names, notes, file names, pictures, keys. */
const redacted = [
  'name',
  'note',
  'fileName',
  'bytes',
  'picture',
  'passphrase',
  'key',
  '*.name',
  '*.note',
  '*.fileName',
  '*.bytes',
  '*.picture',
  '*.passphrase',
  '*.key',
];

/** Logs one line of JSON each to standard error: standard output belongs to the command line's answers. */
export function createLogger(part: string): Logger {
  const level = process.env['PARAPH_LOG'] ?? 'warn';
  return pino(
    { level, base: { part }, redact: { paths: redacted, censor: '[hidden]' } },
    pino.destination({ dest: 2, sync: true }),
  );
}
