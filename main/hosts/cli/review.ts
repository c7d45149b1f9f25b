/** `review`: what waits for a person. Decisions are taken by `cases --case ID`. */
import { Option, type Command } from 'commander';
import { ReviewReason } from '../../contract/case-query.ts';
import { caseRow } from './cases.ts';
import { addPageOptions, type PageOptions } from './page-options.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { table } from './text.ts';

interface ReviewOptions extends PageOptions {
  readonly reason?: ReviewReason[];
  readonly sort?: 'oldest' | 'newest';
}

export function addReviewCommand(program: Command, { withEngine }: Runner): void {
  addPageOptions(program.command('review'))
    .description('list the cases that wait for a person, oldest first, each with its reasons')
    .addOption(new Option('--reason <reason...>', 'only those that wait for this').choices(ReviewReason.options))
    .addOption(new Option('--sort <order>', 'which come first').choices(['oldest', 'newest']))
    .action(withEngine(review));
}

async function review(session: Session, { reason, sort, offset, limit }: ReviewOptions): Promise<Report> {
  const record = await session.call('cases.queue', { reasons: reason, sort, offset, limit });
  const counts = ReviewReason.options.filter((name) => record.counts[name] > 0);
  const head = counts.map((name) => `${name} ${record.counts[name]}`).join(', ');
  const rows = record.rows.map((item) => [...caseRow(item.case), item.reasons.join(', ')]);
  const text = rows.length === 0 ? 'Nothing waits.' : `${record.waiting} wait: ${head}\n${table(rows)}`;
  return { record, text };
}
