/**
 * Makes the lab's network of characters again: `npm run train:lab -- [--data ZIP] [--out FOLDER] [--cache FOLDER] [--steps N]
 * [--seed N] [--development]`. May be interrupted and run again; it resumes from its checkpoint. With `--development` six of
 * the alphabets that are learnt from are kept apart and measured on instead, and nothing is written.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeFileAtomically } from '../base/atomic-file.ts';
import { preprocessingVersion } from '../base/preprocessing.ts';
import { guideWays } from '../contract/lab/one-shot.ts';
import { pictureDecoder } from '../documents/picture-decoder.ts';
import type { Manifest } from '../model/manifest.ts';
import { loadRuntime } from '../model/runtime.ts';
import { readModel, writeModel } from '../model/weights.ts';
import { train, type RunSpeed } from '../training/train.ts';
import type { StepReport } from '../training/trainer.ts';
import { characterPlan, developmentSplit } from './character-recipe.ts';
import { evaluateOneShot, type OneShotFigures } from './evaluate-one-shot.ts';
import { labCard } from './lab-card.ts';
import { learningSet, towerParameters } from './learn.ts';
import { readPictureArchive } from './read-pictures.ts';

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data/omniglot.zip' },
    out: { type: 'string', default: 'resources/lab' },
    cache: { type: 'string', default: join(homedir(), '.cache', 'paraph', 'training') },
    steps: { type: 'string', default: String(characterPlan.schedule.steps) },
    seed: { type: 'string', default: '1' },
    development: { type: 'boolean', default: false },
  },
});

const steps = Number(flags.steps);
const seed = Number(flags.seed);
const plan = { ...characterPlan, schedule: { ...characterPlan.schedule, steps } };

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function tellStep({ step, loss, imagesPerSecond, remainingMs }: StepReport & RunSpeed): void {
  if (step % 50 !== 0 && step !== steps) return;
  const minutes = (remainingMs / 60_000).toFixed(1);
  say(`step ${step} of ${steps}, loss ${loss.toFixed(4)}, ${imagesPerSecond.toFixed(0)} images/s, ${minutes} min left`);
}

function describe(): Omit<Manifest, 'weights' | 'format'> {
  return {
    name: 'Paraph characters',
    description:
      'A small network with one local map, trained on the 30 background alphabets of Omniglot, to tell characters of alphabets it never saw.',
    spec: plan.spec as Manifest['spec'],
    preprocessingVersion,
    localMap: null,
    calibration: null,
    figures: { development: {}, test: {} },
    licence:
      'Weights made from scratch by this project from Omniglot (MIT, © 2015 Brenden Lake), whose images are not included.',
  };
}

function tell({ results, withinAlphabets, officialRuns }: OneShotFigures): void {
  const line = (some: OneShotFigures['results']) =>
    some.map(({ n, accuracy }) => `${n}-way ${(100 * accuracy).toFixed(2)} %`).join(', ');
  say(`mixed alphabets: ${line(results)}`);
  say(`within alphabets: ${line(withinAlphabets)}`);
  if (officialRuns) say(`official runs: ${(100 * officialRuns.error).toFixed(2)} % wrong`);
}

async function main(): Promise<void> {
  say((await loadRuntime()).line);
  const archive = { name: basename(flags.data), bytes: new Uint8Array(readFileSync(flags.data)) };
  const { set: whole } = await readPictureArchive(archive, { decoder: pictureDecoder, profile: 'ink', seed });
  const set = flags.development ? developmentSplit(whole) : whole;
  mkdirSync(flags.cache, { recursive: true, mode: 0o700 });
  const run = `characters${flags.development ? '-development' : ''}-${seed}`;
  const { numbers } = await train({
    plan,
    set: learningSet(set, true),
    seed,
    checkpoint: join(flags.cache, `${run}.checkpoint`),
    onStep: tellStep,
  });
  const parameters = towerParameters(plan.spec, numbers);
  const model = { spec: plan.spec, parameters };
  if (!flags.development) {
    writeModel(flags.out, describe(), parameters, null);
    say(`written to ${flags.out}; measuring`);
  }
  const figures = await evaluateOneShot({ model, set, protocol: 'all', ways: guideWays, trials: 10_000, seed: 1 });
  tell(figures);
  if (flags.development) return;
  const { key } = readModel(flags.out);
  const card = labCard({ key, steps, seed, plan, figures });
  writeFileAtomically(join(flags.out, 'MODEL-CARD.md'), new TextEncoder().encode(card), 0o644);
  say(`its card is written: ${key}`);
}

await main();
