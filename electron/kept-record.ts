/** Small records of the window, beside Chromium's own files. Nothing about a person belongs in one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { z } from '../main/contract/schema.ts';
import { writeFileAtomically } from '../main/base/atomic-file.ts';

const fileOf = (name: string) => join(app.getPath('userData'), `${name}.json`);

/** As kept; `fallback` when nothing sound was. */
export function readRecord<S extends z.ZodMiniType>(name: string, schema: S, fallback: z.output<S>): z.output<S> {
  try {
    const kept = z.safeParse(schema, JSON.parse(readFileSync(fileOf(name), 'utf8')));
    return kept.success ? kept.data : fallback;
  } catch {
    return fallback;
  }
}

export function keepRecord(name: string, record: unknown): void {
  try {
    writeFileAtomically(fileOf(name), Buffer.from(JSON.stringify(record)));
  } catch {
    // A full disk must not keep the window from working or closing.
  }
}
