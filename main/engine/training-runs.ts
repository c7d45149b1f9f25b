/** Training runs: one at a time, outliving windows, engines and kills. */
import { randomUUID } from 'node:crypto';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { TrainingRun, TrainingSettings, TrainingSource } from '../contract/training.ts';
import type { EngineContext } from './context.ts';
import type { ModelRegistry } from './model-registry.ts';
import { carryOut, type RunUnderWay } from './run-under-way.ts';
import { createTrainingFiles } from './training-files.ts';

export interface NewRun {
  readonly name: string;
  readonly settings: TrainingSettings;
  readonly source: TrainingSource;
  /** Of a run on an archive. */
  readonly archive?: Uint8Array;
}

export interface TrainingRuns {
  list(): TrainingRun[];
  /** @throws ParaphError `refused` while another run is under way */
  start(request: NewRun): TrainingRun;
  /** @throws ParaphError `not-found`; `refused` for a run that is not under way */
  pause(id: string): TrainingRun;
  finish(id: string): TrainingRun;
  /** @throws ParaphError `not-found`; `refused` for a run that is not paused, or while another is under way */
  resume(id: string): TrainingRun;
  cancel(id: string): TrainingRun;
  /** @throws ParaphError `refused` for a run under way */
  remove(id: string): void;
  /** Ends the trainer's process; its run can be resumed. */
  close(): void;
}

export function createTrainingRuns(context: EngineContext, registry: ModelRegistry): TrainingRuns {
  const { workspace, emit, now } = context;
  const files = createTrainingFiles(() => workspace.status().directory);
  let underWay: RunUnderWay | null = null;

  const changed = (id: string) => emit('changed', { kind: 'training', id });
  const isUnderWay = (id: string) => underWay?.run().id === id;

  /** A run whose engine was killed stands still; nobody else can be at it, since a workspace has one engine. */
  function asItStands(run: TrainingRun): TrainingRun {
    if (underWay && isUnderWay(run.id)) return underWay.run();
    const abandoned = run.state === 'running' || run.state === 'preparing';
    return abandoned ? { ...run, state: 'paused', remainingMs: null } : run;
  }

  const get = (id: string) => asItStands(workspace.trainingRuns.get(id));

  function requireUnderWay(id: string): RunUnderWay {
    if (underWay && isUnderWay(id)) return underWay;
    throw new ParaphError('refused', say`This run is not under way.`, { detail: get(id).state });
  }

  function requireNone(): void {
    if (underWay === null) return;
    throw new ParaphError('refused', say`Another run is under way: ${underWay.run().name}.`, {
      nextStep: say`Pause or cancel it first.`,
    });
  }

  function begin(run: TrainingRun): TrainingRun {
    const begun = carryOut(run, { context, registry, files });
    underWay = begun;
    void begun.over.then(() => {
      if (underWay === begun) underWay = null;
    });
    changed(run.id);
    return run;
  }

  return {
    list: () => workspace.trainingRuns.list().map(asItStands),
    start({ name, settings, source, archive }) {
      requireNone();
      const parent = settings.start === 'active' ? registry.activeKey() : null;
      const run = newRun({ name, settings, source, parent, startedAt: now() });
      const learners = source.kind === 'workspace' ? workspace.signatories.persons().map(({ id }) => id) : [];
      workspace.trainingRuns.start(run, learners, archive);
      return begin(run);
    },
    pause(id) {
      requireUnderWay(id).pause();
      return get(id);
    },
    finish(id) {
      requireUnderWay(id).finish();
      return get(id);
    },
    resume(id) {
      requireNone();
      const run = requirePaused(get(id));
      const resumed: TrainingRun = { ...run, state: 'preparing', failure: null };
      workspace.trainingRuns.update(resumed);
      return begin(resumed);
    },
    cancel(id) {
      if (underWay && isUnderWay(id)) {
        underWay.cancel();
        return get(id);
      }
      const cancelled: TrainingRun = { ...requirePaused(get(id)), state: 'cancelled' };
      files.forget(id);
      workspace.trainingRuns.update(cancelled);
      changed(id);
      return cancelled;
    },
    remove(id) {
      if (isUnderWay(id)) throw new ParaphError('refused', say`This run is under way.`);
      files.forget(get(id).id);
      workspace.trainingRuns.remove(id);
      changed(id);
    },
    close: () => underWay?.abandon(),
  };
}

function requirePaused(run: TrainingRun): TrainingRun {
  if (run.state === 'paused') return run;
  throw new ParaphError('refused', say`This run is not paused.`, { detail: run.state });
}

function newRun(given: Pick<TrainingRun, 'name' | 'settings' | 'source' | 'parent' | 'startedAt'>): TrainingRun {
  return {
    ...given,
    id: randomUUID(),
    state: 'preparing',
    data: null,
    step: 0,
    points: [],
    heldOut: [],
    remainingMs: null,
    model: null,
    failure: null,
  };
}
