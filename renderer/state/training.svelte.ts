import { toErrorRecord, type ErrorRecord } from '../../main/contract/errors.ts';
import {
  type RunStage,
  type TrainingNews,
  trainingPresets,
  type TrainingPreset,
  type TrainingRun,
  type TrainingSettings,
  type TripletShown,
} from '../../main/contract/training.ts';
import { withNews } from '../../main/contract/training-news.ts';
import type { Client } from '../client/client.ts';
import { formatTenths } from '../format.ts';
import { tell, tellError } from '../notices.ts';
import { texts } from '../texts.ts';
import type { Jobs } from './jobs.svelte.ts';
import { createPresetDraft, type PresetDraft } from './preset-draft.svelte.ts';
import { createTrainingDataChoice, type TrainingDataChoice } from './training-data-choice.svelte.ts';

/** What a person may ask of a run. */
export type Turn = 'pause' | 'resume' | 'finish' | 'cancel';

export interface Training {
  /** Newest first, with their curves as far as they were told; null until they came. */
  readonly runs: readonly TrainingRun[] | null;
  readonly error: ErrorRecord | null;
  /** The one run that is gathering, learning or being judged. */
  readonly underWay: TrainingRun | null;
  readonly stage: RunStage;
  /** What the run under way was asked for and has not done yet. */
  readonly asked: Turn | null;
  readonly triplet: TripletShown | null;
  readonly draft: PresetDraft<TrainingPreset, TrainingSettings>;
  readonly dataChoice: TrainingDataChoice;
  /** How much curves are smoothed, 0 to just below 1. */
  smoothing: number;
  load(): Promise<void>;
  /** @param archive characters to learn from; null learns from the workspace */
  start(name: string, settings: TrainingSettings, archive?: File | null): Promise<void>;
  turn(what: Turn, run: TrainingRun): Promise<void>;
  remove(run: TrainingRun): Promise<void>;
}

/** News and the store's note of them come in one breath; a note by itself says that the run took a turn. */
const breathMs = 60;
/** What was held for a mere note is looked at after so long without news. */
const patienceMs = 2_500;

const isUnderWay = ({ state }: TrainingRun) => state === 'preparing' || state === 'running';

/** Training runs as they go, whatever view is open. */
export function createTraining(client: Client, jobs: Jobs, now: () => number = Date.now): Training {
  let runs = $state.raw<readonly TrainingRun[] | null>(null);
  let error = $state.raw<ErrorRecord | null>(null);
  let stage = $state<RunStage>('training');
  let asked = $state<Turn | null>(null);
  let triplet = $state.raw<TripletShown | null>(null);
  let smoothing = $state(0.8);
  let newsAt = -Infinity;
  let later: ReturnType<typeof setTimeout> | undefined;
  let generation = 0;
  const draft = createPresetDraft<TrainingPreset, TrainingSettings>(trainingPresets, 'adapt');
  const dataChoice = createTrainingDataChoice(draft);
  const underWay = $derived(runs?.find(isUnderWay) ?? null);

  async function load(): Promise<void> {
    clearTimeout(later);
    const mine = ++generation;
    try {
      const answer = await client.call('training.list', {});
      if (mine !== generation) return;
      take(answer);
      error = null;
    } catch (failure) {
      if (mine === generation) error = toErrorRecord(failure);
    }
  }

  function take(answer: readonly TrainingRun[]): void {
    const before = runs;
    runs = answer;
    for (const run of answer) {
      const known = before?.find(({ id }) => id === run.id);
      if (isUnderWay(run)) follow(run);
      else if (known && isUnderWay(known)) end(run);
    }
  }

  function follow(run: TrainingRun): void {
    jobs.report({
      id: jobOf(run),
      title: texts.training.job(run.name),
      stage: stageWords(run),
      done: run.step,
      total: run.state === 'preparing' || stage === 'judging' ? null : run.settings.steps,
      perSecond: null,
      remainingMs: run.remainingMs,
      // Stopping from afar loses nothing: a run that was paused goes on from where it stood.
      cancel: () => void turn('pause', run),
    });
  }

  function stageWords(run: TrainingRun): string {
    if (run.state === 'preparing') return texts.training.states.preparing;
    if (stage === 'judging') return texts.training.judging;
    const rate = run.points.at(-1)?.imagesPerSecond;
    if (rate === undefined) return texts.training.states.running;
    return texts.training.jobStage(texts.training.states.running, texts.training.imagesPerSecond(formatTenths(rate)));
  }

  function end(run: TrainingRun): void {
    asked = null;
    triplet = null;
    stage = 'training';
    const failures = run.failure ? [run.failure] : [];
    const outcome = run.state === 'finished' ? 'done' : run.state === 'failed' ? 'failed' : 'cancelled';
    const results = { finished: texts.training.candidate, paused: texts.training.pausedJob } as const;
    const result = run.state === 'finished' || run.state === 'paused' ? results[run.state] : '';
    jobs.finish(jobOf(run), { outcome, result, failures });
    if (run.state === 'finished') tell(texts.training.said.finished(run.name));
  }

  function hear(news: TrainingNews): void {
    newsAt = now();
    clearTimeout(later);
    stage = news.stage;
    triplet = news.triplet ?? triplet;
    const known = runs?.find(({ id }) => id === news.run);
    if (!known) return void load();
    // Whoever tells is running, whatever was known last.
    const told: TrainingRun = { ...withNews(known, news), state: 'running' };
    generation++;
    runs = runs?.map((run) => (run === known ? told : run)) ?? null;
    follow(told);
  }

  /** While a run learns its store is written every few seconds: that by itself is no reason to ask for everything. */
  function noteChange(id: string | null): void {
    const isMereNote = underWay?.id === id && asked === null && now() - newsAt < breathMs;
    if (!isMereNote) return void load();
    clearTimeout(later);
    later = setTimeout(() => void load(), patienceMs);
  }

  async function turn(what: Turn, run: TrainingRun): Promise<void> {
    if (what !== 'resume') asked = what;
    try {
      await client.call(`training.${what}`, { run: run.id });
      await load();
    } catch (failure) {
      asked = null;
      tellError(failure);
      await load();
    }
  }

  client.onEvent(({ event, record }) => {
    if (event === 'training') hear(record);
    else if (event === 'changed' && record.kind === 'training') noteChange(record.id);
    else if (event === 'changed' && record.kind === 'workspace' && runs === null) void load();
    else if (event === 'engine' && record.state === 'ready') void load();
  });
  client.onConnection((state) => {
    if (state === 'open') void load();
  });

  return {
    get runs() {
      return runs;
    },
    get error() {
      return error;
    },
    get underWay() {
      return underWay;
    },
    get stage() {
      return stage;
    },
    get asked() {
      return asked;
    },
    get triplet() {
      return triplet;
    },
    get smoothing() {
      return smoothing;
    },
    set smoothing(amount) {
      smoothing = amount;
    },
    draft,
    dataChoice,
    load,
    async start(name, settings, archive = null) {
      try {
        stage = 'training';
        triplet = null;
        const run =
          archive === null
            ? await client.call('training.start', { name, settings })
            : await client.call('training.startOnArchive', { name, settings, archive: await bytesOf(archive) });
        if (!runs?.some(({ id }) => id === run.id)) runs = [run, ...(runs ?? [])];
        follow(run);
      } catch (failure) {
        tellError(failure);
      }
    },
    turn,
    async remove(run) {
      try {
        await client.call('training.remove', { run: run.id });
        tell(texts.training.removed);
        await load();
      } catch (failure) {
        tellError(failure);
      }
    },
  };
}

async function bytesOf(file: File) {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

const jobOf = ({ id }: TrainingRun) => `training ${id}`;
