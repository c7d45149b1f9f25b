/** One-shot trials, pairs, and classes drawn by hand. */
import { done, method, nothing } from '../method.ts';
import { z, Bytes, Count, Id, Name, within } from '../schema.ts';
import { Drawing, DrawnClass, DrawnKind } from './drawn.ts';
import {
  Distances,
  DrawnRanking,
  guideWays,
  PairDistances,
  PairReport,
  PickedPicture,
  Trial,
  TrialProtocol,
  TrialsReport,
  TrialTask,
  trialLimits,
} from './one-shot.ts';
import { LabNetworkChoice, LabPart, LabPictures } from './records.ts';
import { ImportedSet } from './sets-methods.ts';

const { n, trials } = trialLimits;
/** A network, and the set that it is tried on: not always the one it learnt from. */
const tried = { ...LabNetworkChoice.shape, set: Id };
/** The first question about a set has all of its pictures drawn or read. */
const slow = { deadline: 300_000 } as const;

export const labOneShotMethods = {
  'lab.trial': method(
    'One n-way one-shot trial: the probe, one picture of each class, and how far the network sees them apart.',
    'lab trial NETWORK --set SET --n NUMBER',
    z.object({ ...tried, task: TrialTask }),
    Trial,
    slow,
  ),
  'lab.trials': method(
    'The accuracy over many trials by n, with 95 % intervals, and the error of Lake’s runs where the set has them.',
    'lab trials NETWORK --set SET',
    z.object({
      operation: z.optional(Id),
      ...tried,
      parts: z._default(z.array(LabPart).check(z.minLength(1), z.maxLength(2)), ['unseen']),
      protocol: z._default(TrialProtocol, 'mixed'),
      ways: z._default(z.array(z.int().check(...within(n))).check(z.minLength(1), z.maxLength(20)), [...guideWays]),
      trials: z._default(z.int().check(...within(trials)), 1_000),
      seed: z._default(z.int(), 1),
    }),
    TrialsReport,
    { deadline: 0 },
  ),
  'lab.rank': method(
    'How far a probe, drawn or picked, lies from pictures of a set.',
    'lab rank NETWORK FILE --set SET --places LIST',
    z.object({ ...tried, places: z.array(Count).check(z.minLength(1), z.maxLength(1_000)), probe: PickedPicture }),
    z.object({ distances: z.array(Distances), probe: LabPictures }),
    slow,
  ),
  'lab.pair': method(
    'How far apart a network sees two pictures.',
    'lab pair NETWORK FILE FILE --set SET',
    z.object({ ...tried, first: PickedPicture, second: PickedPicture }),
    PairReport,
    slow,
  ),
  'lab.pairDistances': method(
    'How far apart a network sees pictures of the same class, and of different ones, with the threshold of equal error.',
    'lab pair NETWORK --set SET',
    z.object({ ...tried, part: z._default(LabPart, 'unseen'), seed: z._default(z.int(), 1) }),
    PairDistances,
    slow,
  ),

  'lab.drawn': method('Classes drawn by hand, in the order they were made.', 'lab drawn', nothing, z.array(DrawnClass)),
  'lab.drawing': method(
    'The picture of a drawing, as it was drawn.',
    'lab drawn --export DIR',
    z.object({ drawing: Id }),
    z.object({ picture: Bytes }),
  ),
  'lab.newDrawn': method(
    'Begins a class drawn by hand, with its first drawing.',
    'lab draw --name NAME FILE',
    z.object({ kind: DrawnKind, name: Name, drawing: Drawing }),
    DrawnClass,
  ),
  'lab.draw': method(
    'Adds a drawing to a class drawn by hand.',
    'lab draw --to CLASS FILE',
    z.object({ class: Id, drawing: Drawing }),
    DrawnClass,
  ),
  'lab.renameDrawn': method(
    'Gives a class drawn by hand another name.',
    'lab drawn --rename CLASS --name NAME',
    z.object({ class: Id, name: Name }),
    DrawnClass,
  ),
  'lab.removeDrawn': method(
    'Takes a class drawn by hand, or one of its drawings, away; can be undone.',
    'lab drawn --remove ID',
    z.object({ id: Id }),
    done,
  ),
  'lab.keepDrawn': method(
    'Keeps the classes drawn by hand as a set that networks can learn from.',
    'lab drawn --as-set NAME',
    z.object({ kind: DrawnKind, name: Name }),
    ImportedSet,
    slow,
  ),
  'lab.restoreDrawn': method('Undoes that.', 'lab drawn --restore ID', z.object({ id: Id }), done),
  'lab.rankDrawn': method(
    'Which class drawn by hand a drawing is nearest to, as a network of the lab sees it.',
    'lab rank NETWORK FILE --kind KIND',
    z.object({ ...LabNetworkChoice.shape, kind: DrawnKind, drawing: Drawing }),
    DrawnRanking,
    slow,
  ),
  'lab.rankByModel': method(
    'Which signature drawn by hand a drawing is nearest to, as the model that answers sees it: a play that decides nothing.',
    'lab rank-by-model FILE',
    z.object({ drawing: Drawing }),
    DrawnRanking,
    { deadline: 120_000 },
  ),
} as const;
