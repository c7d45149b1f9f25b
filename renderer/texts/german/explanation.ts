import { germanExplanation } from '../../../main/contract/explanation-words.ts';
import type { explanation as english } from '../english/explanation.ts';
import type { Words } from '../words.ts';
import { specimens } from './counted.ts';

export const explanation: Words<typeof english> = {
  explanation: {
    title: 'Gründe',
    all: 'Alles, was gemessen wurde',
    loading: 'Wird gemessen …',
    none: 'Die Unterschrift ließ sich nicht vermessen.',
    specimens,
    words: germanExplanation,
  },
};
