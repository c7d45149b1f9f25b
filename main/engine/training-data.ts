/** Signatures to train on: whose they are, which are genuine, which are forgeries of that hand. */
import { throwIfCancelled } from '../base/cancellation.ts';
import { groupByForm } from '../contract/forms.ts';
import { say } from '../contract/phrase.ts';
import type { TrainingSettings } from '../contract/training.ts';
import { lessonWeight, type LessonKind } from '../matching/lesson-kind.ts';
import type { TrainingSet } from '../training/trainer.ts';
import type { EngineContext } from './context.ts';
import { decidedCases, type DecidedCase } from './decided-cases.ts';
import { createGatherer, type Input, type Picture, plain, requireWriters } from './training-pictures.ts';

export interface TrainingData {
  readonly set: TrainingSet;
  /** Identifiers of the persons it holds; none for a folder or an archive. */
  readonly signatories: readonly string[];
  /** Decided cases that it holds. */
  readonly lessons: readonly DecidedCase[];
  /** Where they come from, as a person would say it. */
  readonly population: string;
}

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
  return lessonWeight(kind, { overruled: overruledWeight, hard: hardWeight });
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
