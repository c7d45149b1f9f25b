/** `evaluate verification`: error rates on a folder of labelled signatures. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { writeFileAtomically } from '../../base/atomic-file.ts';
import type { VerificationReport } from '../../contract/verification-report.ts';
import { figureOf } from '../../evaluation/report-figure.ts';
import { addIdentificationCommand } from './evaluate-identification.ts';
import { addProbeCommands } from './evaluate-probes.ts';
import { chooseWriters, otherFolder, parseNumbers } from './evaluation-options.ts';
import { addOneShotCommand } from './evaluate-one-shot.ts';
import { addReplayCommand } from './evaluate-replay.ts';
import { addRecalibrationCommand } from './evaluate-recalibration.ts';
import { parseWhole } from './page-options.ts';
import { addRetrainingCommand } from './evaluate-retraining.ts';
import { addStrangersCommand } from './evaluate-strangers.ts';
import { withProgress } from './progress.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, measured, table } from './text.ts';

interface EvaluateOptions {
  readonly references?: number[];
  readonly draws?: number;
  readonly seed?: number;
  readonly writers?: string;
  readonly calibrateOn?: string;
  readonly calibrateWriters?: string;
  readonly figure?: string;
}

export function addEvaluateCommand(program: Command, { withEngine }: Pick<Runner, 'withEngine'>): void {
  const evaluation = program.command('evaluate').description('measure how well Paraph does');
  addRetrainingCommand(evaluation, { withEngine });
  addProbeCommands(evaluation, { withEngine });
  addReplayCommand(evaluation, { withEngine });
  addStrangersCommand(evaluation, { withEngine });
  addIdentificationCommand(evaluation, { withEngine });
  addRecalibrationCommand(evaluation, { withEngine });
  addOneShotCommand(evaluation, { withEngine });
  evaluation
    .command('verification')
    .description('measure verification on a folder laid out as WRITER/genuine|forged/*')
    .argument('<dir>', 'the folder')
    .option('--references <numbers>', 'specimens per writer, as in 1,3,5,10', parseNumbers)
    .option('--draws <number>', 'draws of specimens for each writer', parseWhole)
    .option('--seed <number>', 'of the draws', parseWhole)
    .option('--writers <list>', 'training, development or test of a known set, or folder names split by commas')
    .option('--calibrate-on <dir>', 'take the thresholds from another such folder, not from the model')
    .option('--calibrate-writers <list>', 'which of its writers, in the same way')
    .option('--figure <file>', 'draw the trade-off of both errors and the reliability of likelihood ratios, as SVG')
    .action(withEngine(evaluate));
}

async function evaluate(session: Session, folder: string, options: EvaluateOptions): Promise<Report> {
  const directory = resolve(folder);
  const { references, draws, seed } = options;
  const writers = chooseWriters(directory, options.writers);
  const calibrateOn = otherFolder(options.calibrateOn, options.calibrateWriters);
  const record = await withProgress(session, (operation) =>
    session.call('evaluation.verification', { operation, directory, references, draws, seed, writers, calibrateOn }),
  );
  if (options.figure !== undefined) {
    writeFileAtomically(resolve(options.figure), new TextEncoder().encode(figureOf(record)), 0o644);
  }
  return { record, text: describeReport(record) };
}

const verdictHead = [
  'references',
  'inconclusive',
  'genuine unlike',
  'forgeries unlike',
  'genuine askew',
  'forgeries askew',
  'genuine called forged',
  'forgeries called genuine',
  'claim',
];

function describeReport(report: VerificationReport): string {
  const head = [
    'references',
    'FRR',
    'FAR random',
    'FAR skilled',
    'EER random',
    'EER skilled',
    'EER skilled per writer',
  ];
  const rows = report.results.map(({ references, ci, ...rates }) => [
    String(references),
    rate(rates.frr, ci.frr),
    rate(rates.farRandom, ci.farRandom),
    rate(rates.farSkilled, ci.farSkilled),
    rate(rates.eerRandom, ci.eerRandom),
    rate(rates.eerSkilled, ci.eerSkilled),
    rate(rates.eerSkilledPerWriter, ci.eerSkilledPerWriter),
  ]);
  const verdicts = report.results.map(({ references, verdicts, farSkilled, ci }) => [
    String(references),
    measured(verdicts.inconclusive),
    measured(verdicts.takenBackGenuine ?? null),
    measured(verdicts.takenBackSkilled ?? null),
    measured(verdicts.askewGenuine ?? null),
    measured(verdicts.askewSkilled ?? null),
    measured(verdicts.wrongGenuine),
    measured(verdicts.wrongSkilled),
    heldTo(report.policy.falseAcceptance, farSkilled, ci.farSkilled),
  ]);
  const evidence = report.results.map(({ references, evidence: { skilled, random } }) => [
    String(references),
    ...[skilled?.cllr, skilled?.cllrMin, random.cllr, random.cllrMin].map((figure) => measured(figure ?? null, 3)),
  ]);
  const { falseAcceptance, falseRejection } = report.policy;
  const baselines = Object.entries(report.baselines).flatMap(([name, results]) =>
    results.map(({ references, eerRandom, eerSkilled }) => [
      `${name} alone`,
      String(references),
      `EER random ${rate(eerRandom)}`,
      `EER skilled ${rate(eerSkilled)}`,
    ]),
  );
  return [
    `${report.set}: ${count(report.writers, 'writer')}, ${report.writersWithForgeries} with forgeries; model ${report.model.slice(0, 12)}`,
    ...(report.calibratedOn
      ? [`Thresholds from ${count(report.calibratedOn.writers, 'writer')} of ${report.calibratedOn.set}.`]
      : []),
    'Percent, with 95 % intervals over writers.',
    table([head, ...rows]),
    `Verdicts at the policy: at most ${share(falseAcceptance)} % of forgeries called genuine, at most ${share(falseRejection)} % of genuine called forged.`,
    table([verdictHead, ...verdicts]),
    'Errors are shares of what was decided; the claim is held to all forgeries, before any is taken back. Likelihood ratios, in bits; 0 tells all, 1 nothing:',
    table([['references', 'Cllr skilled', 'least possible', 'Cllr random', 'least possible'], ...evidence]),
    table(baselines),
    ...report.skipped.map(({ file, why }) => `left out: ${file}: ${why}`),
  ].join('\n');
}

function rate(percent: number | null, interval: readonly [number, number] | null = null): string {
  if (percent === null) return '–';
  const range = interval === null ? '' : ` (${interval[0].toFixed(1)}–${interval[1].toFixed(1)})`;
  return `${percent.toFixed(2)}${range}`;
}

const share = (rate: number) => (100 * rate).toFixed(1);

/** Whether the upper end of what was observed lies within what the policy claims. */
function heldTo(claim: number, observed: number | null, interval: readonly [number, number] | null): string {
  if (observed === null || interval === null) return '–';
  const upper = interval[1];
  return upper <= 100 * claim ? `held: upper end ${upper.toFixed(1)}` : `not held: upper end ${upper.toFixed(1)}`;
}
