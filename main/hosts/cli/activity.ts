/** `activity`: what was done lately. */
import { InvalidArgumentError, type Command } from 'commander';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { date, table } from './text.ts';

export function addActivityCommand(program: Command, { withEngine }: Runner): void {
  program
    .command('activity')
    .description('count the cases of the last days by verdict')
    .option('--days <number>', 'how many days', parseDays)
    .action(withEngine(show));
}

async function show(session: Session, { days }: { days?: number }): Promise<Report> {
  const record = await session.call('workspace.activity', { days });
  const rows = record.days.map(({ start, counts }) => [
    // Midday has the same date here and in UTC, midnight has not.
    date(start + 43_200_000).slice(0, 10),
    ...Object.entries(counts).map(([word, count]) => `${count} ${word}`),
  ]);
  return { record, text: table(rows) };
}

function parseDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1) throw new InvalidArgumentError('A number of days, at least 1.');
  return days;
}
