/** Retrains on part of a labelled set as a workspace would, several times, and measures what came of it. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { writeFileAtomically } from '../base/atomic-file.ts';
import { throwIfCancelled } from '../base/cancellation.ts';
import { createRandom, type Random } from '../base/random.ts';
import type { Request } from '../contract/api.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { RetrainingReport } from '../contract/retraining.ts';
import { z } from '../contract/schema.ts';
import type { Embedded, EmbeddedWriter } from '../evaluation/embedded-set.ts';
import { readLabelledFolder, selectWriters } from '../evaluation/labelled-folder.ts';
import { type Embedder, loadEmbedder } from '../model/embedder.ts';
import { embedWriters } from '../training/embed-writers.ts';
import { changeOfGroup, divideByTime, scoreLater } from '../training/retraining-trials.ts';
import { TrainOutcome, type TrainRequest } from '../training/trainer-api.ts';
import type { TrainingSet } from '../training/trainer.ts';
import type { EngineContext } from './context.ts';
import type { Report } from './operations.ts';
import { startTrainer } from './trainer-client.ts';
import { prepareFiles } from './training-folders.ts';
import { createGatherer, type Input, plain } from './training-pictures.ts';

type RetrainingRequest = Request<'evaluation.retraining'>;
type Finished = Extract<TrainOutcome, { paused: false }>;

/** With fewer genuine signatures there are not enough, earlier or later. */
const fewestGenuine = 12;

/**
 * Measures with the active model as the one to begin with; nothing of it enters the workspace.
 *
 * @throws ParaphError `not-found` and `bad-input` for a folder; `refused` for too few writers, or a run that collapses; `cancelled`
 */
export function evaluateRetraining(
  context: EngineContext,
  request: RetrainingRequest,
  signal: AbortSignal,
): Promise<RetrainingReport> {
  const work = async (signal: AbortSignal, report: Report) => {
    const folder = request.keep ?? mkdtempSync(join(tmpdir(), 'paraph-retraining-'));
    await mkdir(folder, { recursive: true });
    try {
      return await measure({ context, request, signal, report, folder });
    } finally {
      if (request.keep === undefined) rmSync(folder, { recursive: true });
    }
  };
  return context.operations.run(request.operation, signal, work, 'evaluation.retraining');
}

interface Experiment {
  readonly context: EngineContext;
  readonly request: RetrainingRequest;
  readonly signal: AbortSignal;
  readonly report: Report;
  /** Where models are made. */
  readonly folder: string;
}

async function measure(experiment: Experiment): Promise<RetrainingReport> {
  const { context, request, signal } = experiment;
  const { embedder } = await context.model.ready();
  const groups = await readGroups(experiment, embedder.input);
  const learning = earlierOf(groups, request.forgeries);
  const before = await scoreBoth(experiment, groups, embedder, embedder);
  const runs: { seed: number; outcome: Finished; scores: ScoredGroups }[] = [];
  for (const [index, seed] of request.seeds.entries()) {
    throwIfCancelled(signal);
    const tell = (step: number) =>
      experiment.report(
        'Retraining',
        index * request.settings.steps + step,
        request.seeds.length * request.settings.steps,
      );
    const { directory, outcome } = await retrain(experiment, learning, seed, embedder.key, tell);
    const candidate = await loadEmbedder(directory);
    try {
      runs.push({ seed, outcome, scores: await scoreBoth(experiment, groups, candidate, embedder) });
    } finally {
      candidate.dispose();
    }
  }
  const change = (group: keyof ScoredGroups) =>
    changeOfGroup(
      before[group],
      runs.map(({ scores }) => scores[group]),
      createRandom(1),
    );
  const count = (kind: 'genuine' | 'forged') => learning.writers.reduce((sum, writer) => sum + writer[kind].length, 0);
  return {
    sets: request.sets.map(({ directory }) => basename(directory)),
    model: embedder.key,
    settings: request.settings,
    references: request.references,
    learnt: { genuine: count('genuine'), forged: count('forged') },
    people: change('people'),
    others: change('others'),
    runs: runs.map(({ seed, outcome: { step, gate } }) => ({ seed, step, gate })),
  };
}

interface Groups {
  readonly set: TrainingSet;
  /** Indices of writers of the set. */
  readonly people: readonly number[];
  readonly others: readonly number[];
}

/** Draws who is in the workspace from everybody who may be: by chance, the same at each call. */
async function readGroups({ context, request, signal, report }: Experiment, input: Input): Promise<Groups> {
  const gather = createGatherer(input);
  const able: number[] = [];
  let writers = 0;
  for (const { directory, people, others } of request.sets) {
    const whole = await readLabelledFolder(directory, signal);
    const folder = people && others ? selectWriters(whole, [...people, ...others]) : whole;
    for (const { name, genuine, forged } of folder.writers) {
      report('Reading signatures', writers, null);
      const isMeant = people === undefined || people.includes(name);
      const pictures = await prepareFiles(context, genuine, input, signal);
      const forgeries = await prepareFiles(context, forged, input, signal);
      if (pictures.length < fewestGenuine || forgeries.length < 2) continue;
      if (!gather.add(pictures.map(plain), forgeries.map(plain))) continue;
      if (isMeant) able.push(writers);
      writers += 1;
    }
  }
  const people = draw(able, request.people, createRandom(1));
  const others = Array.from({ length: writers }, (_, writer) => writer).filter((writer) => !people.includes(writer));
  return { set: gather.set(), people, others };
}

function draw(able: readonly number[], count: number, random: Random): number[] {
  if (able.length >= count) return random.sample(able, count).sort((a, b) => a - b);
  throw new ParaphError(
    'refused',
    say`The folders hold ${able.length} writers with ${fewestGenuine} genuine signatures and forgeries; needed: ${count}.`,
    { nextStep: say`Name more folders, or ask for fewer people.` },
  );
}

/** What the workspace would have learnt from: earlier signatures of its people alone. */
function earlierOf({ set, people }: Groups, forgeries: boolean): TrainingSet {
  const writers = people.map((writer) => {
    const { earlier } = divideByTime(set.writers[writer]);
    return { genuine: [...earlier.genuine], forged: forgeries ? [...earlier.forged] : [] };
  });
  return { ...set, writers };
}

interface ScoredGroups {
  readonly people: ReturnType<typeof scoreLater>;
  readonly others: ReturnType<typeof scoreLater>;
}

/** @param base whose calibration stands in for one that a candidate lacks */
async function scoreBoth(
  { request, signal, report }: Experiment,
  { set, people, others }: Groups,
  embedder: Embedder,
  base: Embedder,
): Promise<ScoredGroups> {
  const spread = embedder.calibration ?? base.calibration;
  if (spread === null) throw new ParaphError('refused', say`The model has no calibration.`);
  const score = async (writers: readonly number[]) => {
    report('Comparing', 0, null);
    const embedded: EmbeddedWriter<Embedded>[] = await embedWriters(set, writers, embedder, signal);
    return scoreLater(embedded, request.references, spread);
  };
  return { people: await score(people), others: await score(others) };
}

/** Trains in a process of its own, or takes what an earlier call of the same kind left in the folder. */
async function retrain(
  experiment: Experiment,
  set: TrainingSet,
  seed: number,
  model: string,
  tell: (step: number) => void,
): Promise<{ directory: string; outcome: Finished }> {
  const { request, folder } = experiment;
  const settings = { ...request.settings, seed };
  const hash = createHash('sha256')
    .update(set.coverage)
    .update(JSON.stringify([set.writers, settings, model]));
  const directory = join(folder, `seed-${seed}-${hash.digest('hex').slice(0, 16)}`);
  const note = `${directory}.json`;
  if (existsSync(note))
    return { directory, outcome: z.parse(TrainOutcome, JSON.parse(readFileSync(note, 'utf8'))) as Finished };
  const outcome = await train(experiment, { set, settings, directory }, tell);
  writeFileAtomically(note, new TextEncoder().encode(JSON.stringify(outcome)));
  return { directory, outcome };
}

async function train(
  { context, signal }: Experiment,
  { set, settings, directory }: { set: TrainingSet; settings: TrainRequest['settings']; directory: string },
  tell: (step: number) => void,
): Promise<Finished> {
  const trainer = startTrainer(
    context.spawn,
    {
      run: basename(directory),
      name: 'Retrained to be measured',
      settings,
      set,
      lessons: { confirmed: 0, hard: 0, overruled: 0, settled: 0 },
      population: `${set.writers.length} writers`,
      activeDirectory: context.model.directory(),
      candidateDirectory: directory,
      checkpoint: `${directory}.checkpoint`,
    },
    ({ point }) => point && tell(point.step),
  );
  const stop = () => trainer.kill();
  signal.addEventListener('abort', stop);
  try {
    const outcome = await trainer.outcome;
    if (outcome.paused) throw new ParaphError('internal', say`The trainer paused though nobody asked it to.`);
    return outcome;
  } catch (error) {
    throwIfCancelled(signal);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
