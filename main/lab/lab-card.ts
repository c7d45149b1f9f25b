/** The page that goes with the lab's network of characters. */
import type { OneShotResult } from '../contract/lab/records.ts';
import { countLearnt } from '../model/networks/shapes.ts';
import type { TrainingPlan } from '../training/trainer.ts';
import type { OneShotFigures } from './evaluate-one-shot.ts';

export interface LabCardFacts {
  readonly key: string;
  readonly steps: number;
  readonly seed: number;
  readonly plan: TrainingPlan;
  readonly figures: OneShotFigures;
}

export function labCard({ key, steps, seed, plan, figures }: LabCardFacts): string {
  const { results, withinAlphabets, officialRuns, megaflops, classes } = figures;
  return `# Paraph characters

A small network of the lab, to see one-shot learning at work at once. It has no part in verdicts on signatures. Key \`${key.slice(0, 16)}\`,
${countLearnt(plan.spec).toLocaleString('en')} parameters, trained from scratch in ${steps.toLocaleString('en')} steps of ${plan.batch.writers} × ${plan.batch.genuine} pictures with seed ${seed} by

    npm run train:lab

## What it is

From a character cropped to its ink, 28 × 28 pixels, it makes a point on the unit sphere (${plan.spec.embedding.size} numbers) and a map of 7 × 7 cells of 32
numbers. Two characters are as far apart as their maps are when each cell may be found a cell away. Both are trained by a softmax
over neighbours. Each picture is seen in five places, a pixel apart, and the five answers are averaged: ${megaflops.toFixed(0)} million
operations a picture in all.

## What it was made of

The 964 characters of Omniglot's 30 background alphabets, quarter turns as classes of their own. Omniglot: MIT, © 2015 Brenden Lake
(Lake, Salakhutdinov and Tenenbaum, Human-level concept learning through probabilistic program induction, Science 2015). No image of
it is part of the model or of this project. Everything was chosen with six of these alphabets kept apart; the 20 alphabets of
\`images_evaluation\` were measured once, at the end.

## How well it does

One-shot, on the ${classes} characters of the 20 evaluation alphabets, which it never saw: share of trials won in percent, with 95 % intervals.

${table(results, withinAlphabets)}
${officialRuns ? `\nLake's 20 official runs (20-way within one alphabet): ${(100 * officialRuns.error).toFixed(2)} % of ${officialRuns.tests} tests wrong (${interval(officialRuns.ci)}).\n` : ''}
Another look at it, from Omniglot's own archive:

    npm run paraph -- evaluate one-shot omniglot.zip
`;
}

const percent = (share: number) => (100 * share).toFixed(1);
const interval = ([low, high]: readonly [number, number]) => `${percent(low)}–${percent(high)}`;

function table(mixed: readonly OneShotResult[], within: readonly OneShotResult[]): string {
  const cell = (one: OneShotResult | undefined) =>
    one === undefined ? '–' : `${(100 * one.accuracy).toFixed(2)} (${interval(one.ci)})`;
  const rows = mixed.map((one) => `| ${one.n} | ${cell(one)} | ${cell(within.find(({ n }) => n === one.n))} |`);
  return ['| n | mixed alphabets | within an alphabet |', '| --- | --- | --- |', ...rows].join('\n');
}
