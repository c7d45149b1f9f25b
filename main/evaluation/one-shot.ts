/**
 * n-way one-shot trials: a probe and one picture of each of n classes never seen, one of which is its own. Whoever is nearest
 * is the answer; a tie is an error.
 */
import { assert } from '../base/assert.ts';
import type { Random } from '../base/random.ts';

/** A class by where its pictures lie, and the alphabet (or whatever group) it belongs to. */
export interface OneShotClass {
  readonly group: string;
  readonly pictures: readonly number[];
}

/** `supports[answer]` shows the probe's class; every other number is the place of a picture. */
export interface OneShotTask {
  readonly probe: number;
  readonly supports: readonly number[];
  readonly answer: number;
}

/** How far apart two pictures are, by their places: in any unit, small is alike. */
export type PictureDistance = (probe: number, support: number) => number;

/** Draws one task of n classes; null where a set has too few for one. */
export type TaskSampler = (n: number) => ((random: Random) => OneShotTask) | null;

/** n classes of all, whatever their alphabets: how prototypical networks are measured (Snell, Swersky and Zemel 2017). */
export function mixedTasks(classes: readonly OneShotClass[]): TaskSampler {
  const able = classes.filter(({ pictures }) => pictures.length >= 2);
  return (n) => (able.length < n ? null : (random) => drawTask(random.sample(able, n), random));
}

/** n classes of one alphabet, drawn among those that have as many: more alike than those of several. */
export function withinTasks(classes: readonly OneShotClass[]): TaskSampler {
  const able = classes.filter(({ pictures }) => pictures.length >= 2);
  const groups = [...Map.groupBy(able, ({ group }) => group).values()];
  return (n) => {
    const large = groups.filter((members) => members.length >= n);
    if (large.length === 0) return null;
    return (random) => drawTask(random.sample(large[random.below(large.length)], n), random);
  };
}

/** The probe is of the first class and another picture than its support; the order of the classes is by chance already. */
function drawTask(classes: readonly OneShotClass[], random: Random): OneShotTask {
  const [[probe, own], others] = [random.sample(classes[0].pictures, 2), classes.slice(1)];
  const supports = [own, ...others.map(({ pictures }) => pictures[random.below(pictures.length)])];
  return { probe, supports, answer: 0 };
}

/** Whether the probe's own class is nearer than every other. */
export function isWon({ probe, supports, answer }: OneShotTask, distance: PictureDistance): boolean {
  const own = distance(probe, supports[answer]);
  return supports.every((support, i) => i === answer || distance(probe, support) > own);
}

/** How many of so many tasks are won. */
export function countWon(
  draw: (random: Random) => OneShotTask,
  trials: number,
  distance: PictureDistance,
  random: Random,
): number {
  let won = 0;
  for (let trial = 0; trial < trials; trial++) if (isWon(draw(random), distance)) won += 1;
  return won;
}

/** 97.5 % quantile of the standard normal distribution. */
const z = 1.959964;

/** The interval that holds a share with 95 % confidence after `won` of `trials` (Wilson 1927). */
export function wilsonInterval(won: number, trials: number): [low: number, high: number] {
  assert(trials > 0, 'a share of no trials');
  const share = won / trials;
  const squared = z ** 2 / trials;
  const middle = share + squared / 2;
  const half = z * Math.sqrt((share * (1 - share)) / trials + squared / (4 * trials));
  const end = (value: number) => Math.min(1, Math.max(0, value / (1 + squared)));
  return [end(middle - half), end(middle + half)];
}

/** A run of tests that share their classes (Lake's have twenty of each, one alphabet): places, and which class each test shows. */
export interface FixedRun {
  readonly classes: readonly number[];
  readonly tests: readonly number[];
  readonly answers: readonly number[];
}

/** Share of a run's tests that are answered wrong, each by itself: that every class is tested once is not made use of. */
export function errorOfRun({ classes, tests, answers }: FixedRun, distance: PictureDistance): number {
  const wrong = tests.filter((probe, i) => !isWon({ probe, supports: classes, answer: answers[i] }, distance));
  return wrong.length / tests.length;
}
