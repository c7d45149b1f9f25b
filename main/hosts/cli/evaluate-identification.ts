/** `evaluate identification`: names given rightly, wrongly and not at all, on a folder of labelled signatures. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { IdentificationReport } from '../../contract/identification-report.ts';
import { chooseWriters, parseNumbers } from './evaluation-options.ts';
import { parseWhole } from './page-options.ts';
import { withProgress } from './progress.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { measured, table } from './text.ts';

interface Options {
  readonly references?: number[];
  readonly probes?: number;
  readonly seed?: number;
  readonly writers?: string;
}

export function addIdentificationCommand(evaluate: Command, { withEngine }: Pick<Runner, 'withEngine'>): void {
  evaluate
    .command('identification')
    .description(
      'measure how often signatures are given the right name, a wrong one or none, on a folder laid out as WRITER/genuine/*',
    )
    .argument('<dir>', 'the folder')
    .option('--references <numbers>', 'specimens per writer, as in 1,3,5,10', parseNumbers)
    .option('--probes <number>', 'signatures of each writer that are asked about, at the most', parseWhole)
    .option('--seed <number>', 'of which are specimens', parseWhole)
    .option('--writers <list>', 'training, development or test of a known set, or folder names split by commas')
    .action(withEngine(evaluateIdentification));
}

async function evaluateIdentification(session: Session, folder: string, options: Options): Promise<Report> {
  const directory = resolve(folder);
  const { references, probes, seed } = options;
  const writers = chooseWriters(directory, options.writers);
  const record = await withProgress(session, (operation) =>
    session.call('evaluation.identification', { operation, directory, references, probes, seed, writers }),
  );
  return { record, text: describe(record) };
}

const head = ['specimens', 'people', 'signatures of', 'how many', 'right name', 'wrong name', 'unknown', 'taken back'];

function describe(report: IdentificationReport): string {
  const rows = report.results.flatMap(({ references, people, enrolled, strangers }) => [
    [
      ...[String(references), String(people), 'people enrolled', String(enrolled.signatures)],
      ...[enrolled.right, enrolled.wrong, enrolled.unknown, enrolled.takenBack].map((one) => measured(one)),
    ],
    [
      ...[String(references), String(people - 1), 'strangers', String(strangers.signatures), '–'],
      ...[strangers.named, strangers.unknown, strangers.takenBack].map((one) => measured(one)),
    ],
  ]);
  return [
    `${report.set}; model ${report.model.slice(0, 12)}, seed ${report.seed}; at most ${100 * report.falseIdentification} % of strangers may be given a name.`,
    'Percent, with 95 % intervals over writers; taken back is what is unlike anything the limit was measured on.',
    table([head, ...rows]),
    ...report.skipped.map(({ file, why }) => `left out: ${file}: ${why}`),
  ].join('\n');
}
