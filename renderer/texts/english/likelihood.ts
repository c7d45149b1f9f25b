import { englishLikelihood } from '../../../main/contract/likelihood-words.ts';
import { formatRate } from '../../format.ts';

export const likelihood = {
  likelihood: {
    words: englishLikelihood,
    atMost: (rate: number) => `at most ${formatRate(rate)}`,
  },
};
