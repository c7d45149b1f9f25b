/**
 * What of a comparison is unlike anything that was calibrated on, in English and German: one set of words for interface,
 * report and command line.
 */
import type { Unlikeness } from './traits.ts';

export interface UnlikenessWords {
  /** Before a colon, within a sentence. */
  readonly of: Readonly<Record<Unlikeness['of'], string>>;
  readonly what: Readonly<Record<Unlikeness['what'], Readonly<Record<Unlikeness['side'], string>>>>;
}

export function unlikenessLine(words: UnlikenessWords, { of, what, side }: Unlikeness): string {
  return `${words.of[of]}: ${words.what[what][side]}`;
}

export const englishUnlikeness: UnlikenessWords = {
  of: { questioned: 'questioned signature', specimens: 'specimens' },
  what: {
    aspect: { low: 'narrower for its height', high: 'wider for its height' },
    stroke: { low: 'a thinner line for its size', high: 'a thicker line for its size' },
    density: { low: 'less ink on its area', high: 'more ink on its area' },
    length: { low: 'less line, only a stroke or two', high: 'more line on its area' },
    pieces: { low: 'fewer separate parts', high: 'more separate parts' },
    lettering: { low: 'no parts on one line', high: 'letters on one line, as in print' },
    spread: { low: 'they hardly differ', high: 'they differ more among themselves than anybody’s did' },
    clipped: { low: 'a part seems to be missing', high: 'a part seems to be missing' },
    'several-signatures': {
      low: 'more than one signature seems to be there',
      high: 'more than one signature seems to be there',
    },
  },
};

export const germanUnlikeness: UnlikenessWords = {
  of: { questioned: 'fragliche Unterschrift', specimens: 'Vergleichsunterschriften' },
  what: {
    aspect: { low: 'schmaler im Verhältnis zur Höhe', high: 'breiter im Verhältnis zur Höhe' },
    stroke: { low: 'dünnerer Strich für die Größe', high: 'dickerer Strich für die Größe' },
    density: { low: 'weniger Tinte auf der Fläche', high: 'mehr Tinte auf der Fläche' },
    length: { low: 'weniger Linie, nur ein, zwei Striche', high: 'mehr Linie auf der Fläche' },
    pieces: { low: 'weniger einzelne Teile', high: 'mehr einzelne Teile' },
    lettering: { low: 'keine Teile auf einer Zeile', high: 'Buchstaben auf einer Zeile, wie gedruckt' },
    spread: {
      low: 'sie weichen kaum voneinander ab',
      high: 'sie weichen stärker voneinander ab, als es die irgendeines Schreibers taten',
    },
    clipped: { low: 'ein Teil scheint zu fehlen', high: 'ein Teil scheint zu fehlen' },
    'several-signatures': {
      low: 'mehr als eine Unterschrift scheint da zu sein',
      high: 'mehr als eine Unterschrift scheint da zu sein',
    },
  },
};
