/** `lab grid`: a network for each loss and size, each tried at every n, watched till its end or left to go on by itself. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { fromErrorRecord, ParaphError } from '../../contract/errors.ts';
import { gridDefaults, type GridLoss, gridLosses, GridSettings, type LabGrid } from '../../contract/lab/grid.ts';
import type { GridReport } from '../../contract/lab/grid-methods.ts';
import { say } from '../../contract/phrase.ts';
import { z } from '../../contract/schema.ts';
import { describeGrid, gridRow } from './lab-grid-text.ts';
import { setOfPath } from './lab-sets.ts';
import { parseWhole, parseWholes } from './page-options.ts';
import type { Report, Runner } from './runner.ts';
import type { Session } from './session.ts';
import { count, date, table } from './text.ts';
import { watchTillOver } from './watch.ts';

interface GridOptions {
  readonly set?: string;
  readonly name?: string;
  readonly losses?: GridLoss[];
  readonly sizes?: number[];
  readonly ways?: number[];
  readonly seeds?: number[];
  readonly steps?: number;
  readonly trials?: number;
  readonly settings?: string;
  readonly probe?: boolean;
  readonly list?: boolean;
  readonly results?: string;
  readonly pause?: string;
  readonly resume?: string;
  readonly remove?: string;
}

export function addLabGridCommand(lab: Command, { withEngine }: Runner): void {
  lab
    .command('grid')
    .description('measure losses and sizes against each other; --resume goes on after Ctrl-C')
    .option(
      '--set <set>',
      'pictures, as `lab sets` names them, or a ZIP or folder to import; generated-characters without it',
    )
    .option('--name <name>', 'of the grid')
    .option('--losses <list>', `of ${gridLosses.join(', ')}; all without it`, parseLosses)
    .option('--sizes <list>', `numbers of an embedding: ${gridDefaults.sizes.join(',')}`, parseWholes)
    .option('--ways <list>', `classes to choose from: ${gridDefaults.ways.join(',')}`, parseWholes)
    .option('--seeds <list>', 'a network is learnt from each; 1 without it', parseWholes)
    .option('--steps <number>', 'how many steps each learns', parseWhole)
    .option('--trials <number>', 'of each at each n, on learnt classes and on unseen ones', parseWhole)
    .option('--settings <file>', 'settings as JSON, as --results --json prints them; options besides take their place')
    .option('--probe', 'only tell how long it would take')
    .option('--list', 'the grids so far')
    .option('--results <grid>', 'what a grid measured, and what the guide says beside it')
    .option('--pause <grid>', 'leave a grid where it is')
    .option('--resume <grid>', 'go on with the network it was at')
    .option('--remove <grid>', 'forget a grid')
    .action(withEngine(act));
}

function parseLosses(text: string): GridLoss[] {
  const losses = z.safeParse(GridSettings.shape.losses, text.split(','));
  if (losses.success) return losses.data;
  throw new InvalidArgumentError(`Some of ${gridLosses.join(', ')} are needed, with commas between them.`);
}

async function act(session: Session, options: GridOptions): Promise<Report> {
  const { pause, resume, remove, results } = options;
  if (options.list) return listGrids(session);
  if (results !== undefined) return told(await find(session, results));
  if (pause !== undefined) return told(await session.call('lab.grid.pause', { grid: pause }));
  if (remove !== undefined) {
    return { record: await session.call('lab.grid.remove', { grid: remove }), text: 'Forgotten.' };
  }
  if (options.probe) return probe(session, await settingsOf(session, options));
  const begun =
    resume === undefined
      ? await session.call('lab.grid.start', { name: nameOf(options), settings: await settingsOf(session, options) })
      : await session.call('lab.grid.resume', { grid: resume });
  const ended = await watch(session, begun.grid);
  if (ended.grid.failure) throw fromErrorRecord(ended.grid.failure);
  return told(ended);
}

const nameOf = ({ name }: GridOptions) => name ?? `Grid ${date(Date.now())}`;

/** @throws ParaphError `bad-input` for a file that holds none */
async function settingsOf(session: Session, options: GridOptions): Promise<GridSettings> {
  const base =
    options.settings === undefined ? { ...gridDefaults, set: 'generated-characters' } : readSettings(options.settings);
  const { losses, sizes, ways, seeds, steps, trials } = { ...base, ...given(options) };
  const set = await setFor(session, options.set ?? base.set);
  return { ...base, set, losses, sizes, ways, seeds, steps, trials };
}

/** A path is imported, where nothing of its name is there yet; anything else is a set's identifier. */
async function setFor(session: Session, named: string): Promise<string> {
  const path = resolve(named);
  return existsSync(path) ? (await setOfPath(session, path)).id : named;
}

function given<T extends object>(options: T): Partial<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Partial<T>;
}

function readSettings(file: string): GridSettings {
  const parsed = z.safeParse(
    z.union([GridSettings, z.object({ grid: z.object({ settings: GridSettings }) })]),
    parsedJson(file),
  );
  if (parsed.success) return 'grid' in parsed.data ? parsed.data.grid.settings : parsed.data;
  throw new ParaphError('bad-input', say`The file holds no settings of a grid.`, { file });
}

function parsedJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

async function find(session: Session, id: string): Promise<GridReport> {
  const found = (await session.call('lab.grid.list', {})).find(({ grid }) => grid.id === id);
  if (found) return found;
  throw new ParaphError('not-found', say`There is no grid with this identifier.`, { detail: id });
}

async function probe(session: Session, settings: GridSettings): Promise<Report> {
  const record = await session.call('lab.grid.probe', { settings });
  const minutes = record.milliseconds / 60_000;
  return {
    record,
    text: `${count(record.networks, 'network')}, about ${minutes.toFixed(minutes < 10 ? 1 : 0)} minutes.`,
  };
}

async function listGrids(session: Session): Promise<Report> {
  const reports = await session.call('lab.grid.list', {});
  return { record: reports, text: reports.length === 0 ? 'No grids yet.' : table(reports.map(gridRow)) };
}

function watch(session: Session, { id, settings, cells }: LabGrid): Promise<GridReport> {
  const total = settings.steps * cells.length;
  return watchTillOver(session, {
    standing: () => find(session, id),
    stateOf: ({ grid }) => grid.state,
    progressOf: ({ grid }) => ({ stage: 'Learning', done: stepsOf(grid), total }),
  });
}

function stepsOf({ cells, settings }: LabGrid): number {
  return cells.reduce((sum, { state, step }) => sum + (state === 'failed' ? settings.steps : step), 0);
}

function told(report: GridReport): Report {
  return { record: report, text: describeGrid(report) };
}
