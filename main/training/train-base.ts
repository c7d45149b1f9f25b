/**
 * Makes the shipped model again: `npm run train:base -- [--data FOLDER] [--out FOLDER] [--cache FOLDER] [--steps N]
 * [--seed N] [--train-on SET] [--weights FOLDER]`. May be interrupted and run again; it resumes from its checkpoint. With
 * `--train-on` the other set stays unseen, thresholds included, and is measured whole; the model goes to the cache unless `--out`
 * says where. With `--weights` nothing is trained: a model that is there already is calibrated and measured again.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeFileAtomically } from '../base/atomic-file.ts';
import type { Calibration } from '../contract/calibration.ts';
import type { VerificationReport } from '../contract/verification-report.ts';
import { readLabelledFolder, selectWriters } from '../evaluation/labelled-folder.ts';
import { dividedSets, loadWriterList, type DividedSet } from '../evaluation/writer-lists.ts';
import { preprocessingVersion } from '../base/preprocessing.ts';
import type { Manifest } from '../model/manifest.ts';
import { twoMapSpec } from '../model/networks/spec.ts';
import { countLearnt } from '../model/networks/shapes.ts';
import { loadRuntime } from '../model/runtime.ts';
import { type Model, readModel, writeModel } from '../model/weights.ts';
import { calibrate, embedSets, figuresOf, measure, withEmbedder } from './finish-model.ts';
import { generatedPlans, withGeneratedWriters } from './learning-writers.ts';
import { modelCard } from './model-card.ts';
import { prepareSet } from './prepared-set.ts';
import { type RunSpeed, train } from './train.ts';
import type { StepReport } from './trainer.ts';
import { basePlan } from './trainer.ts';
import { createTrainingSet, type LabelledPreparedSet } from './training-set.ts';
import { fitWhitening } from './whiten.ts';

const localMap = 'fine';

const sources: Record<DividedSet, string> = {
  'bhsig260-hindi': 'BHSig260 (Hindi)',
  'sigcomp2011-dutch': 'ICDAR 2011 SigComp (Dutch)',
};

const scripts: Record<DividedSet, string> = { 'bhsig260-hindi': 'Devanagari', 'sigcomp2011-dutch': 'Latin' };

const { values: flags } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    out: { type: 'string' },
    cache: { type: 'string', default: join(homedir(), '.cache', 'paraph', 'training') },
    steps: { type: 'string', default: String(basePlan.schedule.steps) },
    seed: { type: 'string', default: '1' },
    weights: { type: 'string' },
    'train-on': { type: 'string' },
  },
});

const trainOn = flags['train-on'];
const learntSets = dividedSets.filter((set) => trainOn === undefined || set === trainOn);
if (learntSets.length === 0) throw new Error(`--train-on takes ${dividedSets.join(' or ')}, not ${trainOn}.`);
const population = `unseen writers of public sets (${learntSets.map((set) => sources[set]).join(', ')})`;
const runName = trainOn === undefined ? 'base' : `base-${trainOn}`;
const out = flags.out ?? (trainOn === undefined ? 'resources/model' : join(flags.cache, runName));

type Part = 'training' | 'development' | 'test';
type SetsOf = (part: Part) => LabelledPreparedSet[];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Tells of progress at most once in five seconds. */
function createTeller(): (stage: string, done: number, total: number | null) => void {
  let told = 0;
  return (stage, done, total) => {
    if (performance.now() - told < 5_000) return;
    told = performance.now();
    say(`${stage}: ${done}${total === null ? '' : ` of ${total}`}`);
  };
}

async function readSet(set: DividedSet): Promise<LabelledPreparedSet> {
  const folder = await readLabelledFolder(join(flags.data, set));
  const options = { input: twoMapSpec.input, cache: flags.cache, onProgress: createTeller() };
  return { folder, prepared: await prepareSet(folder, options) };
}

function partOf({ folder, prepared }: LabelledPreparedSet, part: Part): LabelledPreparedSet {
  const list = loadWriterList(folder.set as DividedSet);
  return { folder: selectWriters(folder, list[part]), prepared };
}

function tellStep({ step, steps, loss, parts, imagesPerSecond, remainingMs }: StepReport & RunSpeed): void {
  if (step % 10 !== 0 && step !== steps) return;
  const detail = [...parts].map(([name, value]) => `${name} ${value.toFixed(3)}`).join(', ');
  const minutes = (remainingMs / 60_000).toFixed(1);
  say(
    `step ${step} of ${steps}, loss ${loss.toFixed(4)} (${detail}), ${imagesPerSecond.toFixed(0)} images/s, ${minutes} min left`,
  );
}

function describe(figures: Manifest['figures']): Omit<Manifest, 'weights' | 'format' | 'calibration'> {
  return {
    name: 'Paraph base model',
    description: `Two-map network trained on offline signatures in ${learntSets.map((set) => scripts[set]).join(' and ')} script and on generated ones, with skilled forgeries; calibrated on writers it never saw.`,
    spec: twoMapSpec as Manifest['spec'],
    preprocessingVersion,
    localMap,
    figures,
    licence:
      'Weights made from scratch by this project. The images they were trained on are not included; their owners state no licence for redistribution.',
  };
}

function tellFigures(part: Part | 'unseen set', reports: readonly VerificationReport[]): void {
  for (const [set, row] of Object.entries(figuresOf(reports)))
    say(`${part}, ${set}: EER skilled ${JSON.stringify(row)}`);
}

/** Trains, or goes on training, and leaves a draft without calibration in the cache. */
async function trainModel(sets: readonly LabelledPreparedSet[]): Promise<Model> {
  say('drawing generated writers');
  const real = createTrainingSet(sets, twoMapSpec.input);
  const { numbers: parameters } = await train({
    plan: { ...basePlan, spec: twoMapSpec, schedule: { ...basePlan.schedule, steps: Number(flags.steps) } },
    set: await withGeneratedWriters(real),
    seed: Number(flags.seed),
    checkpoint: join(flags.cache, `${runName}.checkpoint`),
    onStep: tellStep,
  });
  // Over real writers alone: generated ones among them cost half a point on writers of a set that was learnt from.
  const whitening = fitWhitening(twoMapSpec, localMap, parameters, real);
  const draft = { ...describe({ development: {}, test: {} }), calibration: null };
  const place = join(flags.cache, `${runName}-draft`);
  writeModel(place, draft, parameters, whitening);
  return readModel(place);
}

interface Findings {
  readonly calibration: Calibration;
  readonly development: readonly VerificationReport[];
  readonly test: readonly VerificationReport[];
  /** Every writer of a set that was no part of it. */
  readonly unseen: readonly VerificationReport[];
}

/** Calibrates on development writers; then, everything being chosen, measures on both parts. */
function judge(model: Model, setsOf: SetsOf, unseenSets: readonly LabelledPreparedSet[]): Promise<Findings> {
  return withEmbedder(model, async (embedder) => {
    const options = { onProgress: createTeller() };
    const developmentSets = await embedSets(setsOf('development'), embedder, options);
    const calibration = await calibrate(developmentSets, setsOf('training'), embedder, population, options);
    const development = await measure(developmentSets, calibration, options);
    const test = await measure(await embedSets(setsOf('test'), embedder, options), calibration, options);
    const unseen = await measure(await embedSets(unseenSets, embedder, options), calibration, options);
    return { calibration, development, test, unseen };
  });
}

function publish(model: Model, { calibration, development, test, unseen }: Findings, writers: (part: Part) => number) {
  const figures = { development: figuresOf(development), test: figuresOf([...test, ...unseen]) };
  writeModel(out, { ...describe(figures), calibration }, model.parameters, model.whitening);
  const card = modelCard({
    name: model.manifest.name,
    key: model.key,
    parameters: countLearnt(twoMapSpec),
    steps: flags.weights === undefined ? Number(flags.steps) : null,
    sources: learntSets.map((set) => sources[set]).join(' and '),
    trainingWriters: writers('training'),
    generatedWriters: generatedPlans.reduce((sum, plan) => sum + plan.writers, 0),
    developmentWriters: writers('development'),
    development,
    test,
    unseen,
  });
  writeFileAtomically(join(out, 'MODEL-CARD.md'), new TextEncoder().encode(card), 0o644);
}

async function main(): Promise<void> {
  say((await loadRuntime()).line);
  const sets: LabelledPreparedSet[] = [];
  const unseenSets: LabelledPreparedSet[] = [];
  for (const set of dividedSets) (learntSets.includes(set) ? sets : unseenSets).push(await readSet(set));
  const setsOf: SetsOf = (part) => sets.map((set) => partOf(set, part));
  const writers = (part: Part) => setsOf(part).reduce((sum, { folder }) => sum + folder.writers.length, 0);
  const model = flags.weights === undefined ? await trainModel(setsOf('training')) : readModel(flags.weights);
  const findings = await judge(model, setsOf, unseenSets);
  publish(model, findings, writers);
  tellFigures('development', findings.development);
  tellFigures('test', findings.test);
  tellFigures('unseen set', findings.unseen);
  say(`written to ${out}: ${readModel(out).key}`);
}

await main();
