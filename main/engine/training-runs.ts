/** Training runs: one at a time, outliving windows, engines and kills. */
import { randomUUID } from 'node:crypto';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { TrainingRun, TrainingSettings, TrainingSource } from '../contract/training.ts';
import type { EngineContext } from './context.ts';
import type { ModelRegistry } from './model-registry.ts';
import { createOneUnderWay, requirePaused, requireUnderWay } from './one-under-way.ts';
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
  const underWay = createOneUnderWay<TrainingRun, RunUnderWay>();

  const changed = (id: string) => emit('changed', { kind: 'training', id });
  const get = (id: string) => underWay.asItStands(workspace.trainingRuns.get(id));
  const learning = (id: string) => requireUnderWay(underWay.of(id), get(id), say`This run is not under way.`);
  const paused = (id: string) => requirePaused(get(id), say`This run is not paused.`);

  function requireNone(): void {
    const other = underWay.current();
    if (other === null) return;
    throw new ParaphError('refused', say`Another run is under way: ${other.record().name}.`, {
      nextStep: say`Pause or cancel it first.`,
    });
  }

  function begin(run: TrainingRun): TrainingRun {
    underWay.begin(carryOut(run, { context, registry, files }));
    changed(run.id);
    return run;
  }

  return {
    list: () => workspace.trainingRuns.list().map(underWay.asItStands),
    start({ name, settings, source, archive }) {
      requireNone();
      const parent = settings.start === 'active' ? registry.activeKey() : null;
      const run = newRun({ name, settings, source, parent, startedAt: now() });
      const learners = source.kind === 'workspace' ? workspace.signatories.persons().map(({ id }) => id) : [];
      workspace.trainingRuns.start(run, learners, archive);
      return begin(run);
    },
    pause(id) {
      learning(id).pause();
      return get(id);
    },
    finish(id) {
      learning(id).finish();
      return get(id);
    },
    resume(id) {
      requireNone();
      const resumed: TrainingRun = { ...paused(id), state: 'preparing', failure: null };
      workspace.trainingRuns.update(resumed);
      return begin(resumed);
    },
    cancel(id) {
      const run = underWay.of(id);
      if (run) {
        run.cancel();
        return get(id);
      }
      const cancelled: TrainingRun = { ...paused(id), state: 'cancelled' };
      files.forget(id);
      workspace.trainingRuns.update(cancelled);
      changed(id);
      return cancelled;
    },
    remove(id) {
      if (underWay.of(id)) throw new ParaphError('refused', say`This run is under way.`);
      files.forget(get(id).id);
      workspace.trainingRuns.remove(id);
      changed(id);
    },
    close: underWay.close,
  };
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
