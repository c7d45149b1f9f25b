/** What likelihood ratios say, in English and German: one set of words for interface, report and command line. */
import { ratioOf, statementOf, type Alternative, type LikelihoodRatio, type Strength } from './likelihood.ts';

type Told = Exclude<Strength, 'none'>;

export interface LikelihoodWords {
  readonly locale: string;
  readonly strengths: Readonly<Record<Told, string>>;
  /** Which account the evidence supports over which other one, and how strongly. */
  readonly supports: Readonly<
    Record<Alternative, Readonly<Record<'signatory' | 'alternative', (name: string, strength: string) => string>>>
  >;
  readonly neither: Readonly<Record<Alternative, (name: string) => string>>;
  /** How many times more probable the distance is under the account that is supported. */
  readonly ratio: (ratio: string) => string;
  readonly capped: (writers: number) => string;
  readonly title: string;
  readonly note: string;
}

/** One sentence on the verbal scale; the conservative alternative, a skilled forger, unless another is named. */
export function strengthSentence(
  words: LikelihoodWords,
  likelihood: LikelihoodRatio,
  name: string,
  alternative: Alternative = 'skilled',
): string {
  const { strength, favours } = statementOf(likelihood[alternative]);
  if (strength === 'none' || favours === null) return words.neither[alternative](name);
  return words.supports[alternative][favours](name, words.strengths[strength]);
}

/** The ratio in figures, and whether more writers might have shown a larger one; nothing where it supports neither. */
export function ratioSentence(
  words: LikelihoodWords,
  likelihood: LikelihoodRatio,
  alternative: Alternative = 'skilled',
): string {
  const weight = likelihood[alternative];
  if (statementOf(weight).favours === null) return '';
  const ratio = new Intl.NumberFormat(words.locale, { maximumSignificantDigits: 2 }).format(ratioOf(weight));
  const told = words.ratio(ratio);
  return statementOf(weight).isCapped ? `${told} ${words.capped(likelihood.writers)}` : told;
}

export const englishLikelihood: LikelihoodWords = {
  locale: 'en',
  title: 'Strength of the evidence',
  strengths: {
    limited: 'to a limited degree',
    moderate: 'moderately',
    'moderately-strong': 'moderately strongly',
    strong: 'strongly',
    'very-strong': 'very strongly',
  },
  supports: {
    skilled: {
      signatory: (name, strength) =>
        `The evidence supports that ${name} wrote it, over that a skilled forger did: ${strength}.`,
      alternative: (name, strength) =>
        `The evidence supports that a skilled forger wrote it, over that ${name} did: ${strength}.`,
    },
    random: {
      signatory: (name, strength) =>
        `The evidence supports that ${name} wrote it, over that somebody else signed in their own way: ${strength}.`,
      alternative: (name, strength) =>
        `The evidence supports that somebody else signed in their own way, over that ${name} wrote it: ${strength}.`,
    },
  },
  neither: {
    skilled: (name) => `The evidence supports neither that ${name} wrote it nor that a skilled forger did.`,
    random: (name) =>
      `The evidence supports neither that ${name} wrote it nor that somebody else signed in their own way.`,
  },
  ratio: (ratio) => `Such a distance is about ${ratio} times as probable under the first as under the second.`,
  capped: (writers) => `A larger ratio cannot be claimed from the ${writers} writers that it rests on.`,
  note: 'A likelihood ratio is not the probability of a forgery: that takes what else is known of the case.',
};

export const germanLikelihood: LikelihoodWords = {
  locale: 'de',
  title: 'Stärke des Befunds',
  strengths: {
    limited: 'in begrenztem Maße',
    moderate: 'mäßig',
    'moderately-strong': 'mäßig stark',
    strong: 'stark',
    'very-strong': 'sehr stark',
  },
  supports: {
    skilled: {
      signatory: (name, strength) =>
        `Der Befund stützt, dass ${name} unterschrieben hat, gegenüber einer geübten Fälschung: ${strength}.`,
      alternative: (name, strength) =>
        `Der Befund stützt eine geübte Fälschung, gegenüber der Annahme, dass ${name} unterschrieben hat: ${strength}.`,
    },
    random: {
      signatory: (name, strength) =>
        `Der Befund stützt, dass ${name} unterschrieben hat, gegenüber der eigenen Unterschrift einer anderen Person: ${strength}.`,
      alternative: (name, strength) =>
        `Der Befund stützt die eigene Unterschrift einer anderen Person, gegenüber der Annahme, dass ${name} unterschrieben hat: ${strength}.`,
    },
  },
  neither: {
    skilled: (name) => `Der Befund stützt weder, dass ${name} unterschrieben hat, noch eine geübte Fälschung.`,
    random: (name) =>
      `Der Befund stützt weder, dass ${name} unterschrieben hat, noch die eigene Unterschrift einer anderen Person.`,
  },
  ratio: (ratio) => `Ein solcher Abstand ist im ersten Fall etwa ${ratio}-mal so wahrscheinlich wie im zweiten.`,
  capped: (writers) =>
    `Ein größerer Quotient lässt sich aus den ${writers} Schreibern, auf denen er beruht, nicht begründen.`,
  note: 'Ein Likelihood-Quotient ist nicht die Wahrscheinlichkeit einer Fälschung: dazu gehört, was sonst über den Fall bekannt ist.',
};
