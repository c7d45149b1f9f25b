/** `explain`: the reasons for a verdict in the examiner's terms. */
import type { Command } from 'commander';
import { findingRow, englishExplanation as words, reasonsSentence } from '../../contract/explanation-words.ts';
import type { Explanation } from '../../contract/explanation.ts';
import type { Runner } from './runner.ts';
import { count, table } from './text.ts';

export function addExplainCommand(program: Command, { withEngine }: Runner): void {
  program
    .command('explain')
    .description('tell the reasons for a verdict in the examiner’s terms: slant, size, baseline, line quality')
    .requiredOption('--case <id>', 'identifier of the case')
    .action(
      withEngine(async (session, options: { case: string }) => {
        const record = await session.call('cases.explanation', { case: options.case });
        return { record: { ...record, sentence: reasonsSentence(words, record) }, text: describeExplanation(record) };
      }),
    );
}

/** The sentence, the table, and what both are not. */
export function describeExplanation(explanation: Explanation): string {
  const { head } = words;
  const rows = explanation.terms.map((finding) => findingRow(words, finding));
  return [
    reasonsSentence(words, explanation),
    table([[head.term, head.here, count(explanation.specimens, 'specimen'), head.judgement], ...rows]),
    words.note,
  ].join('\n');
}
