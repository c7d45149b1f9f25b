/** `jobs`: long work under way in the engine that serves the workspace. */
import type { Command } from 'commander';
import type { OperationRecord } from '../../contract/events.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { date, table } from './text.ts';

export function addJobsCommand(program: Command, { withEngine }: Runner): void {
  program
    .command('jobs')
    .description('list long work under way in a running Paraph, or stop one')
    .option('--stop <id>', 'stop the work with this identifier')
    .action(withEngine(act));
}

async function act(session: Session, { stop }: { stop?: string }): Promise<Report> {
  if (stop !== undefined) {
    await session.call('operations.cancel', { operation: stop });
    return { record: { stopped: stop }, text: `Asked to stop: ${stop}` };
  }
  const jobs = await session.call('operations.list', {});
  return { record: jobs, text: jobs.length === 0 ? 'Nothing is under way.' : table(jobs.map(jobRow)) };
}

function jobRow({ operation, call, stage, done, total, startedAt, outcome }: OperationRecord): string[] {
  const reached = total === null ? String(done) : `${done} of ${total}`;
  return [operation, call ?? '', stage, reached, `since ${date(startedAt)}`, outcome ?? 'under way'];
}
