import { germanLikelihood } from '../../../main/contract/likelihood-words.ts';
import { formatRate } from '../../format.ts';
import type { likelihood as english } from '../english/likelihood.ts';
import type { Words } from '../words.ts';

export const likelihood: Words<typeof english> = {
  likelihood: {
    words: germanLikelihood,
    atMost: (rate) => `höchstens ${formatRate(rate)}`,
  },
};
