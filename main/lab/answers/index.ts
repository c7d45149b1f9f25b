/** Everything that the lab's processes can be asked, by name. The engine's side is `engine/lab/lab-bench.ts`. */
import { embed } from './embed.ts';
import { look } from './look.ts';
import { gridCell, gridProbe } from './grid.ts';
import { embedGiven, pairs } from './pairs.ts';
import { classesOf, picturesOf } from './pictures.ts';
import { signaturesOf } from './signatures.ts';
import { sphere } from './sphere.ts';
import { learnNetwork } from './train.ts';
import { triplets } from './triplets.ts';
import { trivial } from './trivial.ts';
import { trial } from './trial.ts';
import { officialRuns, trials } from './trials.ts';
import { weightsOf } from './weights.ts';

export const labAnswers = {
  classes: classesOf,
  pictures: picturesOf,
  embed,
  train: learnNetwork,
  weights: weightsOf,
  look,
  signatures: signaturesOf,
  sphere,
  triplets,
  trivial,
  gridCell,
  gridProbe,
  trial,
  trials,
  officialRuns,
  pairs,
  embedGiven,
} as const;

type LabAnswers = typeof labAnswers;
export type LabQuestion = keyof LabAnswers;
export type Asked<Q extends LabQuestion> = Parameters<LabAnswers[Q]>[0];
export type Answered<Q extends LabQuestion> = Awaited<ReturnType<LabAnswers[Q]>>;
