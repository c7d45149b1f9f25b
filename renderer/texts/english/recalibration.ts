import type { DistanceMove } from '../../../main/contract/recalibration.ts';
import { formatCount, formatInstant, formatTwoDigits } from '../../format.ts';
import { counted, people } from './counted.ts';

const cases = (count: number) => counted(count, 'decided case', 'decided cases');

/** Below this many deviations nothing is said to have moved. */
const noticeable = 0.05;
const size = ({ shift, uncertainty }: DistanceMove) =>
  `${formatTwoDigits(Math.abs(shift))} ± ${formatTwoDigits(uncertainty)} standard deviations`;
const moved = (kind: string, move: DistanceMove) =>
  Math.abs(move.shift) < noticeable
    ? `${kind} lie where they are expected to (${cases(move.cases)} of ${people(move.people)}).`
    : `${kind} lie ${size(move)} ${move.shift < 0 ? 'nearer to' : 'further from'} the specimens than expected (${cases(move.cases)} of ${people(move.people)}).`;

/** What decided cases make of the thresholds. */
export const recalibration = {
  recalibration: {
    title: 'Learn from your own verdicts',
    intro:
      'The error rates were measured on other people’s signatures. Verdicts that you confirmed or overruled, and inconclusive ones that you settled, show how signatures lie here; the thresholds can follow them, the further the more there are. An inconclusive verdict that nobody settled counts for nothing.',
    own: 'Verdicts are held to the model’s own calibration.',
    stands: (count: number, persons: number, at: number) =>
      `Verdicts follow ${cases(count)} of ${people(persons)}, since ${formatInstant(at)}.`,
    stale: (count: number) =>
      `${formatCount(count)} of the cases behind it ${count === 1 ? 'was' : 'were'} taken back, decided otherwise or erased since. Look again, or go back to the model’s own.`,
    there: { genuine: 'Decided to be genuine', forged: 'Decided to be forged', people: 'People they are of' },
    ofNeeded: (there: number, needed: number) => `${formatCount(there)}; ${formatCount(needed)} are needed`,
    tooFew: 'With fewer, who happened to come would count for more than how signatures lie here.',
    look: 'Show what it would change',
    outcome: 'What it would change',
    moves: {
      genuine: (move: DistanceMove) => moved('Genuine signatures', move),
      forged: (move: DistanceMove) => moved('Forgeries', move),
    },
    columns: {
      accept: 'Genuine up to',
      reject: 'Forged beyond',
      passes: 'Forgeries called genuine',
      fails: 'Genuine called forged',
      open: 'Genuine, inconclusive',
    },
    strictest: 'Until you ask for more, the strictest thresholds there are would stand.',
    adopt: 'Follow these cases',
    leave: 'Leave it as it is',
    takeBack: 'Back to the model’s own',
    adopted: 'Verdicts follow your decided cases now. Cases stay as they were decided.',
    takenBack: 'Verdicts are held to the model’s own calibration again.',
    mark: (count: number, at: number) => `moved by ${cases(count)} on ${formatInstant(at)}`,
    line: 'Calibration',
    hint: (count: number) => `Moved by ${cases(count)} of this workspace.`,
  },
};
