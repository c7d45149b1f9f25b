/** Signatures to train on: whose they are, which are genuine, which are forgeries of that hand. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { throwIfCancelled } from '../base/cancellation.ts';
import { groupByForm } from '../contract/forms.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type { Case, VerifyCase } from '../contract/records.ts';
import { type LabelledFile, readLabelledFolder } from '../evaluation/labelled-folder.ts';
import type { WriterSignatures } from '../training/sampler.ts';
import type { TrainingSet } from '../training/trainer.ts';
import type { EngineContext } from './context.ts';

export interface TrainingData {
  readonly set: TrainingSet;
  /** Identifiers of the persons it holds; none for a folder. */
  readonly signatories: readonly string[];
  /** Where they come from, as a person would say it. */
  readonly population: string;
}

type Input = Pick<TrainingSet, 'width' | 'height'>;

/** Fewer writers cannot be split into some to learn from and some to measure on. */
export const fewestWriters = 6;

/**
 * Every specimen of every person, each way of signing a writer of its own, and the questioned signatures that people have decided on: confirmed as genuine or
 * overruled as forged they are genuine, confirmed as forged or overruled as genuine they are forgeries of that hand.
 *
 * @throws ParaphError `refused` where too few persons have two specimens; `cancelled`
 */
export async function dataOfWorkspace(
  context: EngineContext,
  input: Input,
  signal: AbortSignal,
): Promise<TrainingData> {
  const { workspace } = context;
  const gather = createGatherer(input);
  const signatories: string[] = [];
  const decided = decidedCases(context);
  for (const { id } of workspace.signatories.persons()) {
    throwIfCancelled(signal);
    const ways = groupByForm(workspace.specimens.of(id));
    let learnt = false;
    // One after the other: a run that is resumed must find its writers in the same order.
    for (const { form, items } of ways) {
      const specimens = items.map((specimen) => workspace.specimens.normalised(specimen.id).coverage);
      const cases = (decided.get(id) ?? []).filter(({ verdict }) => (verdict.form?.name ?? ways[0].form) === form);
      const pictures = await pictureCases(context, cases, input);
      learnt = gather.add([...specimens, ...pictures.genuine], pictures.forged) || learnt;
    }
    if (learnt) signatories.push(id);
  }
  const set = gather.set();
  requireWriters(set.writers, say`Enrol more people with at least two specimens each.`);
  return { set, signatories, population: `${set.writers.length} people of this workspace` };
}

async function pictureCases({ workspace, decoder }: EngineContext, cases: readonly DecidedCase[], input: Input) {
  const pictures: { genuine: Uint8Array[]; forged: Uint8Array[] } = { genuine: [], forged: [] };
  for (const { verdict, genuine } of cases) {
    const bytes = workspace.cases.picture(verdict.id, 'cleaned');
    const { normalised } = await decoder.normalise({ name: verdict.fileName, bytes, input });
    pictures[genuine ? 'genuine' : 'forged'].push(normalised.coverage);
  }
  return pictures;
}

interface DecidedCase {
  readonly verdict: VerifyCase;
  /** What the person who decided holds the questioned signature for. */
  readonly genuine: boolean;
}

function decidedCases({ workspace }: EngineContext): ReadonlyMap<string, DecidedCase[]> {
  const bySignatory = new Map<string, DecidedCase[]>();
  for (const id of workspace.cases.select({ kind: 'verify' })) {
    const decided = asDecided(workspace.cases.get(id));
    if (decided === null) continue;
    const { signatory } = decided.verdict;
    bySignatory.set(signatory.id, [...(bySignatory.get(signatory.id) ?? []), decided]);
  }
  return bySignatory;
}

function asDecided(record: Case): DecidedCase | null {
  if (record.kind !== 'verify' || record.disposition === null || !record.quality.usable) return null;
  const { word } = record.decision;
  // An inconclusive verdict, confirmed or overruled, does not say what the signature is.
  if (word === 'inconclusive') return null;
  const confirmed = record.disposition.outcome === 'confirmed';
  return { verdict: record, genuine: (word === 'genuine') === confirmed };
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
  for (const { genuine, forged } of folder.writers) gather.add(await read(genuine), await read(forged));
  const set = gather.set();
  requireWriters(set.writers, say`Name a folder with more writers, each with two genuine signatures.`);
  return { set, signatories: [], population: `${set.writers.length} writers of ${folder.set}` };
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

/** Collects pictures writer by writer; exact duplicates, wherever, count once. */
function createGatherer({ width, height }: Input) {
  const pictures: Uint8Array[] = [];
  const writers: WriterSignatures[] = [];
  const seen = new Set<string>();
  const fresh = (picture: Uint8Array): boolean => {
    const hash = createHash('sha256').update(picture).digest('base64');
    return !seen.has(hash) && seen.add(hash) !== undefined;
  };
  return {
    /** @returns whether the writer has enough to be learnt from */
    add(genuine: readonly Uint8Array[], forged: readonly Uint8Array[]): boolean {
      const [own, others] = [genuine.filter(fresh), forged.filter(fresh)];
      if (own.length < 2) return false;
      const place = (picture: Uint8Array) => pictures.push(picture) - 1;
      writers.push({ genuine: own.map(place), forged: others.map(place) });
      return true;
    },
    set(): TrainingSet {
      const coverage = new Uint8Array(pictures.length * width * height);
      pictures.forEach((picture, index) => coverage.set(picture, index * width * height));
      return { width, height, coverage, writers };
    },
  };
}
