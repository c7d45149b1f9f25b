/** The built interface, as every host serves it: its files, their types, and the policy they are shown under. */
import { readdirSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';

/** Nothing but the interface's own files and calls: no inline script, no other host, no form, no frame. */
export const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with every answer. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

export interface InterfaceFile {
  readonly file: string;
  readonly type: string;
}

/** Finds the file for a URL's path; null for every path that is not exactly one of the interface's. */
export type FindInterfaceFile = (path: string) => InterfaceFile | null;

/**
 * Lists the folder once: a path is looked up, never joined, so that none can lead out of it.
 * Throws `ParaphError` 'not-found' where the interface is not built.
 */
export function listInterfaceFiles(folder: string): FindInterfaceFile {
  const files = new Map(namesIn(folder).map((name) => [`/${name.split(sep).join('/')}`, join(folder, name)]));
  const index = files.get('/index.html');
  if (index === undefined) throw notBuilt(folder);
  files.set('/', index);
  return (path) => {
    const file = files.get(path);
    return file === undefined ? null : { file, type: types[extname(file)] ?? 'application/octet-stream' };
  };
}

/** Walked by hand: inside a packaged application's archive Node's own recursive listing is not to be relied on. */
function namesIn(folder: string, below = ''): string[] {
  try {
    return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
      const name = join(below, entry.name);
      if (entry.isDirectory()) return namesIn(folder, name);
      return entry.isFile() ? [name] : [];
    });
  } catch {
    return [];
  }
}

function notBuilt(folder: string): ParaphError {
  return new ParaphError('not-found', say`The interface has not been built.`, {
    file: folder,
    nextStep: say`Run \`npm run build\`, then start Paraph again.`,
  });
}
