/** `demo`: made-up persons and documents to try Paraph with. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Demonstration } from '../../contract/demonstration.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, table } from './text.ts';

interface DemoOptions {
  readonly start?: boolean;
  readonly reset?: boolean;
  readonly documents?: string;
}

export function addDemoCommand(program: Command, { withEngine }: Runner): void {
  program
    .command('demo')
    .description('made-up persons and documents to try Paraph with, in an empty workspace')
    .option('--start', 'enrol the made-up persons')
    .option('--documents <dir>', 'write the made-up documents there')
    .option('--reset', 'erase everything made up')
    .action(withEngine(act));
}

async function act(session: Session, { start, reset, documents }: DemoOptions): Promise<Report> {
  if (reset === true) {
    await session.call('demonstration.reset', {});
    return { record: { reset: true }, text: 'Everything made up is erased.' };
  }
  const record =
    start === true ? await session.call('demonstration.start', {}) : await session.call('demonstration.status', {});
  if (documents === undefined) return { record, text: describe(record) };
  const files = await writeDocuments(session, record, documents);
  return { record: { ...record, files }, text: [describe(record), ...files].join('\n') };
}

async function writeDocuments(session: Session, { documents }: Demonstration, folder: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for (const { name } of documents) {
    const { bytes } = await session.call('demonstration.document', { name });
    files.push(join(folder, name));
    writeFileSync(join(folder, name), bytes);
  }
  return files;
}

function describe({ persons, documents }: Demonstration): string {
  if (persons.length === 0) return 'No made-up persons are here. Enrol them: paraph demo --start --documents DIR';
  const rows = documents.map(({ name, claims, case: about }) => [
    `  ${name}`,
    claims === null ? 'identify FILE' : `verify --id ${claims} FILE`,
    about?.word ?? '',
  ]);
  return [
    `${count(persons.length, 'made-up person', 'made-up persons')}:`,
    table(persons.map(({ id, name }) => [`  ${id}`, name])),
    table(rows),
  ].join('\n');
}
