/** n-way one-shot accuracy on classes that a network never saw, by the protocols that publications use. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import { createRandom } from '../base/random.ts';
import { ParaphError } from '../contract/errors.ts';
import type { OneShotProtocol, OneShotReport } from '../contract/lab/one-shot-report.ts';
import type { OneShotResult } from '../contract/lab/records.ts';
import { say } from '../contract/phrase.ts';
import type { OnProgress } from '../evaluation/embedded-set.ts';
import {
  countWon,
  errorOfRun,
  mixedTasks,
  type PictureDistance,
  type TaskSampler,
  wilsonInterval,
  withinTasks,
} from '../evaluation/one-shot.ts';
import { countOperations } from '../model/networks/shapes.ts';
import type { PictureSet } from './picture-set.ts';
import { type LabModel, seePictures, views } from './see-pictures.ts';

export interface OneShotOptions {
  readonly model: LabModel;
  readonly set: PictureSet;
  readonly protocol: OneShotProtocol;
  readonly ways: readonly number[];
  readonly trials: number;
  readonly seed: number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/** What was measured, without the names of what it was measured on. */
export type OneShotFigures = Omit<OneShotReport, 'model' | 'set' | 'skipped'>;

/**
 * Every protocol draws its trials from the seed alone, so that networks are tried on the same ones. The runtime must be loaded.
 *
 * @throws ParaphError `refused` where the set has nothing for the protocol; `cancelled`
 */
export async function evaluateOneShot(options: OneShotOptions): Promise<OneShotFigures> {
  const { model, set, protocol, signal, onProgress } = options;
  const unseen = set.classes.filter(({ part }) => part === 'unseen');
  const wants = (one: OneShotProtocol) => protocol === 'all' || protocol === one;
  const runs = wants('official') ? set.officialRuns : [];
  const drawn = protocol === 'official' ? [] : unseen.flatMap(({ pictures }) => pictures);
  const places = [...new Set([...drawn, ...runs.flatMap(({ classes, tests }) => [...classes, ...tests])])];
  const distance = await seePictures(model, set, places, { signal, onProgress });
  const mixed = wants('mixed') ? await tryWays(mixedTasks(unseen), distance, options) : [];
  const within = wants('within') ? await tryWays(withinTasks(unseen), distance, options) : [];
  if (mixed.length + within.length + runs.length === 0) throw nothingToTry();
  return {
    protocol: protocol === 'all' ? 'mixed' : protocol,
    results: protocol === 'within' ? within : mixed,
    withinAlphabets: protocol === 'all' ? within : [],
    officialRuns: runs.length > 0 ? officialError(runs, distance) : null,
    comparedBy: model.spec.maps.length > 0 ? 'local-map' : 'embedding',
    megaflops: (views.length * 2 * countOperations(model.spec)) / 1e6,
    classes: unseen.length,
    seed: options.seed,
  };
}

/** Trials between two breaths. */
const slice = 250;

async function tryWays(
  tasks: TaskSampler,
  distance: PictureDistance,
  { ways, trials, seed, signal, onProgress }: OneShotOptions,
): Promise<OneShotResult[]> {
  const results: OneShotResult[] = [];
  for (const [index, n] of ways.entries()) {
    const draw = tasks(n);
    if (draw === null) continue;
    const random = createRandom(seed + index);
    let won = 0;
    for (let done = 0; done < trials; done += slice) {
      throwIfCancelled(signal);
      onProgress?.('Comparing', index * trials + done, ways.length * trials);
      won += countWon(draw, Math.min(slice, trials - done), distance, random);
      await breathe();
    }
    results.push({ n, accuracy: won / trials, ci: wilsonInterval(won, trials), trials });
  }
  return results;
}

function officialError(runs: PictureSet['officialRuns'], distance: PictureDistance) {
  const perRun = runs.map((run) => errorOfRun(run, distance));
  const tests = runs.reduce((sum, run) => sum + run.tests.length, 0);
  const wrong = runs.reduce((sum, run, i) => sum + perRun[i] * run.tests.length, 0);
  return { error: wrong / tests, ci: wilsonInterval(Math.round(wrong), tests), tests, perRun };
}

function nothingToTry(): ParaphError {
  return new ParaphError('refused', say`The set has nothing to try this on.`, {
    nextStep: say`Bring a set with five classes that are not learnt from, or Omniglot with its one-shot runs.`,
  });
}
