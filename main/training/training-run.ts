/** A whole run: train, measure on writers kept apart, find thresholds, hold the candidate against the active model. */
import { createHash } from 'node:crypto';
import { preprocessingVersion } from '../base/preprocessing.ts';
import type {
  DataSummary,
  GateReport,
  HeldOutPoint,
  LessonTally,
  RunStage,
  TrainingPoint,
  TrainingSettings,
  TripletShown,
} from '../contract/training.ts';
import { createEmbedder, type Embedder } from '../model/embedder.ts';
import { type TowerSpec, twoMapSpec } from '../model/networks/spec.ts';
import { type Model, readModel, writeModel } from '../model/weights.ts';
import type { Whitening } from '../model/whitening.ts';
import type { LearntTriplet } from './hardest-triplet.ts';
import { keepBest } from './best-so-far.ts';
import { embedWriters } from './embed-writers.ts';
import { findThresholds } from './find-thresholds.ts';
import { judgeCandidate, type PairedWriters } from './gate.ts';
import { measureHeldOut } from './held-out.ts';
import type { DecisionModel } from './losses/decision.ts';
import { generatePinnedSet } from './pinned-set.ts';
import { planOf } from './plan.ts';
import { splitByWriter } from './split.ts';
import { type RunSpeed, train } from './train.ts';
import type { StepReport, TrainingSet } from './trainer.ts';
import { fitWhitening } from './whiten.ts';

export interface RunRequest {
  readonly name: string;
  readonly settings: TrainingSettings;
  readonly set: TrainingSet;
  /** Decided cases among its signatures. */
  readonly lessons: LessonTally;
  /** Where the writers come from, as a person would say it. */
  readonly population: string;
  /** Folder of the model that answered when the run began: gone on from, and what the candidate is held against. */
  readonly activeDirectory: string;
  /** Folder to write the candidate into. */
  readonly candidateDirectory: string;
  /** File to save the run in and to resume it from. */
  readonly checkpoint: string;
}

export interface RunControl {
  readonly signal: AbortSignal;
  /** `pause` leaves the run as it is; `finish` goes on to judging with the best so far. */
  asked(): 'go-on' | 'pause' | 'finish';
  onData(data: DataSummary): void;
  onStep(point: TrainingPoint, remainingMs: number): void;
  onHeldOut(point: HeldOutPoint): void;
  onTriplet(triplet: TripletShown): void;
  onStage(stage: RunStage): void;
}

/** `paused` with the checkpoint saved, or the candidate with its key. */
export type RunOutcome =
  | { readonly paused: true }
  | { readonly paused: false; readonly key: string; readonly gate: GateReport; readonly step: number };

/** How many times the writers kept apart are measured in a run, at most; and no sooner than after so many steps, for it takes as long as some. */
const measurements = 10;
const leastSteps = 15;
/** Which weights were best on fewer writers is an accident of who they are: then the latest are taken. */
const fewestToChooseBy = 10;
/** A triplet is told this often: a person can look at one in a few seconds. */
const stepsPerTriplet = 10;
const localMap = 'fine';

/**
 * @throws ParaphError `cancelled`; `refused` when the run collapses; `bad-input` for too few writers; `model-damaged`,
 *   `model-missing` for the active model
 */
export async function runTraining(request: RunRequest, control: RunControl): Promise<RunOutcome> {
  const { settings, set } = request;
  const active = readModel(request.activeDirectory);
  const split = splitByWriter(set.writers, settings.heldOut, settings.seed);
  const spec = settings.start === 'active' ? active.manifest.spec : twoMapSpec;
  const parts: Parts = { active, spec, set, heldOut: split.heldOut, learning: withWriters(set, split.training) };
  control.onData(summarise(parts, request.lessons));
  control.onStage('training');
  const best = keepBest(`${request.checkpoint}.best`);
  const isChosen = split.heldOut.length >= fewestToChooseBy;
  const trained = await train({
    plan: planOf(settings, spec),
    set: parts.learning,
    seed: settings.seed,
    start: settings.start === 'active' ? active.parameters : undefined,
    decides: settings.start === 'active' ? decisionModelOf(active) : undefined,
    checkpoint: request.checkpoint,
    signal: control.signal,
    onStep: (report) => {
      control.onStep(pointOf(report), report.remainingMs);
      if (report.hardest) control.onTriplet(shown(set, report.hardest));
    },
    hardestEvery: stepsPerTriplet,
    leave: () => control.asked() !== 'go-on',
    measureEvery: Math.max(leastSteps, Math.ceil(settings.steps / measurements)),
    measure: async (parameters, step) => {
      const figures = await withCandidate(request, parts, parameters, ({ embedder }) =>
        measureHeldOut(set, split.heldOut, embedder, control.signal),
      );
      best.offer(parameters, step, isChosen ? (figures.eerSkilled ?? figures.eerRandom) : 0);
      control.onHeldOut({ step, ...figures });
    },
  });
  if (!trained.whole && control.asked() === 'pause') return { paused: true };
  control.onStage('judging');
  const chosen = best.best() ?? { parameters: trained.numbers, step: trained.step };
  const judged = await judge(request, parts, chosen.parameters, control.signal);
  best.forget();
  return { paused: false, ...judged, step: chosen.step };
}

/** Undefined where the model cannot decide. */
function decisionModelOf({ manifest, whitening }: Model): DecisionModel | undefined {
  const { localMap, calibration } = manifest;
  return localMap && whitening && calibration ? { localMap, whitening, spread: calibration } : undefined;
}

interface Parts {
  readonly active: Model;
  readonly spec: TowerSpec;
  readonly set: TrainingSet;
  /** Indices of the writers kept apart. */
  readonly heldOut: readonly number[];
  /** The set with the other writers only. */
  readonly learning: TrainingSet;
}

function withWriters(set: TrainingSet, writers: readonly number[]): TrainingSet {
  return { ...set, writers: writers.map((writer) => set.writers[writer]) };
}

function summarise({ set, heldOut }: Parts, lessons: LessonTally): DataSummary {
  const count = (kind: 'genuine' | 'forged', writers = set.writers) =>
    writers.reduce((sum, writer) => sum + writer[kind].length, 0);
  const hash = createHash('sha256').update(set.coverage).update(JSON.stringify(set.writers)).digest('hex');
  return {
    hash,
    writers: set.writers.length,
    genuine: count('genuine'),
    forged: count('forged'),
    heldOutWriters: heldOut.length,
    heldOutForged: count(
      'forged',
      heldOut.map((writer) => set.writers[writer]),
    ),
    lessons,
  };
}

function pointOf(report: StepReport & RunSpeed): TrainingPoint {
  const { step, loss, spread, learningRate, imagesPerSecond, parts } = report;
  return { step, loss, active: parts.get('active') ?? 0, spread, learningRate, imagesPerSecond };
}

function shown({ width, height, coverage }: TrainingSet, triplet: LearntTriplet): TripletShown {
  const size = width * height;
  const picture = (signature: number) =>
    coverage.slice(signature * size, (signature + 1) * size) as Uint8Array<ArrayBuffer>;
  const { anchor, positive, negative, ...rest } = triplet;
  return { width, height, anchor: picture(anchor), positive: picture(positive), negative: picture(negative), ...rest };
}

interface Candidate {
  readonly embedder: Embedder;
  readonly whitening: Whitening;
}

/** Runs `work` with an embedder of these parameters; a retrained model keeps its parent's whitening. */
async function withCandidate<T>(
  { name, settings }: RunRequest,
  { active, spec, learning }: Parts,
  parameters: ReadonlyMap<string, Float32Array>,
  work: (candidate: Candidate) => Promise<T>,
): Promise<T> {
  const inherited = settings.start === 'active' ? active.whitening : null;
  const whitening = inherited ?? fitWhitening(spec, localMap, parameters, learning);
  const manifest = { ...active.manifest, name, spec: recordOf(spec), localMap, calibration: null };
  const embedder = createEmbedder({ key: 'candidate', manifest, parameters, whitening });
  try {
    return await work({ embedder, whitening });
  } finally {
    embedder.dispose();
  }
}

function judge(
  request: RunRequest,
  parts: Parts,
  parameters: ReadonlyMap<string, Float32Array>,
  signal: AbortSignal,
): Promise<{ key: string; gate: GateReport }> {
  return withCandidate(request, parts, parameters, async ({ embedder, whitening }) => {
    const { settings, population } = request;
    const { active, set, heldOut } = parts;
    const pinned = await generatePinnedSet(parts.spec.input, undefined, signal);
    const everyPinned = pinned.writers.map((_, writer) => writer);
    const former = createEmbedder(active);
    try {
      const seenByBoth = async (some: TrainingSet, writers: readonly number[]): Promise<PairedWriters> => ({
        active: await embedWriters(some, writers, former, signal),
        candidate: await embedWriters(some, writers, embedder, signal),
      });
      const [own, generated] = [await seenByBoth(set, heldOut), await seenByBoth(pinned, everyPinned)];
      const gate = await judgeCandidate({
        against: active.key,
        heldOut: own,
        pinned: generated,
        seed: settings.seed,
        signal,
      });
      const calibration = await findThresholds({
        heldOut: own,
        pinned: generated,
        former: settings.start === 'active' ? active.manifest.calibration : null,
        population,
        signal,
      });
      const key = write(request, parts, parameters, whitening, calibration);
      return {
        key,
        gate: calibration ? gate : { ...gate, passed: false, objections: [...gate.objections, 'no-calibration'] },
      };
    } finally {
      former.dispose();
    }
  });
}

function write(
  { name, settings, candidateDirectory, population }: RunRequest,
  { active, spec }: Parts,
  parameters: ReadonlyMap<string, Float32Array>,
  whitening: Whitening,
  calibration: Model['manifest']['calibration'],
): string {
  const origin = settings.start === 'active' ? `retrained from ${active.manifest.name}` : 'trained from scratch';
  writeModel(
    candidateDirectory,
    {
      name,
      description: `Two-map network ${origin} on ${population}.`,
      spec: recordOf(spec),
      preprocessingVersion,
      localMap,
      calibration,
      figures: { development: {}, test: {} },
      licence: 'Weights made on this machine from local data, and from the model they began with.',
    },
    parameters,
    whitening,
  );
  return readModel(candidateDirectory).key;
}

/** The specification as a manifest holds it. */
function recordOf(spec: TowerSpec): Model['manifest']['spec'] {
  return { ...spec, trunk: [...spec.trunk], maps: [...spec.maps] };
}
