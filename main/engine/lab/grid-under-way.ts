/** One experiment grid, network by network, through deaths of the process that has them learn. */
import { availableParallelism, cpus } from 'node:os';
import { isCancellation, toErrorRecord } from '../../contract/errors.ts';
import type { GridCell, GridMachine, LabGrid } from '../../contract/lab/grid.ts';
import type { LabNews } from '../../contract/lab/records.ts';
import type { Answered } from '../../lab/answers/index.ts';
import { labSettingsOf, nextCell, remainingOf, withCell } from '../../lab/grid.ts';
import { countLearnt } from '../../model/networks/shapes.ts';
import { conv4Spec } from '../../model/networks/spec.ts';
import type { EngineContext } from '../context.ts';
import { hasDied, throughDeaths } from '../deaths.ts';
import type { WorkUnderWay } from '../one-under-way.ts';
import type { TrainingFiles } from '../training-files.ts';
import { noteLessons, noteTwice } from './begin-anew.ts';
import type { LabBench, LabWork } from './lab-bench.ts';

export interface GridUnderWay extends WorkUnderWay<LabGrid> {
  pause(): void;
}

export interface GridOptions {
  readonly context: EngineContext;
  readonly bench: LabBench;
  readonly files: TrainingFiles;
}

/** How far a network is is stored this often; what is measured, at once. */
const betweenSavesMs = 5_000;

export function carryOutGrid(first: LabGrid, options: GridOptions): GridUnderWay {
  const { context, files } = options;
  const { workspace, emit, now, logger } = context;
  const { id } = first;
  const learner = createLearner(options);
  let grid = first;
  let savedAt = now();

  function save(changes: Partial<LabGrid>): void {
    if (learner.isAbandoned()) return;
    grid = { ...grid, ...changes };
    savedAt = now();
    workspace.labGrids.update(grid);
    emit('changed', { kind: 'lab-grid', id });
  }

  function hear(cell: GridCell, { point, remainingMs: ofCell }: LabNews): void {
    if (!point) return;
    const { step } = point;
    const pace = ofCell === null ? null : ofCell / Math.max(1, grid.settings.steps - step);
    grid = withCell(grid, cell, { step });
    grid = { ...grid, remainingMs: remainingOf(grid, pace) };
    emit('labGrid', { grid: id, cell: { ...cell, state: 'learning', step }, remainingMs: grid.remainingMs });
    if (now() - savedAt > betweenSavesMs) save({});
  }

  /** @returns whether to go on with the next */
  async function measure(cell: GridCell): Promise<boolean> {
    const begun = now();
    const before = cell.tookMs ?? 0;
    save(withCell(grid, cell, { state: 'learning' }));
    try {
      const { step, runtime, results } = await learner.learn(grid, cell, (news) => hear(cell, news));
      const machine = grid.machine ?? machineWith(runtime);
      const tookMs = before + now() - begun;
      if (results === null) {
        save({ ...withCell(grid, cell, { step, tookMs }), machine });
        return false;
      }
      const parameters = countLearnt(conv4Spec(cell.size));
      save({ ...withCell(grid, cell, { state: 'done', step, tookMs, parameters, ...results }), machine });
    } catch (error) {
      if (learner.isAbandoned() || isCancellation(error) || hasDied(error)) throw error;
      const failure = toErrorRecord(error);
      if (failure.code === 'internal') logger.warn({ err: error, grid: id }, 'a network of a grid could not learn');
      save(withCell(grid, cell, { state: 'failed', failure }));
    }
    files.forget(checkpointName(id, cell));
    return true;
  }

  async function carry(): Promise<void> {
    try {
      save({ state: 'running' });
      for (let cell = nextCell(grid); cell !== null; cell = nextCell(grid)) {
        if (learner.isPaused() || !(await measure(cell))) return save({ state: 'paused', remainingMs: null });
      }
      save({ state: 'finished', endedAt: now(), remainingMs: null });
    } catch (error) {
      save({ state: 'paused', remainingMs: null, failure: toErrorRecord(error) });
    }
  }

  return { record: () => grid, pause: learner.pause, abandon: learner.abandon, over: carry() };
}

/** Has the networks of a grid learn, each through deaths of its process, until it is paused or abandoned. */
function createLearner({ context: { workspace, logger }, bench, files }: GridOptions) {
  let work: LabWork<Answered<'gridCell'>> | null = null;
  let [paused, abandoned] = [false, false];

  function learnOnce(grid: LabGrid, cell: GridCell, hear: (news: LabNews) => void): Promise<Answered<'gridCell'>> {
    const { set, ways, trials } = grid.settings;
    const heard = noteTwice(() => void noteLessons(workspace, grid.id, set));
    const request = {
      ...{ id: grid.id, set, settings: labSettingsOf(grid.settings, cell), plan: { ways, trials } },
      checkpoint: files.checkpointOf(checkpointName(grid.id, cell)),
    };
    work = bench.work('gridCell', request, (news) => {
      if (abandoned) return;
      heard();
      hear(news);
    });
    if (paused) work.pause();
    return work.outcome;
  }

  return {
    isPaused: () => paused,
    isAbandoned: () => abandoned,
    learn: (grid: LabGrid, cell: GridCell, hear: (news: LabNews) => void) =>
      throughDeaths(
        () => learnOnce(grid, cell, hear),
        () => abandoned,
        () => logger.warn({ grid: grid.id }, 'the process that learns died; it goes on from its checkpoint'),
      ),
    pause(): void {
      paused = true;
      work?.pause();
    },
    abandon(): void {
      abandoned = true;
      work?.kill();
    },
  };
}

/** Its file is named by what it is, so that a grid finds it again after whatever happened. */
export function checkpointName(grid: string, { loss, size, seed }: GridCell): string {
  return `grid ${grid} ${loss} ${size} ${seed}`;
}

function machineWith(runtime: string): GridMachine {
  return {
    threads: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? process.arch,
    runtime,
    platform: `${process.platform} ${process.arch}`,
  };
}
