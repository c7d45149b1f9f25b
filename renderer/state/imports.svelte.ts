import { toErrorRecord, type ErrorRecord } from '../../main/contract/errors.ts';
import { tallyImport, type ImportRow, type ImportTally } from '../../main/contract/import-report.ts';
import type { ImportPlan, PlannedPerson } from '../../main/contract/imports.ts';
import type { Client } from '../client/client.ts';
import { texts } from '../texts.ts';
import { isList, type GivenFile } from './handed-over.ts';
import { errorsOf, importOne, rowOfComplete, rowOfProblem } from './import-persons.ts';
import type { Jobs } from './jobs.svelte.ts';

/** Nothing given; being read; to be looked at before it begins; under way; ending early; ended early; through; taken back. */
export type ImportStage = 'idle' | 'reading' | 'planned' | 'running' | 'stopping' | 'stopped' | 'done' | 'undone';

export interface Imports {
  readonly stage: ImportStage;
  readonly plan: ImportPlan | null;
  /** The list's name, or the folder's. */
  readonly source: string;
  readonly rows: readonly ImportRow[];
  readonly tally: ImportTally;
  /** Persons through, and all there are to go through. */
  readonly done: number;
  readonly total: number;
  readonly perSecond: number | null;
  readonly remainingMs: number | null;
  /** Why the list could not be read, or why everything had to stop. */
  readonly error: ErrorRecord | null;
  /** Reads what would be enrolled; changes nothing. */
  offer(given: readonly GivenFile[]): Promise<void>;
  /** Enrols everybody who is left. */
  start(): Promise<void>;
  /** Whoever is under way is enrolled whole; nobody else is begun. */
  stop(): void;
  undo(): Promise<void>;
  /** Undoes `undo`. */
  restore(): Promise<void>;
  reset(): void;
}

/** Persons under way at the same time: their files keep every decoder busy while others are embedded. */
const atOnce = 4;
const jobId = 'import';

interface Waiting {
  readonly person: PlannedPerson;
  readonly place: number;
}

/** One import at a time; it goes on while other views are open. */
export function createImports(client: Client, jobs: Jobs, now: () => number = () => performance.now()): Imports {
  let stage = $state<ImportStage>('idle');
  let plan = $state.raw<ImportPlan | null>(null);
  let source = $state('');
  let rows = $state.raw<readonly ImportRow[]>([]);
  let error = $state.raw<ErrorRecord | null>(null);
  let total = $state(0);
  let perSecond = $state<number | null>(null);
  let given: readonly GivenFile[] = [];
  let waiting: Waiting[] = [];
  let id: string | null = null;
  let begun = { at: 0, done: 0 };
  /** Persons through, of those who have to be gone through. */
  const done = $derived(rows.filter(({ problem, state }) => problem === null && state !== 'skipped').length);
  const remainingMs = $derived(perSecond === null ? null : ((total - done) / perSecond) * 1_000);
  const tally = $derived(tallyImport(rows));

  function isUnderWay(): boolean {
    return stage === 'reading' || stage === 'running' || stage === 'stopping';
  }

  function clear(): void {
    [plan, rows, error, source, total, perSecond] = [null, [], null, '', 0, null];
    [given, waiting, id] = [[], [], null];
  }

  async function offer(files: readonly GivenFile[]): Promise<void> {
    if (isUnderWay()) return;
    clear();
    stage = 'reading';
    given = files;
    const list = listAmong(files);
    source = list?.path ?? files[0]?.path.split('/', 1)[0] ?? '';
    try {
      const bytes = list && new Uint8Array(await list.file.arrayBuffer());
      const paths = files.map(({ path }) => path);
      plan = await client.call('imports.plan', {
        paths,
        ...(list && bytes ? { list: { name: list.path, bytes } } : {}),
      });
      rows = [
        ...plan.problems.map(rowOfProblem),
        ...plan.persons.flatMap((person, place) => (person.state === 'complete' ? [rowOfComplete(person, place)] : [])),
      ];
      waiting = plan.persons
        .map((person, place) => ({ person, place }))
        .filter(({ person }) => person.state !== 'complete');
      total = waiting.length;
      stage = 'planned';
    } catch (failure) {
      error = { ...toErrorRecord(failure), ...(list ? { file: list.path } : {}) };
      stage = 'idle';
    }
  }

  async function start(): Promise<void> {
    if (stage !== 'planned' && stage !== 'stopped') return;
    error = null;
    stage = 'running';
    begun = { at: now(), done };
    report();
    try {
      id ??= (await client.call('imports.begin', {})).import;
      const mine = id;
      await Promise.all(Array.from({ length: atOnce }, () => work(mine)));
    } catch (failure) {
      error = toErrorRecord(failure);
    }
    stage = waiting.length > 0 ? 'stopped' : 'done';
    jobs.finish(jobId, {
      outcome: error ? 'failed' : stage === 'done' ? 'done' : 'cancelled',
      result: texts.imports.finished(tally.enrolled, tally.flagged, tally.failed),
      failures: [...(error ? [error] : []), ...rows.flatMap(errorsOf)],
    });
  }

  async function work(mine: string): Promise<void> {
    while (stage === 'running') {
      const next = waiting.shift();
      if (!next) return;
      try {
        const row = await importOne(client, mine, next, given);
        rows = [...rows, row];
      } catch (failure) {
        waiting.unshift(next);
        error = toErrorRecord(failure);
        stop();
      }
      report();
    }
  }

  function report(): void {
    const seconds = (now() - begun.at) / 1_000;
    perSecond = seconds > 1 && done > begun.done ? (done - begun.done) / seconds : null;
    if (stage !== 'running') return;
    jobs.report({ id: jobId, title: texts.imports.job(source), done, total, perSecond, remainingMs, cancel: stop });
  }

  function stop(): void {
    if (stage === 'running') stage = 'stopping';
  }

  return {
    get stage() {
      return stage;
    },
    get plan() {
      return plan;
    },
    get source() {
      return source;
    },
    get rows() {
      return rows;
    },
    get tally() {
      return tally;
    },
    get done() {
      return done;
    },
    get total() {
      return total;
    },
    get perSecond() {
      return perSecond;
    },
    get remainingMs() {
      return remainingMs;
    },
    get error() {
      return error;
    },
    offer,
    start,
    stop,
    async undo() {
      if (id === null || isUnderWay()) return;
      await client.call('imports.undo', { import: id });
      stage = 'undone';
    },
    async restore() {
      if (id === null || stage !== 'undone') return;
      await client.call('imports.restore', { import: id });
      stage = waiting.length > 0 ? 'stopped' : 'done';
    },
    reset() {
      if (isUnderWay()) return;
      clear();
      stage = 'idle';
    },
  };
}

/** The list to go by: the only one, or the one that lies nearest to where everything was given. */
function listAmong(files: readonly GivenFile[]): GivenFile | null {
  const depth = ({ path }: GivenFile) => path.split('/').length;
  const lists = files.filter(({ path }) => isList(path)).sort((a, b) => depth(a) - depth(b));
  const [first, second] = lists;
  if (!first || (second && depth(second) === depth(first))) return null;
  return first;
}
