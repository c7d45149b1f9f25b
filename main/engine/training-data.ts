/** Signatures to train on: whose they are, which are genuine, which are forgeries of that hand. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { throwIfCancelled } from '../base/cancellation.ts';
import { groupByForm } from '../contract/forms.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { TrainingSettings } from '../contract/training.ts';
import { type LabelledFile, readLabelledFolder } from '../evaluation/labelled-folder.ts';
import type { WriterSignatures } from '../training/sampler.ts';
import type { TrainingSet } from '../training/trainer.ts';
import type { EngineContext } from './context.ts';
import { decidedCases, type DecidedCase, type LessonKind } from './decided-cases.ts';

export interface TrainingData {
  readonly set: TrainingSet;
  /** Identifiers of the persons it holds; none for a folder. */
  readonly signatories: readonly string[];
  /** Decided cases that it holds. */
  readonly lessons: readonly DecidedCase[];
  /** Where they come from, as a person would say it. */
  readonly population: string;
}

type Input = Pick<TrainingSet, 'width' | 'height'>;

/** Fewer writers cannot be split into some to learn from and some to measure on. */
export const fewestWriters = 6;

/** What a decided case counts beside a specimen. */
export type LessonWeights = Pick<TrainingSettings, 'overruledWeight' | 'hardWeight'>;

/**
 * Every specimen of every person, each way of signing a writer of its own, and the questioned signatures that people have
 * decided on (`decided-cases.ts`), as they stand now: what was taken back since is left out.
 *
 * @throws ParaphError `refused` where too few persons have two specimens; `cancelled`
 */
export async function dataOfWorkspace(
  context: EngineContext,
  input: Input,
  weights: LessonWeights,
  signal: AbortSignal,
): Promise<TrainingData> {
  const { workspace } = context;
  const gather = createGatherer(input);
  const signatories: string[] = [];
  const lessons: DecidedCase[] = [];
  const decided = Map.groupBy(countedCases(workspace, weights), ({ signatory }) => signatory);
  for (const { id } of workspace.signatories.persons()) {
    throwIfCancelled(signal);
    const ways = groupByForm(workspace.specimens.of(id));
    let learnt = false;
    // One after the other: a run that is resumed must find its writers in the same order.
    for (const { form, items } of ways) {
      const specimens = items.map((specimen) => plain(workspace.specimens.normalised(specimen.id).coverage));
      const cases = (decided.get(id) ?? []).filter((lesson) => (lesson.form ?? ways[0].form) === form);
      const pictures = await pictureCases(context, cases, weights, input);
      if (!gather.add([...specimens, ...pictures.genuine], pictures.forged)) continue;
      learnt = true;
      lessons.push(...cases);
    }
    if (learnt) signatories.push(id);
  }
  const set = gather.set();
  requireWriters(set.writers, say`Enrol more people with at least two specimens each.`);
  return { set, signatories, lessons, population: `${set.writers.length} people of this workspace` };
}

/** Decided cases but for those of a kind that counts nothing. */
function countedCases(workspace: EngineContext['workspace'], weights: LessonWeights): DecidedCase[] {
  return decidedCases(workspace).filter(({ kind }) => weightOf(kind, weights) > 0);
}

function weightOf(kind: LessonKind, { overruledWeight, hardWeight }: LessonWeights): number {
  return { confirmed: 1, hard: hardWeight, overruled: overruledWeight }[kind];
}

async function pictureCases(
  { workspace, decoder }: EngineContext,
  cases: readonly DecidedCase[],
  weights: LessonWeights,
  input: Input,
) {
  const pictures: { genuine: Picture[]; forged: Picture[] } = { genuine: [], forged: [] };
  for (const { record, genuine, kind } of cases) {
    const bytes = workspace.cases.picture(record.id, 'cleaned');
    const { normalised } = await decoder.normalise({ name: record.fileName, bytes, input });
    pictures[genuine ? 'genuine' : 'forged'].push({
      coverage: normalised.coverage,
      weight: weightOf(kind, weights),
    });
  }
  return pictures;
}

/** @throws ParaphError as `readLabelledFolder`; `refused` for too few writers; `cancelled` */
export async function dataOfFolder(
  context: EngineContext,
  directory: string,
  input: Input,
  signal: AbortSignal,
): Promise<TrainingData> {
  const folder = await readLabelledFolder(directory, signal);
  const gather = createGatherer(input);
  const read = (files: readonly LabelledFile[]) => prepareFiles(context, files, input, signal);
  for (const { genuine, forged } of folder.writers)
    gather.add((await read(genuine)).map(plain), (await read(forged)).map(plain));
  const set = gather.set();
  requireWriters(set.writers, say`Name a folder with more writers, each with two genuine signatures.`);
  return { set, signatories: [], lessons: [], population: `${set.writers.length} writers of ${folder.set}` };
}

/** Unusable and unreadable files are left out. */
async function prepareFiles(
  { decoder }: EngineContext,
  files: readonly LabelledFile[],
  input: Input,
  signal: AbortSignal,
): Promise<Uint8Array[]> {
  const prepared = files.map(async ({ path }) => {
    throwIfCancelled(signal);
    try {
      const { quality, normalised } = await decoder.prepare({
        name: path,
        bytes: await readFile(path),
        region: null,
        input,
      });
      return quality.usable && normalised ? [normalised.coverage] : [];
    } catch (error) {
      if (error instanceof ParaphError && error.code !== 'cancelled') return [];
      throw error;
    }
  });
  return (await Promise.all(prepared)).flat();
}

function requireWriters(writers: readonly WriterSignatures[], nextStep: ReturnType<typeof say>): void {
  if (writers.length >= fewestWriters) return;
  throw new ParaphError(
    'refused',
    say`Training needs at least ${fewestWriters} writers with two signatures each; found: ${writers.length}.`,
    { nextStep },
  );
}

interface Picture {
  readonly coverage: Uint8Array;
  /** How many times as often as a specimen it is to be looked at. */
  readonly weight: number;
}

const plain = (coverage: Uint8Array): Picture => ({ coverage, weight: 1 });

/** Collects pictures writer by writer; exact duplicates, wherever, count once, as much as the heaviest of them. */
function createGatherer({ width, height }: Input) {
  const pictures: Uint8Array[] = [];
  const weights: number[] = [];
  const writers: WriterSignatures[] = [];
  const places = new Map<string, number>();
  /** Where the picture lies; null when it lay there before. */
  const place = ({ coverage, weight }: Picture): number | null => {
    const hash = createHash('sha256').update(coverage).digest('base64');
    const known = places.get(hash);
    if (known !== undefined) {
      weights[known] = Math.max(weights[known], weight);
      return null;
    }
    weights.push(weight);
    const fresh = pictures.push(coverage) - 1;
    places.set(hash, fresh);
    return fresh;
  };
  const placeAll = (some: readonly Picture[]) => some.map(place).filter((fresh) => fresh !== null);
  return {
    /** @returns whether the writer has enough to be learnt from */
    add(genuine: readonly Picture[], forged: readonly Picture[]): boolean {
      const writer = { genuine: placeAll(genuine), forged: placeAll(forged) };
      if (writer.genuine.length < 2) return false;
      writers.push(writer);
      return true;
    },
    set(): TrainingSet {
      const coverage = new Uint8Array(pictures.length * width * height);
      pictures.forEach((picture, index) => coverage.set(picture, index * width * height));
      const isEven = weights.every((weight) => weight === 1);
      return { width, height, coverage, writers, ...(isEven ? {} : { weights }) };
    },
  };
}
