/** `evaluate one-shot`: n-way one-shot accuracy of a network of the lab. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { OneShotProtocol, type OneShotReport } from '../../contract/lab/one-shot-report.ts';
import { LabProfile, type OneShotResult } from '../../contract/lab/records.ts';
import { parseNumbers } from './evaluation-options.ts';
import { parseWhole } from './page-options.ts';
import { withProgress } from './progress.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, table } from './text.ts';

interface Options {
  readonly model?: string;
  readonly protocol?: OneShotProtocol;
  readonly profile?: LabProfile;
  readonly ways?: number[];
  readonly trials?: number;
  readonly seed?: number;
}

export function addOneShotCommand(evaluation: Command, { withEngine }: Pick<Runner, 'withEngine'>): void {
  evaluation
    .command('one-shot')
    .description('measure n-way one-shot accuracy on classes never seen: Omniglot, or any labelled pictures')
    .argument('<path>', 'a ZIP or a folder laid out as CLASS/picture or GROUP/CLASS/picture')
    .option(
      '--model <name>',
      'a network of the lab, or a model’s folder; the network of characters that ships without it',
    )
    .addOption(
      new Option(
        '--protocol <name>',
        'classes of all alphabets mixed, of one alphabet, Lake’s official runs, or all three',
      ).choices(OneShotProtocol.options),
    )
    .addOption(new Option('--profile <name>', 'whether pictures are ink or natural').choices(LabProfile.options))
    .option('--ways <numbers>', 'classes a trial, as in 5,20', parseNumbers)
    .option('--trials <number>', 'trials for each number of classes', parseWhole)
    .option('--seed <number>', 'of the trials', parseWhole)
    .action(withEngine(evaluate));
}

async function evaluate(session: Session, path: string, { model, ...options }: Options): Promise<Report> {
  const network = model !== undefined && existsSync(model) ? resolve(model) : model;
  const record = await withProgress(session, (operation) =>
    session.call('evaluation.oneShot', { operation, path: resolve(path), network, ...options }),
  );
  return { record, text: describeReport(record) };
}

const protocols: Readonly<Record<OneShotReport['protocol'], string>> = {
  mixed: 'classes of all alphabets mixed',
  within: 'classes of one alphabet',
  official: 'Lake’s official runs',
};

const comparisons: Readonly<Record<OneShotReport['comparedBy'], string>> = {
  'local-map': 'local maps',
  embedding: 'embeddings',
};

function describeReport(report: OneShotReport): string {
  const { results, withinAlphabets, officialRuns, skipped } = report;
  const head = `${report.set}: ${count(report.classes, 'unseen class', 'unseen classes')}; model ${report.model.slice(0, 12)}, compared by ${comparisons[report.comparedBy]}, ${report.megaflops.toFixed(0)} million operations a picture`;
  return [
    head,
    ...waysOf(protocols[report.protocol], results),
    ...waysOf(protocols.within, withinAlphabets),
    ...(officialRuns
      ? [
          `${protocols.official}: ${share(officialRuns.error)} % of ${officialRuns.tests} tests wrong (${ends(officialRuns.ci)}); by run ${officialRuns.perRun.map((error) => Math.round(100 * error)).join(' ')}`,
        ]
      : []),
    ...(skipped > 0 ? [`left out: ${count(skipped, 'picture')} that could not be read`] : []),
  ].join('\n');
}

function waysOf(protocol: string, results: readonly OneShotResult[]): string[] {
  if (results.length === 0) return [];
  const rows = results.map(({ n, accuracy, ci, trials }) => [`${n}-way`, share(accuracy), ends(ci), String(trials)]);
  return [`Percent right, ${protocol}, with 95 % intervals:`, table([['', 'right', '', 'trials'], ...rows])];
}

const share = (rate: number) => (100 * rate).toFixed(2);
const ends = ([low, high]: readonly [number, number]) => `${share(low)}–${share(high)}`;
