/** `evaluate strangers`: how well a specimen that does not belong is told, on folders of labelled signatures. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { IntruderFigures, StrangerReport } from '../../contract/stranger-report.ts';
import { chooseWriters, parseNumbers } from './evaluation-options.ts';
import { parseWhole } from './page-options.ts';
import { withProgress } from './progress.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, measured, table } from './text.ts';

interface Options {
  readonly references?: number[];
  readonly draws?: number;
  readonly seed?: number;
  readonly writers?: string;
}

export function addStrangersCommand(evaluate: Command, { withEngine }: Pick<Runner, 'withEngine'>): void {
  evaluate
    .command('strangers')
    .description(
      "put a stranger's signature or a forgery among a writer's specimens and see whether it is told, on a folder laid out as WRITER/genuine|forged/*",
    )
    .argument('<dir>', 'the folder')
    .option('--references <numbers>', 'specimens of a set, as in 2,3,5,10', parseNumbers)
    .option('--draws <number>', 'sets of each writer', parseWhole)
    .option('--seed <number>', 'of the draws', parseWhole)
    .option('--writers <list>', 'training, development or test of a known set, or folder names split by commas')
    .action(withEngine(evaluateStrangers));
}

async function evaluateStrangers(session: Session, folder: string, options: Options): Promise<Report> {
  const directory = resolve(folder);
  const { references, draws, seed } = options;
  const writers = chooseWriters(directory, options.writers);
  const record = await withProgress(session, (operation) =>
    session.call('evaluation.strangers', { operation, directory, references, draws, seed, writers }),
  );
  return { record, text: describe(record) };
}

const head = ['specimens', 'among them', 'sets', 'flagged', 'the right one named', 'only others named'];

function describe(report: StrangerReport): string {
  const rows = report.results.flatMap(({ references, clean, stranger, forgery }) => [
    [String(references), 'nobody else’s', String(clean.sets), measured(clean.flagged), '–', '–'],
    intruder(references, 'a stranger’s', stranger),
    ...(forgery ? [intruder(references, 'a skilled forgery', forgery)] : []),
  ]);
  return [
    `${report.set}: ${count(report.writers, 'writer')}, ${count(report.draws, 'draw')} each; model ${report.model.slice(0, 12)}, seed ${report.seed}`,
    'Percent of the sets, with 95 % intervals over writers.',
    table([head, ...rows]),
    ...report.skipped.map(({ file, why }) => `left out: ${file}: ${why}`),
  ].join('\n');
}

function intruder(references: number, what: string, { sets, flagged, named, mistaken }: IntruderFigures): string[] {
  return [String(references), what, String(sets), measured(flagged), measured(named), measured(mistaken)];
}
