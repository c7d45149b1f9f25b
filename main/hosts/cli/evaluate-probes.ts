/** `evaluate explanation`, `robustness` and `adversarial`: what is measured beside error rates. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { writeFileAtomically } from '../../base/atomic-file.ts';
import { englishExplanation } from '../../contract/explanation-words.ts';
import type {
  AdversarialReport,
  ExplanationReport,
  PairedTest,
  RobustnessReport,
  Share,
} from '../../contract/evaluations.ts';
import { chooseWriters, parseNumbers } from './evaluation-options.ts';
import { parseWhole } from './page-options.ts';
import { withProgress } from './progress.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count } from './text.ts';

interface ProbeOptions {
  readonly seed?: number;
  readonly writers?: string;
  readonly out?: string;
}

export function addProbeCommands(evaluate: Command, { withEngine }: Pick<Runner, 'withEngine'>): void {
  addProbe(
    evaluate,
    'explanation',
    'test the maps of what sets two signatures apart and what holds them together, and the examiner’s terms',
  )
    .option('--pairs <number>', 'questioned signatures with a specimen each', parseWhole)
    .action(
      withEngine((session, dirs: string[], options: ProbeOptions & { pairs?: number }) =>
        eachFolder(
          session,
          dirs,
          options,
          (common) => session.call('evaluation.explanation', { ...common, pairs: options.pairs }),
          describeExplanation,
        ),
      ),
    );
  addProbe(
    evaluate,
    'robustness',
    'measure how distance and verdict move with resolution, rotation, noise and the like',
  )
    .option('--references <number>', 'specimens per writer', parseWhole)
    .option('--probes <number>', 'genuine signatures and forgeries of each writer', parseWhole)
    .action(
      withEngine((session, dirs: string[], options: ProbeOptions & { references?: number; probes?: number }) => {
        const { references, probes } = options;
        return eachFolder(
          session,
          dirs,
          options,
          (common) => session.call('evaluation.robustness', { ...common, references, probes }),
          describeRobustness,
        );
      }),
    );
  addProbe(evaluate, 'adversarial', 'attack the network with its own gradient, and see what survives as a file')
    .option('--references <number>', 'specimens per writer', parseWhole)
    .option('--probes <number>', 'forgeries of each writer', parseWhole)
    .option('--steps <number>', 'of each attack', parseWhole)
    .option('--budgets <numbers>', 'how far a pixel may be changed, of 255, as in 8,32,128', parseNumbers)
    .action(
      withEngine(
        (
          session,
          dirs: string[],
          options: ProbeOptions & { references?: number; probes?: number; steps?: number; budgets?: number[] },
        ) => {
          const { references, probes, steps, budgets } = options;
          return eachFolder(
            session,
            dirs,
            options,
            (common) => session.call('evaluation.adversarial', { ...common, references, probes, steps, budgets }),
            describeAdversarial,
          );
        },
      ),
    );
}

function addProbe(evaluate: Command, name: string, description: string): Command {
  return evaluate
    .command(name)
    .description(`${description}, on folders laid out as WRITER/genuine|forged/*`)
    .argument('<dirs...>', 'the folders')
    .option('--seed <number>', 'of everything drawn', parseWhole)
    .option('--writers <list>', 'training, development or test of a known set, or folder names split by commas')
    .option('--out <file>', 'write the tables to this Markdown file');
}

interface Common {
  readonly operation: string;
  readonly directory: string;
  readonly seed: number | undefined;
  readonly writers: string[] | undefined;
}

/** One folder after the other; their tables under one another. */
async function eachFolder<R extends Pick<RobustnessReport, 'skipped'>>(
  session: Session,
  folders: readonly string[],
  { seed, writers, out }: ProbeOptions,
  measure: (common: Common) => Promise<R>,
  describe: (report: R) => string,
): Promise<Report> {
  const reports: R[] = [];
  for (const folder of folders) {
    const directory = resolve(folder);
    const chosen = chooseWriters(directory, writers);
    const work = (operation: string) => measure({ operation, directory, seed, writers: chosen });
    reports.push(await withProgress(session, work));
  }
  const text = reports.map((report) => [describe(report), ...leftOut(report)].join('\n')).join('\n\n');
  if (out !== undefined) writeFileAtomically(resolve(out), new TextEncoder().encode(`${text}\n`));
  return { record: reports.length === 1 ? reports[0] : { reports }, text };
}

const leftOut = ({ skipped }: Pick<RobustnessReport, 'skipped'>) =>
  skipped.length === 0 ? [] : ['', ...skipped.map(({ file, why }) => `left out: ${file}: ${why}`)];

/** A table of Markdown, which is a table for the eye, too. */
function markdownTable([head, ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column].length)));
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i])).join(' | ')} |`;
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...rows.map(line)].join('\n');
}

const headOf = ({ set, writers, model, seed }: Pick<RobustnessReport, 'set' | 'writers' | 'model' | 'seed'>) =>
  `${set}: ${count(writers, 'writer')}; model ${model.slice(0, 12)}, seed ${seed}`;

function describeExplanation(report: ExplanationReport): string {
  const { pairs, removed, change, lowers, holds, moves } = report;
  const terms = report.terms.map(({ term, deviation, auc }) => [
    englishExplanation.terms[term].name,
    deviation === null ? '–' : deviation.toFixed(3),
    auc === null ? '–' : auc.toFixed(2),
  ]);
  return [
    `${headOf(report)}; ${count(pairs, 'pair')}, ${100 * removed} % of the ink removed.`,
    '',
    `Distance after removing the ink that sets them apart most ${signed(change.highest)}, that holds them together most ${signed(change.held)}, random ink ${signed(change.random)}.`,
    `Random ink leaves them further apart than what sets them apart: ${describeTest(lowers)}.`,
    `What holds them together moves the distance further than random ink: ${describeTest(holds)}.`,
    `What sets them apart moves it further, whichever way: ${describeTest(moves)}.`,
    '',
    markdownTable([['term', 'deviation within a hand', 'AUC of skilled forgeries'], ...terms]),
  ].join('\n');
}

function describeTest({ greater, less, signTest, wilcoxon }: PairedTest): string {
  return `in ${greater} of ${count(greater + less, 'pair')} (sign test p ${probability(signTest)}, Wilcoxon p ${probability(wilcoxon)})`;
}

const probability = (p: number) => (p < 1e-4 ? '< 0.0001' : `= ${p.toFixed(4)}`);
const signed = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;
const percent = (share: number) => (100 * share).toFixed(1);
/** In percent, with its interval; a dash where there was nothing to count. */
const shareText = ({ count: some, of, ci }: Share) =>
  of === 0 ? '–' : `${percent(some / of)} (${percent(ci[0])}–${percent(ci[1])})`;

function describeRobustness(report: RobustnessReport): string {
  const rows = report.variants.map(
    ({ variant, harmless, moved, changed, genuineToForged, forgedToGenuine, flagged }) => [
      variant,
      harmless ? 'yes' : 'no',
      moved === null ? '–' : moved.toFixed(3),
      ...[changed, genuineToForged, forgedToGenuine, flagged].map(shareText),
    ],
  );
  return [
    `${headOf(report)}; ${count(report.references, 'reference')}, ${count(report.genuine, 'genuine signature')} and ${count(report.forged, 'forgery', 'forgeries')} as they are against the same varied. Shares in percent, with 95 % intervals.`,
    '',
    markdownTable([
      ['change', 'harmless', 'mean move', 'verdicts changed', 'genuine → forged', 'forged → genuine', 'flagged'],
      ...rows,
    ]),
    '',
    `Signatures called genuine that some harmless change made “forged”: ${report.carried.count} of ${report.carried.of} (95 %: ${report.carried.ci.map(percent).join('–')} %).`,
    ...report.carriedBy.map(({ file, variant }) => `carried: ${file}, ${variant}`),
  ].join('\n');
}

function describeAdversarial(report: AdversarialReport): string {
  const rows = report.attacks.map((attack) => [
    `${attack.budget}${attack.nearInk ? ', near ink' : ''}`,
    ...[attack.onInput, attack.asGrey, attack.asInk, attack.madeForInk, attack.unknownReferences].map(({ genuine }) =>
      shareText(genuine),
    ),
  ]);
  return [
    `${headOf(report)}; ${count(report.references, 'reference')}, ${count(report.forgeries, 'skilled forgery', 'skilled forgeries')} that did not pass, ${report.steps} steps. Percent that pass afterwards, with 95 % intervals.`,
    '',
    markdownTable([
      [
        'budget of 255',
        'network input',
        'grey file',
        'black and white file',
        'such a file, made for it',
        'input, other specimens known',
      ],
      ...rows,
    ]),
  ].join('\n');
}
