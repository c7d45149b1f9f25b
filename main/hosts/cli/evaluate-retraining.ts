/** `evaluate retraining`: what retraining on some writers brings them, and costs others. */
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import type { GroupChange, RetrainingReport } from '../../contract/retraining.ts';
import { trainingPresets } from '../../contract/training.ts';
import { dividedSets, loadWriterList } from '../../evaluation/writer-lists.ts';
import { parseWhole, parseWholes } from './page-options.ts';
import { withProgress } from './progress.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, table } from './text.ts';

interface Options {
  readonly people?: number;
  readonly seeds?: number[];
  readonly references?: number;
  readonly steps?: number;
  readonly forgeries: boolean;
  readonly keep?: string;
}

export function addRetrainingCommand(evaluation: Command, { withEngine }: Pick<Runner, 'withEngine'>): void {
  evaluation
    .command('retraining')
    .description(
      'retrain on writers’ earlier signatures as Train does, and measure their later ones, and other writers',
    )
    .argument(
      '<dirs...>',
      'folders laid out as WRITER/genuine|forged/*; of a known set its test writers are retrained on',
    )
    .option('--people <number>', 'how many writers are retrained on', parseWhole)
    .option('--seeds <numbers>', 'a run each, as in 1,2,3,4,5', parseWholes)
    .option('--references <number>', 'specimens that later signatures are compared with', parseWhole)
    .option('--steps <number>', 'how many steps', parseWhole)
    .option('--no-forgeries', 'learn from genuine signatures alone')
    .option('--keep <dir>', 'keep the models there, and take those that are there instead of training again')
    .action(withEngine(evaluate));
}

async function evaluate(session: Session, folders: string[], options: Options): Promise<Report> {
  const { people, seeds, references, forgeries } = options;
  const preset = trainingPresets.adapt;
  const record = await withProgress(session, (operation) =>
    session.call('evaluation.retraining', {
      ...{ operation, people, seeds, references, forgeries },
      sets: folders.map(chooseWriters),
      settings: { ...preset, steps: options.steps ?? preset.steps },
      keep: options.keep === undefined ? undefined : resolve(options.keep),
    }),
  );
  return { record, text: describeReport(record) };
}

/** Nobody the shipped model learnt from; whoever was chosen by (development) is measured, not retrained on. */
function chooseWriters(folder: string) {
  const directory = resolve(folder);
  const set = dividedSets.find((name) => name === basename(directory));
  if (set === undefined) return { directory };
  const { test, development } = loadWriterList(set);
  return { directory, people: test, others: development };
}

function describeReport(report: RetrainingReport): string {
  const { learnt, people, others, references, runs, settings } = report;
  const rows = [...describeGroup('these writers', people), ...describeGroup('other writers', others)];
  const gates = runs.map(({ seed, step, gate }) => [
    `seed ${seed}`,
    `best at step ${step} of ${settings.steps}`,
    gate.passed ? 'passed the gate' : `against it: ${gate.objections.join(', ')}`,
    `generated forgeries ${signed(gate.pinnedSkilled.change)}`,
  ]);
  return [
    `${report.sets.join(', ')}: ${count(people.writers, 'writer')} retrained on by ${learnt.genuine} genuine and ${learnt.forged} forged signatures; model ${report.model.slice(0, 12)}`,
    `Equal error rates in percent on later signatures, ${count(references, 'reference')}; change in points, with its 95 % interval over writers and runs.`,
    table([['', '', 'before', 'after', 'change', 'by run'], ...rows]),
    table(gates),
  ].join('\n');
}

function describeGroup(name: string, group: GroupChange): string[][] {
  return (['skilled', 'random'] as const).map((kind) => {
    const change = group[kind];
    if (change === null) return [`${name} (${group.writers})`, kind, '–', '–', '–', '–'];
    const { active, candidate, interval } = change;
    return [
      `${name} (${group.writers})`,
      kind,
      active.toFixed(2),
      candidate.toFixed(2),
      `${signed(change.change)} (${interval.map(signed).join(' to ')})`,
      change.perRun.map(signed).join(' '),
    ];
  });
}

function signed(points: number): string {
  return `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(2)}`;
}
