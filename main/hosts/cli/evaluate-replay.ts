/** `evaluate replay`: how well copies are told, on a folder of labelled signatures. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ReplayReport } from '../../contract/replay-report.ts';
import { chooseWriters } from './evaluation-options.ts';
import { parseWhole } from './page-options.ts';
import { withProgress } from './progress.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, table } from './text.ts';

interface ReplayOptions {
  readonly copied?: number;
  readonly seed?: number;
  readonly writers?: string;
}

export function addReplayCommand(evaluations: Command, { withEngine }: Pick<Runner, 'withEngine'>): void {
  evaluations
    .command('replay')
    .description('measure how copies are told, on a folder laid out as WRITER/genuine|forged/*')
    .argument('<dir>', 'the folder')
    .option(
      '--copied <number>',
      'genuine signatures of each writer that are copied, in every way; all without it',
      parseWhole,
    )
    .option('--seed <number>', 'of which are copied and how', parseWhole)
    .option('--writers <list>', 'training, development or test of a known set, or folder names split by commas')
    .action(withEngine(evaluate));
}

async function evaluate(session: Session, folder: string, options: ReplayOptions): Promise<Report> {
  const directory = resolve(folder);
  const { copied, seed } = options;
  const writers = chooseWriters(directory, options.writers);
  const record = await withProgress(session, (operation) =>
    session.call('evaluation.replay', { operation, directory, copied, seed, writers }),
  );
  return { record, text: describeReport(record) };
}

function describeReport({ genuine, skilled, ...report }: ReplayReport): string {
  const written = genuine.pairs - genuine.storedTwice;
  const rows = [
    ['signatures', 'held against', 'called copies', 'percent'],
    ...report.copies.map(({ kind, tried, flagged }) => row(`copies: ${kind}`, tried, flagged)),
    row('genuine pairs, as the set has them', genuine.pairs, genuine.flagged),
    row('genuine pairs, without pictures stored twice', written, genuine.flagged - genuine.storedTwice),
    row('genuine signature and forgery', skilled.pairs, skilled.flagged),
  ];
  return [
    `${report.set}: ${count(report.writers, 'writer')}; ${report.milliseconds.toFixed(2)} ms a comparison`,
    table(rows),
    ...report.flagged.map(
      ({ one, other, gap, overlap }) =>
        `called a copy: ${one} and ${other}, ${gap.toFixed(2)} % apart, ${Math.round(100 * overlap)} % of their ink at the same pixels`,
    ),
    ...report.skipped.map(({ file, why }) => `left out: ${file}: ${why}`),
  ].join('\n');
}

function row(name: string, tried: number, flagged: number): string[] {
  return [name, String(tried), String(flagged), tried === 0 ? '–' : ((100 * flagged) / tried).toFixed(2)];
}
