/** `imports`: what was enrolled in one go, and undoing it. */
import type { Command } from 'commander';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, date, table } from './text.ts';

interface ImportsOptions {
  readonly undo?: string;
  readonly restore?: string;
}

export function addImportsCommand(program: Command, { withEngine }: Runner): void {
  program
    .command('imports')
    .description('list what was enrolled from lists and folders, and undo it')
    .option('--undo <id>', 'remove everybody and everything an import added')
    .option('--restore <id>', 'bring back what --undo removed')
    .action(withEngine(act));
}

async function act(session: Session, { undo, restore }: ImportsOptions): Promise<Report> {
  if (undo !== undefined) {
    await session.call('imports.undo', { import: undo });
    return { record: { undone: undo }, text: `Undone. Bring it back: paraph imports --restore ${undo}` };
  }
  if (restore !== undefined) {
    await session.call('imports.restore', { import: restore });
    return { record: { restored: restore }, text: 'Brought back.' };
  }
  const imports = await session.call('imports.list', {});
  const rows = imports.map(({ id, startedAt, signatories, specimens, undone }) => [
    id,
    date(startedAt),
    count(signatories, 'person', 'persons'),
    specimens > 0 ? `${count(specimens, 'specimen')} more for others` : '',
    undone ? 'undone' : '',
  ]);
  return { record: imports, text: rows.length === 0 ? 'Nothing was imported.' : table(rows) };
}
