/** One training run from its data to its candidate, through deaths of the trainer's process. */
import { type ErrorRecord, isCancellation, toErrorRecord } from '../contract/errors.ts';
import type { TrainingNews, TrainingRun } from '../contract/training.ts';
import { withNews } from '../contract/training-news.ts';
import { throwIfCancelled } from '../base/cancellation.ts';
import { describeModel } from '../model/describe.ts';
import type { TrainOutcome } from '../training/trainer-api.ts';
import type { EngineContext } from './context.ts';
import { hasDied, throughDeaths } from './deaths.ts';
import { historyOf, type ModelRegistry } from './model-registry.ts';
import { tallyLessons } from './decided-cases.ts';
import type { WorkUnderWay } from './one-under-way.ts';
import type { TrainingFiles } from './training-files.ts';
import { startTrainer, type TrainerProcess, type TrainerRequest } from './trainer-client.ts';
import { dataOfWorkspace, type TrainingData } from './training-data.ts';
import { dataOfArchive, dataOfFolder } from './training-folders.ts';

export interface RunUnderWay extends WorkUnderWay<TrainingRun> {
  pause(): void;
  finish(): void;
  /** Nothing comes of it; its files go. */
  cancel(): void;
}

export interface RunOptions {
  readonly context: EngineContext;
  readonly registry: ModelRegistry;
  readonly files: TrainingFiles;
}

/** Curves are stored this often, and at every turn of a run. */
const betweenSavesMs = 2_000;

export function carryOut(first: TrainingRun, { context, registry, files }: RunOptions): RunUnderWay {
  const { workspace, emit, now, logger } = context;
  const { id } = first;
  const stop = new AbortController();
  let run = first;
  let trainer: TrainerProcess | null = null;
  let asked: 'pause' | 'finish' | null = null;
  let savedAt = now();
  let abandoned = false;

  function change(changes: Partial<TrainingRun>): void {
    run = { ...run, ...changes };
    savedAt = now();
    workspace.trainingRuns.update(run);
    emit('changed', { kind: 'training', id });
  }

  function hear(news: TrainingNews): void {
    run = withNews(run, news);
    emit('training', news);
    if (news.heldOut || news.data || now() - savedAt > betweenSavesMs) change({});
  }

  function trainOnce(data: TrainingData): Promise<TrainOutcome> {
    trainer = startTrainer(context.spawn, requestOf(run, data, registry, files), hear);
    if (asked !== null) trainer[asked]();
    return trainer.outcome;
  }

  const train = (data: TrainingData) =>
    throughDeaths(
      () => trainOnce(data),
      () => abandoned || stop.signal.aborted,
      () => logger.warn({ run: id }, 'the trainer died; it goes on from its checkpoint'),
    );

  function settle(outcome: TrainOutcome): void {
    if (outcome.paused) return change({ state: 'paused', remainingMs: null });
    register(run, outcome, registry, files);
    files.forget(id);
    change({ state: 'finished', model: outcome.key, remainingMs: null, step: outcome.step });
    emit('changed', { kind: 'models', id: outcome.key });
  }

  function fail(error: unknown): void {
    if (abandoned) return;
    if (stop.signal.aborted || isCancellation(error)) {
      files.forget(id);
      return change({ state: 'cancelled', remainingMs: null });
    }
    const failure = recordFailure(error, id, logger);
    const state = hasDied(error) ? 'paused' : 'failed';
    if (state === 'failed') files.forget(id);
    change({ state, failure, remainingMs: null });
  }

  async function carry(): Promise<void> {
    try {
      const data = await gather(context, run, stop.signal);
      change({ state: 'running' });
      settle(await train(data));
    } catch (error) {
      fail(error);
    }
  }

  const ask = (what: 'pause' | 'finish') => {
    asked = what;
    trainer?.[what]();
  };
  const end = () => {
    stop.abort();
    trainer?.kill();
  };
  return {
    record: () => run,
    pause: () => ask('pause'),
    finish: () => ask('finish'),
    cancel: end,
    abandon: () => {
      abandoned = true;
      end();
    },
    over: carry(),
  };
}

/** What was to be expected is told to whoever began the run; a bug is for the log too. */
function recordFailure(error: unknown, run: string, logger: EngineContext['logger']): ErrorRecord {
  const failure = toErrorRecord(error);
  if (failure.code === 'internal') logger.warn({ err: error, run }, 'a training run failed');
  return failure;
}

function requestOf(
  { id: run, name, settings, parent }: TrainingRun,
  { set, lessons, population }: TrainingData,
  registry: ModelRegistry,
  files: TrainingFiles,
): TrainerRequest {
  return {
    run,
    name,
    settings,
    set,
    lessons: tallyLessons(lessons),
    population,
    // A run that is resumed goes on from the model it began with, whichever has been promoted since.
    activeDirectory: parent === null ? registry.activeDirectory() : registry.directoryOf(parent),
    candidateDirectory: files.candidateOf(run),
    checkpoint: files.checkpointOf(run),
  };
}

/** Puts the candidate where models lie, and into the registry. */
function register(
  trained: TrainingRun,
  { key, gate, step }: Extract<TrainOutcome, { paused: false }>,
  registry: ModelRegistry,
  files: TrainingFiles,
): void {
  const { id: run, name, parent } = trained;
  const directory = registry.directoryOf(key);
  files.settle(run, directory);
  const { description, network, weights } = describeModel(directory);
  const history = historyOf({ ...trained, step });
  const [parameters, weightsHash] = [network.parameters, weights.sha256];
  registry.add({ key, name, description, origin: 'trained', parent, run, parameters, weightsHash, gate, history });
}

/**
 * What to learn from, as it is now; whose signatures and which decided cases are in it is kept with the run.
 *
 * @throws ParaphError `cancelled`, also where the signal came too late to stop the reading
 */
async function gather(context: EngineContext, run: TrainingRun, signal: AbortSignal): Promise<TrainingData> {
  const data = await dataOf(context, run, signal);
  throwIfCancelled(signal);
  context.workspace.trainingRuns.learnsFrom(run.id, data.signatories, data.lessons);
  return data;
}

async function dataOf(
  context: EngineContext,
  { id, source, settings }: TrainingRun,
  signal: AbortSignal,
): Promise<TrainingData> {
  const { input } = (await context.model.ready()).embedder;
  switch (source.kind) {
    case 'workspace':
      return dataOfWorkspace(context, input, settings, signal);
    case 'folder':
      return dataOfFolder(context, source.directory, input, signal);
    case 'archive': {
      const bytes = context.workspace.trainingRuns.archiveOf(id);
      return dataOfArchive(context, { name: source.name, bytes }, input, signal);
    }
  }
}
