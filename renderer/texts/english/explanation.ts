import { englishExplanation } from '../../../main/contract/explanation-words.ts';
import { specimens } from './counted.ts';

export const explanation = {
  explanation: {
    title: 'Reasons',
    all: 'Everything measured',
    loading: 'Measuring…',
    none: 'The signature could not be measured.',
    specimens,
    words: englishExplanation,
  },
};
