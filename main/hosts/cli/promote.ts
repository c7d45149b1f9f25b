/** `promote` and `rollback`: which model answers. */
import type { Command } from 'commander';
import type { ModelRecord } from '../../contract/training.ts';
import { withProgress } from './progress.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';

export function addPromoteCommands(program: Command, { withEngine }: Runner): void {
  program
    .command('promote')
    .description('embed every specimen with a model, then let it answer')
    .argument('<key>', 'of the model, or its first letters')
    .option('--insist', 'also when it did worse than the one that answers')
    .action(withEngine(promote));
  program.command('rollback').description('let the model answer that answered before').action(withEngine(rollBack));
}

async function promote(session: Session, key: string, { insist = false }: { insist?: boolean }): Promise<Report> {
  const model = await findModel(session, key);
  return answering(
    await withProgress(session, (operation) => session.call('models.promote', { model: model.key, insist, operation })),
  );
}

async function rollBack(session: Session): Promise<Report> {
  return answering(await withProgress(session, (operation) => session.call('models.rollBack', { operation })));
}

function answering(record: ModelRecord): Report {
  return { record, text: `${record.name} (${record.key.slice(0, 12)}) answers now.` };
}

/** The model whose key begins with these letters; the letters themselves where none or several do, for the engine to judge. */
export async function findModel(session: Session, beginning: string): Promise<{ readonly key: string }> {
  const { rows } = await session.call('models.list', {});
  const fitting = rows.filter(({ key }) => key.startsWith(beginning));
  return fitting.length === 1 ? fitting[0] : { key: beginning };
}
