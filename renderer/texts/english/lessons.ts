import { sumOfLessons, type LessonTally } from '../../../main/contract/training.ts';
import { formatCount } from '../../format.ts';
import { counted } from './counted.ts';

const cases = (count: number) => counted(count, 'decided case', 'decided cases');

/** What people decided about cases, as something to learn from. */
export const lessons = {
  lessons: {
    none: 'No decided case feeds in yet. Confirm, overrule or settle verdicts, and the next run learns from them.',
    feed: (tally: LessonTally) => {
      const { confirmed, hard, overruled, settled } = tally;
      const kinds = [
        overruled > 0 ? `${formatCount(overruled)} overruled` : '',
        settled > 0 ? `${formatCount(settled)} settled` : '',
        hard > 0 ? `${formatCount(hard)} right but close` : '',
        confirmed > 0 ? `${formatCount(confirmed)} right and clear` : '',
      ];
      return `To learn from besides: ${cases(sumOfLessons(tally))} (${kinds.filter(Boolean).join(', ')}).`;
    },
    reversible: 'A decision that is taken back is out of the next run.',
    within: (count: number) => `with ${cases(count)}`,
    withdrawn: (withdrawn: number, learnt: number) =>
      `Of the ${cases(learnt)} it learnt from, ${formatCount(withdrawn)} ${withdrawn === 1 ? 'was' : 'were'} taken back or decided otherwise since. Consider training anew.`,
    fact: 'Decided cases',
    facts: (learnt: number, withdrawn: number) =>
      withdrawn === 0
        ? formatCount(learnt)
        : `${formatCount(learnt)}, ${formatCount(withdrawn)} of them taken back since`,
  },
};
