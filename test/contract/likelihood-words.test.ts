import { describe, expect, it } from 'vitest';
import {
  englishLikelihood,
  germanLikelihood,
  ratioSentence,
  strengthSentence,
} from '../../main/contract/likelihood-words.ts';

const likelihood = (skilled: number, random = 1.2, cap = 1.342) => ({
  skilled: { log10: skilled, cap },
  random: { log10: random, cap },
  writers: 21,
});

describe('the strength of the evidence in words', () => {
  it('says what is supported over what, against a skilled forger unless another is named', () => {
    expect(strengthSentence(englishLikelihood, likelihood(1.1), 'Ada Berg')).toBe(
      'The evidence supports that Ada Berg wrote it, over that a skilled forger did: moderately.',
    );
    expect(strengthSentence(englishLikelihood, likelihood(-0.5), 'Ada Berg')).toBe(
      'The evidence supports that a skilled forger wrote it, over that Ada Berg did: to a limited degree.',
    );
    expect(strengthSentence(englishLikelihood, likelihood(0.1), 'Ada Berg')).toContain('neither');
    expect(strengthSentence(englishLikelihood, likelihood(0), 'Ada Berg', 'random')).toContain('somebody else');
    expect(strengthSentence(germanLikelihood, likelihood(1.1), 'Ada Berg')).toBe(
      'Der Befund stützt, dass Ada Berg unterschrieben hat, gegenüber einer geübten Fälschung: mäßig.',
    );
  });

  it('gives the ratio in two figures, whichever way it points, and says where the data end', () => {
    expect(ratioSentence(englishLikelihood, likelihood(1.1))).toBe(
      'Such a distance is about 13 times as probable under the first as under the second.',
    );
    expect(ratioSentence(germanLikelihood, likelihood(-0.52))).toContain('etwa 3,3-mal');
    expect(ratioSentence(englishLikelihood, likelihood(-1.342))).toBe(
      'Such a distance is about 22 times as probable under the first as under the second. A larger ratio cannot be claimed from the 21 writers that it rests on.',
    );
    expect(ratioSentence(englishLikelihood, likelihood(0.1))).toBe('');
  });

  it('never speaks of the probability of a forgery but to say that it is none', () => {
    for (const words of [englishLikelihood, germanLikelihood]) {
      for (const log10 of [-1.3, -0.4, 0, 0.4, 1.3]) {
        const told = `${strengthSentence(words, likelihood(log10), 'X')} ${ratioSentence(words, likelihood(log10))}`;
        expect(told).not.toMatch(/probability of|Wahrscheinlichkeit einer|%/);
      }
    }
    expect(englishLikelihood.note).toContain('not the probability of a forgery');
  });
});
