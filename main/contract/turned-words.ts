/**
 * How near a signature lies once it is turned a little, in English and German: one set of words for interface, report and
 * command line.
 */
import type { VerifyDecision } from './records.ts';

export interface TurnedWords {
  readonly locale: string;
  readonly clockwise: string;
  readonly anticlockwise: string;
  readonly line: (degrees: string, direction: string, distance: string, threshold: string) => string;
}

/** Null unless that took `forged` back, and where the number was not kept yet. */
export function turnedLine(words: TurnedWords, { reason, turned, thresholds }: VerifyDecision): string | null {
  if (reason !== 'near-when-turned' || turned === undefined || thresholds === null) return null;
  const distance = new Intl.NumberFormat(words.locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const degrees = new Intl.NumberFormat(words.locale).format(Math.abs(turned.degrees));
  const direction = turned.degrees > 0 ? words.clockwise : words.anticlockwise;
  return words.line(degrees, direction, distance.format(turned.distance), distance.format(thresholds.reject));
}

export const englishTurned: TurnedWords = {
  locale: 'en-GB',
  clockwise: 'clockwise',
  anticlockwise: 'anticlockwise',
  line: (degrees, direction, distance, threshold) =>
    `At a turn of ${degrees}° ${direction} the distance is ${distance}; forged begins above ${threshold}.`,
};

export const germanTurned: TurnedWords = {
  locale: 'de-DE',
  clockwise: 'im Uhrzeigersinn',
  anticlockwise: 'gegen den Uhrzeigersinn',
  line: (degrees, direction, distance, threshold) =>
    `Um ${degrees}° ${direction} gedreht beträgt der Abstand ${distance}; gefälscht heißt sie erst über ${threshold}.`,
};
