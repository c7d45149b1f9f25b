import { createRandom } from '../../base/random.ts';
import { dot, l2Distance } from '../../base/vectors.ts';
import { ParaphError } from '../../contract/errors.ts';
import type { Trial, TrialProtocol, TrialTask } from '../../contract/lab/one-shot.ts';
import type { LabNetworkChoice, LabPart } from '../../contract/lab/records.ts';
import { say } from '../../contract/phrase.ts';
import { mixedTasks, type OneShotTask, type TaskSampler, withinTasks } from '../../evaluation/one-shot.ts';
import { embedPlaces } from '../part-vectors.ts';
import { coverageAt, type PictureSet } from '../picture-set.ts';
import type { Answer } from './answer.ts';

interface Request {
  readonly network: LabNetworkChoice;
  readonly set: string;
  readonly task: TrialTask;
}

type Reply = Omit<Trial, 'pictures'> & { readonly coverage: Uint8Array };

/** One trial, shown: the probe, the classes as chance laid them out, and how far apart the network sees them. */
export const trial: Answer<Request, Reply> = async ({ network, set, task }, { holdings }) => {
  const pictures = holdings.set(set);
  const { probe, supports, answer } = drawTask(pictures, task);
  const places = [probe, ...supports];
  const vectorOf = await embedPlaces(holdings.network(network).embedder, pictures, places);
  const asked = vectorOf(probe);
  const classes = supports.map((place, index) => ({
    ...{ l2: l2Distance(asked, vectorOf(place)), cosine: 1 - dot(asked, vectorOf(place)) },
    ...(task.kind === 'official' ? { name: `${index + 1}`, group: '' } : classAt(pictures, place)),
    place,
  }));
  return { probe, classes, answer, coverage: coverageAt(pictures, places) };
};

function drawTask(pictures: PictureSet, task: TrialTask): OneShotTask {
  if (task.kind === 'official') return officialTask(pictures, task.run, task.test);
  const random = createRandom(task.seed);
  const draw = tasksOf(pictures, task.part, task.protocol)(task.n);
  if (draw === null) throw tooFewClasses(task.n);
  const { probe, supports, answer } = draw(random);
  const order = random.shuffled(supports);
  return { probe, supports: order, answer: order.indexOf(supports[answer]) };
}

/** Tasks of one part of a set. */
export function tasksOf({ classes }: PictureSet, part: LabPart, protocol: TrialProtocol): TaskSampler {
  const some = classes.filter((one) => one.part === part);
  return protocol === 'mixed' ? mixedTasks(some) : withinTasks(some);
}

function officialTask({ officialRuns }: PictureSet, run: number, test: number): OneShotTask {
  const { classes, tests, answers } = officialRuns[run] ?? { classes: [], tests: [], answers: [] };
  if (test < tests.length) return { probe: tests[test], supports: classes, answer: answers[test] };
  throw new ParaphError('bad-input', say`The set has no run or test with this number.`);
}

function tooFewClasses(n: number): ParaphError {
  return new ParaphError('bad-input', say`There are too few classes here for trials of ${n}.`, {
    nextStep: say`Choose fewer classes, or mixed alphabets.`,
  });
}

function classAt({ classes }: PictureSet, place: number): { name: string; group: string } {
  const { name = '', group = '' } = classes.find(({ pictures }) => pictures.includes(place)) ?? {};
  return { name, group };
}
