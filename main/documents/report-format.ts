import type { ReportLanguage } from '../contract/case-query.ts';
import { englishExplanation, germanExplanation, type ExplanationWords } from '../contract/explanation-words.ts';
import { englishLikelihood, germanLikelihood, type LikelihoodWords } from '../contract/likelihood-words.ts';
import { englishTurned, germanTurned, type TurnedWords } from '../contract/turned-words.ts';
import { englishUnlikeness, germanUnlikeness, type UnlikenessWords } from '../contract/unlikeness-words.ts';
import { english, type ReportWords } from './words/english.ts';
import { german } from './words/german.ts';

/** Words and numbers of one language. */
export interface ReportFormat {
  readonly words: ReportWords;
  /** Those of the reasons, which interface and command line use too. */
  readonly explaining: ExplanationWords;
  /** Those of the strength of the evidence, likewise. */
  readonly weighing: LikelihoodWords;
  /** Those of what is unlike the calibration, likewise. */
  readonly unlikeness: UnlikenessWords;
  /** Those of how near a signature lies when turned, likewise. */
  readonly turning: TurnedWords;
  distance(value: number): string;
  /** A share between 0 and 1 as a percentage. */
  rate(share: number): string;
  count(value: number): string;
  /** In UTC, so that a report reads the same wherever it was made. */
  instant(milliseconds: number): string;
}

const words: Readonly<Record<ReportLanguage, ReportWords>> = { en: english, de: german };
const explaining: Readonly<Record<ReportLanguage, ExplanationWords>> = {
  en: englishExplanation,
  de: germanExplanation,
};
const weighing: Readonly<Record<ReportLanguage, LikelihoodWords>> = { en: englishLikelihood, de: germanLikelihood };
const unlikeness: Readonly<Record<ReportLanguage, UnlikenessWords>> = { en: englishUnlikeness, de: germanUnlikeness };
const turning: Readonly<Record<ReportLanguage, TurnedWords>> = { en: englishTurned, de: germanTurned };
const locales: Readonly<Record<ReportLanguage, string>> = { en: 'en-GB', de: 'de-DE' };

export function createReportFormat(language: ReportLanguage): ReportFormat {
  const locale = locales[language];
  const digits = { minimumFractionDigits: 3, maximumFractionDigits: 3 };
  const distance = new Intl.NumberFormat(locale, digits);
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
  return {
    words: words[language],
    explaining: explaining[language],
    weighing: weighing[language],
    unlikeness: unlikeness[language],
    turning: turning[language],
    distance: (value) => distance.format(value),
    rate: (share) => {
      const maximumFractionDigits = share > 0 && share < 0.1 ? (share < 0.001 ? 3 : 1) : 0;
      return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits }).format(share);
    },
    count: (value) => new Intl.NumberFormat(locale).format(value),
    instant: (milliseconds) => `${instant.format(milliseconds)} UTC`,
  };
}
