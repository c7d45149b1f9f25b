import { readFileSync } from 'node:fs';
import { z } from '../contract/schema.ts';

const Package = z.object({ version: z.string() });

/** Paraph's version. */
export function readVersion(packageFile = new URL('../../package.json', import.meta.url)): string {
  return z.parse(Package, JSON.parse(readFileSync(packageFile, 'utf8'))).version;
}
