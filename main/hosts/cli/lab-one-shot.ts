/** `lab trial`, `trials`, `rank` and `pair`: networks of the lab put to the test. */
import { Option, type Command } from 'commander';
import { ParaphError } from '../../contract/errors.ts';
import { DrawnKind } from '../../contract/lab/drawn.ts';
import {
  guideWays,
  type PairDistances,
  type PickedPicture,
  type Trial,
  TrialProtocol,
  type TrialsReport,
  type TrialTask,
} from '../../contract/lab/one-shot.ts';
import { LabPart } from '../../contract/lab/records.ts';
import { say } from '../../contract/phrase.ts';
import { parseNumbers } from './evaluation-options.ts';
import { readDocument } from './documents.ts';
import { rankedTable } from './lab-drawn.ts';
import { parseWhole, parseWholes } from './page-options.ts';
import { withProgress } from './progress.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { table } from './text.ts';

interface Tried {
  /** The one that the network learnt from without it. */
  readonly set?: string;
  readonly untrained?: boolean;
}

interface TrialOptions extends Tried {
  readonly n: number;
  readonly part: LabPart;
  readonly protocol: TrialProtocol;
  readonly seed: number;
  readonly run?: number;
  readonly test: number;
}

interface TrialsOptions extends Tried {
  readonly ways: number[];
  readonly trials: number;
  readonly protocol: TrialProtocol;
  readonly learnt?: boolean;
  readonly seed: number;
}

interface RankOptions extends Tried {
  readonly places?: number[];
  readonly kind: DrawnKind;
}

const protocolOption = () =>
  new Option('--protocol <protocol>', 'classes of the whole set, or of one alphabet')
    .choices(TrialProtocol.options)
    .default('mixed');

export function addLabOneShotCommands(lab: Command, { withEngine }: Runner): void {
  addTried(lab, 'trial', 'one n-way one-shot trial, nearest class first')
    .option('--n <number>', 'classes', parseWhole, 5)
    .addOption(
      new Option('--part <part>', 'classes never seen, or learnt from').choices(LabPart.options).default('unseen'),
    )
    .addOption(protocolOption())
    .option('--seed <number>', 'of what is drawn', parseWhole, 1)
    .option('--run <number>', 'one of Lake’s runs instead, from 1', parseWhole)
    .option('--test <number>', 'of its tests, from 1', parseWhole, 1)
    .action(withEngine(playOne));
  addTried(lab, 'trials', 'the accuracy over many trials by n, with 95 % intervals')
    .option('--ways <numbers>', 'classes, as in 5,20', parseNumbers, [...guideWays])
    .option('--trials <number>', 'of each n', parseWhole, 1_000)
    .addOption(protocolOption())
    .option('--learnt', 'on the classes learnt from as well')
    .option('--seed <number>', 'of what is drawn', parseWhole, 1)
    .action(withEngine(playMany));
  addTried(lab, 'rank', 'how far a picture lies from pictures of a set, or from classes drawn by hand')
    .argument('<file>', 'a PNG or JPEG')
    .option('--places <list>', 'pictures of the set, as `lab classes` lists them', parseWholes)
    .addOption(
      new Option('--kind <kind>', 'which classes drawn by hand, without --places')
        .choices(DrawnKind.options)
        .default('character'),
    )
    .action(withEngine(rank));
  addTried(lab, 'pair', 'how far apart two pictures lie, and where pairs of the same and of different classes do')
    .argument('[files...]', 'two pictures; none tells of the set alone')
    .option('--places <list>', 'two pictures of the set instead', parseWholes)
    .action(withEngine(comparePair));
}

function addTried(lab: Command, name: string, description: string): Command {
  return lab
    .command(name)
    .description(description)
    .argument('<network>', 'as `lab networks` lists it')
    .option('--set <set>', 'what to try it on; what it learnt from without it')
    .option('--untrained', 'as it was before it learnt anything');
}

/** @throws ParaphError `not-found` */
async function triedBy(session: Session, network: string, { set, untrained = false }: Tried) {
  const known = (await session.call('lab.networks', {})).find(({ id }) => id === network);
  const tried = set ?? known?.settings.set;
  if (tried !== undefined) return { network, untrained, set: tried };
  throw new ParaphError('not-found', say`The lab has no network with this identifier.`, { detail: network });
}

async function playOne(session: Session, network: string, options: TrialOptions): Promise<Report> {
  const { n, part, protocol, seed, run, test } = options;
  const task: TrialTask =
    run === undefined ? { kind: 'drawn', part, protocol, n, seed } : { kind: 'official', run: run - 1, test: test - 1 };
  const trial = await session.call('lab.trial', { ...(await triedBy(session, network, options)), task });
  return { record: trial, text: describeTrial(trial) };
}

function describeTrial({ classes, answer }: Trial): string {
  const ranked = classes.map((one, index) => ({ ...one, isRight: index === answer })).sort((a, b) => a.l2 - b.l2);
  return table([
    ['', 'class', 'L2', 'cosine', ''],
    ...ranked.map(({ name, group, l2, cosine, isRight }, place) => [
      String(place + 1),
      group === '' ? name : `${group}, ${name}`,
      l2.toFixed(3),
      cosine.toFixed(3),
      isRight ? 'the right one' : '',
    ]),
  ]);
}

async function playMany(session: Session, network: string, options: TrialsOptions): Promise<Report> {
  const { ways, trials, protocol, seed, learnt = false } = options;
  const parts: LabPart[] = learnt ? ['unseen', 'learnt'] : ['unseen'];
  const tried = await triedBy(session, network, options);
  const report = await withProgress(session, (operation) =>
    session.call('lab.trials', { operation, ...tried, parts, protocol, ways, trials, seed }),
  );
  return { record: report, text: describeTrials(report) };
}

const percent = (share: number, digits = 2) => `${(100 * share).toFixed(digits)} %`;

function describeTrials({ parts, protocol, officialRuns }: TrialsReport): string {
  const rows = parts.flatMap(({ part, results }) =>
    results.map(({ n, accuracy, ci: [low, high], trials }) => [
      part,
      String(n),
      percent(accuracy),
      `${percent(low)} to ${percent(high)}`,
      String(trials),
    ]),
  );
  const head = protocol === 'mixed' ? 'Mixed alphabets.' : 'Within one alphabet.';
  const official = officialRuns && [
    `Lake’s runs: error ${percent(officialRuns.error)}; ${officialRuns.perRun.map((error) => percent(error, 0)).join(', ')}`,
  ];
  return [head, table([['classes', 'n', 'accuracy', '95 % interval', 'trials'], ...rows]), ...(official ?? [])].join(
    '\n',
  );
}

async function rank(session: Session, network: string, file: string, options: RankOptions): Promise<Report> {
  const picture = await readDocument(file);
  const { places, kind, untrained = false } = options;
  if (places === undefined) {
    const ranking = await session.call('lab.rankDrawn', { network, untrained, kind, drawing: picture });
    return { record: ranking, text: await rankedTable(session, ranking.ranked, 'No classes drawn by hand yet.') };
  }
  const tried = await triedBy(session, network, options);
  const ranked = await session.call('lab.rank', { ...tried, places, probe: { picture } });
  const rows = ranked.distances
    .map(({ l2, cosine }, i) => ({ place: places[i], l2, cosine }))
    .sort((a, b) => a.l2 - b.l2)
    .map(({ place, l2, cosine }) => [String(place), l2.toFixed(3), cosine.toFixed(3)]);
  return { record: ranked, text: table([['place', 'L2', 'cosine'], ...rows]) };
}

async function comparePair(
  session: Session,
  network: string,
  files: readonly string[],
  options: Tried & { readonly places?: number[] },
): Promise<Report> {
  const tried = await triedBy(session, network, options);
  const distances = await session.call('lab.pairDistances', tried);
  const picked: PickedPicture[] = options.places
    ? options.places.map((place) => ({ place }))
    : await Promise.all(files.map(async (file) => ({ picture: await readDocument(file) })));
  if (picked.length === 0) return { record: distances, text: describeDistances(distances) };
  const [first, second, ...more] = picked;
  if (second === undefined || more.length > 0) throw new ParaphError('bad-input', say`Two pictures make a pair.`);
  const { l2, cosine } = await session.call('lab.pair', { ...tried, first, second });
  const looks = l2 <= distances.equalError.threshold ? 'looks the same' : 'looks different';
  const text = `L2 distance ${l2.toFixed(3)}, cosine distance ${cosine.toFixed(3)}: ${looks}.\n${describeDistances(distances)}`;
  return { record: { l2, cosine, ...distances }, text };
}

function describeDistances({ same, different, pairs, equalError }: PairDistances): string {
  const row = (name: string, marks: readonly number[], count: number) => [
    name,
    ...[5, 50, 95].map((percentile) => marks[percentile].toFixed(3)),
    String(count),
  ];
  return [
    table([
      ['pairs of unseen classes', '5 %', 'half', '95 %', 'pairs'],
      row('same', same, pairs.same),
      row('different', different, pairs.different),
    ]),
    `Equal error ${percent(equalError.rate)} at ${equalError.threshold.toFixed(3)}.`,
  ].join('\n');
}
