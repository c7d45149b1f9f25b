/** What this workspace's decided cases make of the calibration: gathered, shown before and after, adopted, taken back. */
import { breathe, throwIfCancelled } from '../base/cancellation.ts';
import type { Calibration } from '../contract/calibration.ts';
import { ParaphError } from '../contract/errors.ts';
import { say } from '../contract/phrase.ts';
import type {
  CaseNeed,
  LessonWeights,
  Recalibration,
  RecalibrationPreview,
  RecalibrationState,
} from '../contract/recalibration.ts';
import type { Policy, VerifyCase, VerifyWord } from '../contract/records.ts';
import type { CaseLesson, Flip } from '../contract/training.ts';
import { decideAt } from '../matching/decide.ts';
import { fitMoves, type DecidedDistance } from '../matching/fit-recalibration.ts';
import { lessonWeight } from '../matching/lesson-kind.ts';
import { withinLimits } from '../matching/limits.ts';
import { policyRates, policyRefusals } from '../matching/policy-rates.ts';
import { recalibrate } from '../matching/recalibrate.ts';
import { isNearWhenTurned } from '../matching/turned-distance.ts';
import type { LoadedModel } from './active-model.ts';
import { compareAgain } from './compare-again.ts';
import type { EngineContext } from './context.ts';
import { createWithdrawnCount, decidedCases, tallyLessons, type DecidedCase } from './decided-cases.ts';
import type { Report } from './operations.ts';
import { policyOf } from './policy.ts';

/** Fewer say more about who happened to come than about how signatures lie here. */
const needed: CaseNeed = { genuine: 10, forged: 10, people: 5 };

/** The latest verdicts are tried: people remember these. */
const mostCases = 1_000;

export async function stateOfRecalibration({ workspace, model }: EngineContext): Promise<RecalibrationState> {
  const { embedder } = await model.ready();
  const adopted = workspace.recalibrations.of(embedder.key);
  const withdrawn = createWithdrawnCount(workspace)(workspace.recalibrations.lessonsOf(embedder.key));
  return { adopted, withdrawn, needed, there: countOf(decidedCases(workspace)) };
}

function countOf(lessons: readonly CaseLesson[]): CaseNeed {
  const genuine = lessons.filter((lesson) => lesson.genuine).length;
  return {
    genuine,
    forged: lessons.length - genuine,
    people: new Set(lessons.map(({ signatory }) => signatory)).size,
  };
}

/** A recalibration with the cases that it rests on. */
export interface Proposal {
  readonly recalibration: Recalibration;
  readonly lessons: readonly DecidedCase[];
}

/** @throws ParaphError `refused` with too few decided cases; `cancelled` */
export async function proposeRecalibration(
  context: EngineContext,
  weights: LessonWeights,
  signal: AbortSignal,
  report: Report,
): Promise<Proposal> {
  const loaded = await context.model.ready();
  const own = { ...loaded, calibration: ownCalibration(loaded) };
  const decided = await distancesOf(context, own, weights, signal, report);
  const lessons = decided.map(({ lesson }) => lesson);
  requireEnough(countOf(lessons));
  const moves = fitMoves(
    decided.map(({ distance }) => distance),
    own.calibration,
  );
  return {
    recalibration: {
      model: own.embedder.key,
      at: context.now(),
      weights,
      lessons: tallyLessons(lessons),
      people: countOf(lessons).people,
      ...moves,
    },
    lessons,
  };
}

const ownCalibration = ({ embedder, calibration }: LoadedModel): Calibration => embedder.calibration ?? calibration;

function requireEnough(there: CaseNeed): void {
  if (there.genuine >= needed.genuine && there.forged >= needed.forged && there.people >= needed.people) return;
  throw new ParaphError(
    'refused',
    say`Too few decided cases: ${there.genuine} genuine and ${there.forged} forged signatures of ${there.people} people.`,
    {
      nextStep: say`Confirm, overrule or settle verdicts until there are ${needed.genuine} genuine and ${needed.forged} forged ones of ${needed.people} people.`,
    },
  );
}

interface Gathered {
  readonly lesson: DecidedCase;
  readonly distance: DecidedDistance;
}

async function distancesOf(
  context: EngineContext,
  model: LoadedModel,
  weights: LessonWeights,
  signal: AbortSignal,
  report: Report,
): Promise<Gathered[]> {
  const counted = decidedCases(context.workspace).filter(({ kind }) => lessonWeight(kind, weights) > 0);
  const gathered: Gathered[] = [];
  for (const [index, lesson] of counted.entries()) {
    throwIfCancelled(signal);
    const measured = measuredThen(lesson, model) ?? (await measuredAgain(context, lesson, model));
    if (measured !== null) {
      const { genuine, signatory: person, kind } = lesson;
      gathered.push({ lesson, distance: { ...measured, genuine, person, weight: lessonWeight(kind, weights) } });
    }
    report('Looking at decided cases', index + 1, counted.length);
    await breathe();
  }
  return gathered;
}

type Measured = Pick<DecidedDistance, 'distance' | 'references' | 'undecided'>;

/** As it was measured when the case was recorded, by this very model. */
function measuredThen({ record }: DecidedCase, { embedder }: LoadedModel): Measured | null {
  if (record.kind !== 'verify' || record.model !== embedder.key || record.evidence === null) return null;
  const { adjustedDistance, references } = record.evidence;
  // What is unlike the calibration is inconclusive at whatever distance it lies.
  const undecided = record.decision.reason === 'unlike-calibration' ? null : record.decision.thresholds;
  return { distance: adjustedDistance, references: references.length, undecided };
}

/** Null where the person has no specimens any more to compare it with. */
async function measuredAgain(
  context: EngineContext,
  { record, signatory, form }: DecidedCase,
  model: LoadedModel,
): Promise<Measured | null> {
  const again = await compareAgain(context, record, { signatory, form }, model);
  if (again === null) return null;
  const [{ comparison }] = again.comparisons;
  return { distance: comparison.adjustedDistance, references: comparison.references.length, undecided: null };
}

/** What the policy comes to as it stands and with a proposal, and which past verdicts would be others. */
export async function previewRecalibration(
  context: EngineContext,
  weights: LessonWeights,
  signal: AbortSignal,
  report: Report,
): Promise<RecalibrationPreview> {
  const { recalibration } = await proposeRecalibration(context, weights, signal, report);
  const current = await context.model.ready();
  const moved = recalibrate(ownCalibration(current), recalibration);
  const policy = policyOf(context.workspace);
  return {
    proposed: recalibration,
    policy,
    before: policyRates(current.calibration, policy),
    after: policyRates(moved, policy),
    refusals: policyRefusals(moved, policy),
    ...flipsBetween(context, current, moved, policy),
  };
}

/** Under the policy of today, among verdicts that this very model gave. */
function flipsBetween(
  { workspace: { cases } }: EngineContext,
  { embedder, calibration }: LoadedModel,
  moved: Calibration,
  policy: Policy,
): { compared: number; flips: Flip[] } {
  const records = cases
    .select({ kind: 'verify' })
    .slice(0, mostCases)
    .map((id) => cases.get(id));
  const flips: Flip[] = [];
  let compared = 0;
  for (const record of records) {
    if (record.kind !== 'verify' || record.model !== embedder.key) continue;
    const [before, after] = [wordAt(record, calibration, policy), wordAt(record, moved, policy)];
    if (before === null || after === null) continue;
    compared += 1;
    if (before !== after) flips.push({ case: record.id, signatory: record.signatory.name, before, after });
  }
  return { compared, flips };
}

/**
 * A past verdict with a calibration's thresholds. What is unlike any calibration stays so, whatever its thresholds; what would be
 * forged is held to how near it lay when turned, and in a case from before that was kept to whether it did. Null where nothing
 * was compared.
 */
export function wordAt(
  { evidence, decision, quality }: Pick<VerifyCase, 'evidence' | 'decision' | 'quality'>,
  calibration: Calibration,
  policy: Policy,
): VerifyWord | null {
  if (evidence === null) return null;
  const { adjustedDistance, references } = evidence;
  const { word, thresholds } = withinLimits(
    decideAt(adjustedDistance, references.length, calibration, policy),
    (decision.unlike ?? []).filter(({ what }) => what !== 'clipped' && what !== 'several-signatures'),
    quality,
  );
  if (word !== 'forged' || thresholds === null) return word;
  const { turned, reason } = decision;
  const isNear = turned ? isNearWhenTurned(turned, thresholds) : reason === 'near-when-turned';
  return isNear ? 'inconclusive' : word;
}
