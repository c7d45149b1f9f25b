/** `lab train` and the networks that come of it. */
import { InvalidArgumentError, type Command } from 'commander';
import { fromErrorRecord } from '../../contract/errors.ts';
import { events } from '../../contract/events.ts';
import { type LabPreset, labPresets } from '../../contract/lab/presets.ts';
import type { LabNetwork } from '../../contract/lab/records.ts';
import { z } from '../../contract/schema.ts';
import { parseWhole } from './page-options.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, date, table } from './text.ts';
import { watchTillOver } from './watch.ts';

interface TrainOptions {
  readonly set: string;
  readonly name?: string;
  readonly preset: LabPreset;
  readonly size?: number;
  readonly steps?: number;
  readonly seed?: number;
  readonly rotations?: boolean;
}

export function addLabNetworkCommands(lab: Command, { withEngine }: Runner): void {
  lab
    .command('networks')
    .description('the lab’s networks, newest first, then the one that comes with Paraph')
    .action(
      withEngine(async (session) => {
        const networks = await session.call('lab.networks', {});
        return { record: networks, text: table(networks.map(rowOf)) };
      }),
    );
  lab
    .command('train')
    .description('have a network learn a set; `lab resume` goes on after Ctrl-C')
    .option('--set <set>', 'what to learn, as `lab sets` names it', 'generated-characters')
    .option('--name <name>', 'of the network')
    .option('--preset <preset>', `settings: ${Object.keys(labPresets).join(', ')}`, parsePreset, 'quick')
    .option('--size <number>', 'numbers of an embedding', parseWhole)
    .option('--steps <number>', 'how many steps', parseWhole)
    .option('--seed <number>', 'of everything by chance', parseWhole)
    .option('--rotations', 'quarter turns of a class are classes of their own')
    .action(withEngine(async (session, options: TrainOptions) => watched(session, await begin(session, options))));
  for (const [word, does] of turns) {
    lab
      .command(`${word} <network>`)
      .description(does)
      .action(
        withEngine(async (session, network: string) => {
          const turned = await turn(session, word, network);
          return word === 'resume' ? watched(session, turned) : told(turned);
        }),
      );
  }
  lab
    .command('remove <network>')
    .description('forget a network that does not learn just now')
    .action(
      withEngine(async (session, network: string) => ({
        record: await session.call('lab.removeNetwork', { network }),
        text: 'Forgotten.',
      })),
    );
}

const turns = [
  ['pause', 'leave a network where it is'],
  ['resume', 'go on from where it was left'],
  ['finish', 'stop learning and keep what was learnt so far'],
  ['cancel', 'stop learning for good'],
] as const;

function turn(session: Session, word: (typeof turns)[number][0], network: string): Promise<LabNetwork> {
  switch (word) {
    case 'pause':
      return session.call('lab.pause', { network });
    case 'resume':
      return session.call('lab.resume', { network });
    case 'finish':
      return session.call('lab.finish', { network });
    case 'cancel':
      return session.call('lab.cancel', { network });
  }
}

function parsePreset(text: string): LabPreset {
  if (Object.hasOwn(labPresets, text)) return text as LabPreset;
  throw new InvalidArgumentError(`One of ${Object.keys(labPresets).join(', ')} is needed.`);
}

function begin(session: Session, options: TrainOptions): Promise<LabNetwork> {
  const preset = labPresets[options.preset];
  const { set, size = preset.size, steps = preset.steps, seed = preset.seed, rotations = preset.rotations } = options;
  const name = options.name ?? `${options.preset} ${date(Date.now())}`;
  return session.call('lab.train', { name, settings: { ...preset, set, size, steps, seed, rotations } });
}

async function watched(session: Session, { id, settings }: LabNetwork): Promise<Report> {
  const ended = await watchTillOver(session, {
    standing: async () => (await session.call('lab.networks', {})).find((network) => network.id === id),
    stateOf: ({ state }) => state,
    progressIn: ({ event, record }) => {
      const news = event === 'lab' ? z.safeParse(events.lab, record) : null;
      if (!news?.success || news.data.network !== id || !news.data.point) return null;
      return { stage: 'Learning', done: news.data.point.step, total: settings.steps };
    },
  });
  if (ended.state === 'failed' && ended.failure) throw fromErrorRecord(ended.failure);
  return told(ended);
}

function told(network: LabNetwork): Report {
  const { id, state, failure, step, settings, setName, parameters } = network;
  const facts = [
    ['network', id],
    ['state', failure === null ? state : `${state}: ${failure.message}`],
    ['steps', `${step} of ${settings.steps}`],
    ['set', setName],
    ['parameters', String(parameters)],
    ...latest(network).map(({ n, learnt, unseen }) => [
      `${n}-way`,
      `learnt ${percent(learnt)}, unseen ${percent(unseen)}`,
    ]),
  ];
  if (state === 'paused') facts.push(['next', `paraph lab resume ${id}`]);
  return { record: network, text: table(facts) };
}

function rowOf(network: LabNetwork): string[] {
  const { id, name, origin, startedAt, state, step, settings, setName } = network;
  const best = latest(network).map(({ n, unseen }) => `${n}-way ${percent(unseen)}`);
  return [
    id,
    name,
    origin === 'shipped' ? 'comes with Paraph' : date(startedAt),
    state,
    `${step} of ${settings.steps} steps`,
    setName,
    count(settings.size, 'number'),
    best.join(', '),
  ];
}

/** What it reached last, at each n. */
function latest({ accuracy }: LabNetwork): LabNetwork['accuracy'] {
  const last = accuracy.at(-1)?.step;
  return accuracy.filter(({ step }) => step === last);
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
