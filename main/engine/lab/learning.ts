/** One network from its first step to its last, through deaths of the process that has it learn. */
import { isCancellation, toErrorRecord } from '../../contract/errors.ts';
import type { LabNetwork, LabNews } from '../../contract/lab/records.ts';
import { withLabNews } from '../../contract/lab/news.ts';
import type { Answered } from '../../lab/answers/index.ts';
import type { WatchedBefore } from '../../lab/watch.ts';
import type { EngineContext } from '../context.ts';
import { hasDied, throughDeaths } from '../deaths.ts';
import type { WorkUnderWay } from '../one-under-way.ts';
import { noteLessons, noteTwice } from './begin-anew.ts';
import type { LabBench, LabWork } from './lab-bench.ts';

export interface Learning extends WorkUnderWay<LabNetwork> {
  pause(): void;
  finish(): void;
  /** Nothing more comes of it. */
  cancel(): void;
}

export interface LearningOptions {
  readonly context: EngineContext;
  readonly bench: LabBench;
  readonly checkpoint: string;
}

/** Curves are stored this often, and at every turn. */
const betweenSavesMs = 2_000;

export function learn(first: LabNetwork, { context, bench, checkpoint }: LearningOptions): Learning {
  const { workspace, emit, now, logger } = context;
  const { id, settings } = first;
  let network = first;
  let work: LabWork<Answered<'train'>> | null = null;
  let asked: 'pause' | 'finish' | null = null;
  let given: 'cancelled' | 'abandoned' | null = null;
  let isOver = false;
  let heard = (): void => undefined;
  let savedAt = now();
  /** Step that weights were last asked for at. */
  let keptStep = -1;

  function change(changes: Partial<LabNetwork>): void {
    network = { ...network, ...changes };
    savedAt = now();
    workspace.labNetworks.update(network);
    emit('changed', { kind: 'lab', id });
  }

  function hear(news: LabNews): void {
    if (given !== null) return;
    heard();
    network = { ...withLabNews(network, news), state: 'running' };
    emit('lab', news);
    if (news.watched) workspace.labNetworks.keepWatched(id, news.watched);
    if (news.snapshot) workspace.labNetworks.keepSnapshot(id, news.snapshot);
    if (news.accuracy && news.accuracy.step !== keptStep) void keepWeights(news.accuracy.step);
    if (news.accuracy || now() - savedAt > betweenSavesMs) change({});
  }

  /** What it has learnt so far, so that questions about it are answered while it learns. */
  async function keepWeights(step: number): Promise<void> {
    keptStep = step;
    try {
      const weights = await bench.askWorker('weights', { id });
      // Whoever has ended by now has kept its last weights, or wants none; the workspace may be closed.
      if (given === null && !isOver) workspace.labNetworks.keepWeights(id, weights);
    } catch (error) {
      if (!hasDied(error)) logger.warn({ err: error, network: id }, 'weights of a network that learns were lost');
    }
  }

  function trainOnce(): Promise<Answered<'train'>> {
    heard = noteTwice(() => workspace.labNetworks.learnsFrom(id, noteLessons(workspace, id, settings.set)));
    const watchedBefore = watchedSoFar(workspace, id);
    work = bench.work('train', { id, set: settings.set, settings, checkpoint, watchedBefore }, hear);
    if (asked !== null) work[asked]();
    return work.outcome;
  }

  const isGivenUp = () => given !== null;
  const tellDeath = () => logger.warn({ network: id }, 'the process that learns died; it goes on from its checkpoint');

  async function carry(): Promise<void> {
    try {
      const { weights, step, paused } = await throughDeaths(trainOnce, isGivenUp, tellDeath);
      if (given === 'abandoned') return;
      workspace.labNetworks.keepWeights(id, weights);
      change({ state: paused ? 'paused' : 'finished', step, remainingMs: null });
    } catch (error) {
      fail(error);
    } finally {
      isOver = true;
    }
  }

  function fail(error: unknown): void {
    if (given === 'abandoned') return;
    if (given === 'cancelled' || isCancellation(error)) return change({ state: 'cancelled', remainingMs: null });
    change({ ...failureOf(error, id, logger), remainingMs: null });
  }

  const ask = (what: 'pause' | 'finish') => {
    asked = what;
    work?.[what]();
  };
  const end = (how: 'cancelled' | 'abandoned') => {
    given = how;
    work?.kill();
  };
  return {
    record: () => network,
    pause: () => ask('pause'),
    finish: () => ask('finish'),
    cancel: () => end('cancelled'),
    abandon: () => end('abandoned'),
    over: carry(),
  };
}

function watchedSoFar({ labNetworks }: EngineContext['workspace'], id: string): WatchedBefore | null {
  const watched = labNetworks.watched(id);
  const last = labNetworks.snapshots(id).at(-1);
  return watched && last ? { watched, last } : null;
}

/** What was to be expected is told to whoever began it; a bug is for the log too. */
function failureOf(error: unknown, network: string, logger: EngineContext['logger']) {
  const failure = toErrorRecord(error);
  if (failure.code === 'internal') logger.warn({ err: error, network }, 'a network could not learn');
  return { state: hasDied(error) ? 'paused' : 'failed', failure } as const;
}
