/** `evaluate recalibration`: whether decided cases mend a policy on material unlike the calibration's. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { RecalibrationReport } from '../../contract/evaluations.ts';
import { chooseWriters, otherFolder, parseNumbers } from './evaluation-options.ts';
import { parseWhole } from './page-options.ts';
import { withProgress } from './progress.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, measured, table } from './text.ts';

interface Options {
  readonly calibrateOn: string;
  readonly calibrateWriters?: string;
  readonly writers?: string;
  readonly references?: number;
  readonly cases?: number[];
  readonly settled?: number;
  readonly repeats?: number;
  readonly seed?: number;
  readonly overruled?: number;
  readonly hard?: number;
}

export function addRecalibrationCommand(evaluate: Command, { withEngine }: Pick<Runner, 'withEngine'>): void {
  evaluate
    .command('recalibration')
    .description('calibrate on one set, decide cases of half the writers of another, and measure on its other half')
    .argument('<dir>', 'the folder that cases are decided and measured on, laid out as WRITER/genuine|forged/*')
    .requiredOption('--calibrate-on <dir>', 'another such folder, for the thresholds before any case')
    .option('--calibrate-writers <list>', 'training, development or test of a known set, or folder names')
    .option('--writers <list>', 'the same for the first folder')
    .option('--references <number>', 'specimens per writer', parseWhole)
    .option('--cases <numbers>', 'how many decided cases, as in 30,60,120', parseNumbers)
    .option(
      '--settled <share>',
      'how often an inconclusive case is settled where another would be decided, 0 to 1',
      Number,
    )
    .option('--repeats <number>', 'how often writers, specimens and cases are drawn', parseWhole)
    .option('--seed <number>', 'of the draws', parseWhole)
    .option('--overruled <times>', 'how many times as much an overruled verdict counts', Number)
    .option('--hard <times>', 'the same for one that was right, but near a threshold, or left open and settled', Number)
    .action(withEngine(evaluateRecalibration));
}

async function evaluateRecalibration(session: Session, folder: string, options: Options): Promise<Report> {
  const directory = resolve(folder);
  const calibrateOn = otherFolder(options.calibrateOn, options.calibrateWriters) ?? { directory: options.calibrateOn };
  const { references, cases, settled, repeats, seed, overruled = 1, hard = 1 } = options;
  const record = await withProgress(session, (operation) =>
    session.call('evaluation.recalibration', {
      operation,
      directory,
      calibrateOn,
      references,
      cases,
      settled,
      repeats,
      seed,
      weights: { overruled, hard },
      writers: chooseWriters(directory, options.writers),
    }),
  );
  return { record, text: describe(record) };
}

function describe(report: RecalibrationReport): string {
  const claim = 100 * report.policy.falseAcceptance;
  const rows = report.rows.map((row) => [
    row.cases === 0 ? 'none' : row.decided.toFixed(0),
    row.settled.toFixed(0),
    row.people.toFixed(1),
    measured(row.farSkilled),
    measured(row.frr),
    measured(row.inconclusiveGenuine),
    measured(row.inconclusiveSkilled),
    row.cllr.toFixed(3),
    row.largestRatio.toFixed(0),
    `${row.farSkilled.ci[1] <= claim ? 'held' : 'not held'}: upper end ${row.farSkilled.ci[1].toFixed(1)}`,
  ]);
  const head = [
    'cases',
    'settled',
    'people',
    'FAR skilled',
    'FRR',
    'genuine open',
    'forgeries open',
    'Cllr',
    'ratio ≤',
    'claim',
  ];
  return [
    `${report.set}: ${count(report.writers, 'writer')}, half of them with cases, in ${count(report.repeats, 'draw')}; ${count(report.references, 'specimen')} each; model ${report.model.slice(0, 12)}`,
    `Thresholds from ${count(report.calibratedOn.writers, 'writer')} of ${report.calibratedOn.set}, at most ${claim.toFixed(1)} % of forgeries called genuine; percent on the other half by the thresholds alone, with 95 % intervals over writers. ${settledLine(report)}`,
    table([head, ...rows]),
  ].join('\n');
}

const settledLine = ({ settled }: RecalibrationReport) =>
  settled === 0
    ? 'Inconclusive cases were passed over.'
    : `Of inconclusive cases ${(100 * settled).toFixed(0)} % were settled.`;
