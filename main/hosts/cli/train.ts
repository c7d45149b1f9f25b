/** `train`: a run on this workspace or on a folder, watched till its end or left to go on by itself. */
import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { InvalidArgumentError, type Command } from 'commander';
import { fromErrorRecord } from '../../contract/errors.ts';
import { events } from '../../contract/events.ts';
import { z } from '../../contract/schema.ts';
import {
  type TrainingPreset,
  trainingPresets,
  type TrainingRun,
  type TrainingSettings,
} from '../../contract/training.ts';
import { readDocument } from './documents.ts';
import { parseWhole } from './page-options.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, date, table } from './text.ts';
import { watchTillOver } from './watch.ts';

interface TrainOptions {
  readonly name?: string;
  readonly data?: string;
  readonly preset: TrainingPreset;
  readonly steps?: number;
  readonly seed?: number;
  readonly overruled?: number;
  readonly hard?: number;
  readonly material?: boolean;
  readonly list?: boolean;
  readonly pause?: string;
  readonly resume?: string;
  readonly finish?: string;
  readonly cancel?: string;
  readonly remove?: string;
}

export function addTrainCommand(program: Command, { withEngine }: Runner): void {
  program
    .command('train')
    .description('train a model on this workspace’s own signatures, or on a folder; --resume goes on after Ctrl-C')
    .option('--name <name>', 'of the model')
    .option(
      '--data <path>',
      'instead of the workspace a folder laid out as WRITER/genuine|forged/*, or characters as ALPHABET/CHARACTER/NNNN_NN.png, as a folder or a ZIP',
    )
    .option('--preset <preset>', `settings: ${Object.keys(trainingPresets).join(', ')}`, parsePreset, 'adapt')
    .option('--steps <number>', 'how many steps', parseWhole)
    .option('--seed <number>', 'of everything by chance', parseWhole)
    .option('--overruled <weight>', 'how many times as often as a specimen an overruled case is looked at', parseWeight)
    .option('--hard <weight>', 'the same for a verdict that was right but close; 0 leaves them out', parseWeight)
    .option('--material', 'how many people, and decided cases, there are to learn from')
    .option('--list', 'the runs so far')
    .option('--pause <run>', 'leave a run where it is')
    .option('--resume <run>', 'go on from where it was left')
    .option('--finish <run>', 'stop learning and judge the best so far')
    .option('--cancel <run>', 'stop it for good')
    .option('--remove <run>', 'forget a run that is over')
    .action(withEngine(act));
}

function parseWeight(text: string): number {
  const weight = Number(text);
  if (text !== '' && weight >= 0) return weight;
  throw new InvalidArgumentError('A number from 0 is needed.');
}

function parsePreset(text: string): TrainingPreset {
  if (Object.hasOwn(trainingPresets, text)) return text as TrainingPreset;
  throw new InvalidArgumentError(`One of ${Object.keys(trainingPresets).join(', ')} is needed.`);
}

async function act(session: Session, options: TrainOptions): Promise<Report> {
  const { pause, resume, finish, cancel, remove } = options;
  if (options.material) return tellMaterial(session);
  if (options.list) return listRuns(session);
  if (pause !== undefined) return told(await session.call('training.pause', { run: pause }));
  if (finish !== undefined) return told(await session.call('training.finish', { run: finish }));
  if (cancel !== undefined) return told(await session.call('training.cancel', { run: cancel }));
  if (remove !== undefined) {
    return { record: await session.call('training.remove', { run: remove }), text: 'Forgotten.' };
  }
  const run =
    resume === undefined ? await start(session, options) : await session.call('training.resume', { run: resume });
  const ended = await watch(session, run);
  if (ended.state === 'failed' && ended.failure) throw fromErrorRecord(ended.failure);
  return told(ended);
}

function start(session: Session, options: TrainOptions): Promise<TrainingRun> {
  const preset = trainingPresets[options.preset];
  const settings: TrainingSettings = {
    ...preset,
    steps: options.steps ?? preset.steps,
    seed: options.seed ?? preset.seed,
    overruledWeight: options.overruled ?? preset.overruledWeight,
    hardWeight: options.hard ?? preset.hardWeight,
  };
  const name = options.name ?? `Trained ${date(Date.now())}`;
  if (options.data === undefined) return session.call('training.start', { name, settings });
  return startOnData(session, resolve(options.data), { name, settings });
}

/** A folder is read by the engine, an archive is handed over. */
async function startOnData(
  session: Session,
  path: string,
  run: { name: string; settings: TrainingSettings },
): Promise<TrainingRun> {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  if (!isFile) return session.call('training.startOnFolder', { ...run, directory: path });
  const archive = { name: basename(path), bytes: await readDocument(path) };
  return session.call('training.startOnArchive', { ...run, archive });
}

function watch(session: Session, { id, settings }: TrainingRun): Promise<TrainingRun> {
  return watchTillOver(session, {
    standing: async () => (await session.call('training.list', {})).find((run) => run.id === id),
    stateOf: ({ state }) => state,
    progressIn: ({ event, record }) => {
      const news = event === 'training' ? z.safeParse(events.training, record) : null;
      if (!news?.success || news.data.run !== id || !news.data.point) return null;
      return { stage: 'Training', done: news.data.point.step, total: settings.steps };
    },
  });
}

function told(run: TrainingRun): Report {
  return { record: run, text: describe(run) };
}

async function tellMaterial(session: Session): Promise<Report> {
  const record = await session.call('training.material', {});
  const { confirmed, hard, overruled, settled } = record.lessons;
  const text = [
    `${record.people} with two specimens or more; a run needs ${record.needed}.`,
    `Decided cases: ${overruled} overruled, ${hard} right but close, ${confirmed} right and clear, ${settled} settled.`,
  ].join('\n');
  return { record, text };
}

async function listRuns(session: Session): Promise<Report> {
  const runs = await session.call('training.list', {});
  const rows = runs.map(({ id, name, startedAt, state, step, settings }) => [
    id,
    name,
    date(startedAt),
    state,
    `${step} of ${settings.steps} steps`,
  ]);
  return { record: runs, text: rows.length === 0 ? 'No runs yet.' : table(rows) };
}

function describe(run: TrainingRun): string {
  const last = run.heldOut.at(-1);
  const facts = [
    ['run', run.id],
    ['state', run.failure === null ? run.state : `${run.state}: ${run.failure.message}`],
    ['steps', `${run.step} of ${run.settings.steps}`],
  ];
  if (run.data) {
    const { writers, genuine, forged, heldOutWriters } = run.data;
    facts.push([
      'data',
      `${count(writers, 'writer')}, ${genuine} genuine, ${forged} forged; ${heldOutWriters} kept apart`,
    ]);
  }
  if (last) {
    const skilled = last.eerSkilled === null ? 'unknown' : `${last.eerSkilled.toFixed(1)} %`;
    facts.push(['kept apart', `EER random ${last.eerRandom.toFixed(1)} %, skilled ${skilled}`]);
  }
  if (run.model !== null) facts.push(['model', run.model], ['next', `paraph models --flips ${run.model}`]);
  if (run.state === 'paused') facts.push(['next', `paraph train --resume ${run.id}`]);
  return table(facts);
}
