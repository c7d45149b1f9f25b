/** What an explanation says, in English and German: one set of words for interface, report and command line. */
import { terms, termUnits } from './explanation.ts';
import type { Explanation, StrongestPlace, Term, TermFinding, TermJudgement } from './explanation.ts';

interface TermWords {
  /** As the head of a row. */
  readonly name: string;
  /** After “it differs most …”. */
  readonly within: string;
  /** Before “agree”. */
  readonly agreeing: string;
}

/** @property place after “it differs most …”, by row and column */
export interface ExplanationWords {
  readonly locale: string;
  readonly terms: Readonly<Record<Term, TermWords>>;
  readonly judgements: Readonly<Record<TermJudgement, string>>;
  readonly place: Readonly<Record<`${StrongestPlace['row']}-${StrongestPlace['column']}`, string>>;
  readonly head: {
    readonly term: string;
    readonly here: string;
    readonly specimens: string;
    readonly judgement: string;
  };
  readonly unknown: string;
  readonly and: string;
  readonly differsMost: (what: string) => string;
  readonly agree: (what: string, count: number) => string;
  readonly agreeAlone: (what: string, count: number) => string;
  readonly nothing: string;
  readonly note: string;
}

/** One sentence: in what the signature differs from the specimens, and in what it agrees. */
export function reasonsSentence(words: ExplanationWords, { place, differs, agrees }: Explanation): string {
  const parting = [
    ...(place === null ? [] : [words.place[`${place.row}-${place.column}`]]),
    ...differs.map((term) => words.terms[term].within),
  ];
  const shared = agrees.map((term) => words.terms[term].agreeing);
  if (parting.length === 0 && shared.length === 0) return words.nothing;
  if (parting.length === 0) return capital(words.agreeAlone(listed(words, shared), shared.length));
  const different = words.differsMost(listed(words, parting));
  return shared.length === 0 ? `${different}.` : `${different}; ${words.agree(listed(words, shared), shared.length)}.`;
}

/** The row of a table: what, here, in the specimens, and how that lies. */
export function findingRow(words: ExplanationWords, finding: TermFinding): [string, string, string, string] {
  const { term, here, specimens, judgement } = finding;
  const number = (value: number) => measured(words, term, value);
  return [
    words.terms[term].name,
    here === null ? words.unknown : number(here),
    specimens === null ? words.unknown : `${number(specimens.mean)} ± ${number(specimens.spread)}`,
    judgement === null ? words.unknown : words.judgements[judgement],
  ];
}

function measured({ locale }: ExplanationWords, term: Term, value: number): string {
  const { unit, digits } = termUnits[term];
  // No number rounds to −0.
  const rounded = Math.round(value * 10 ** digits) / 10 ** digits || 0;
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(locale, format).format(rounded) + unit;
}

function listed({ and }: ExplanationWords, parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${and} ${parts[parts.length - 1]}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `in` and the name for most terms. */
function termWords(names: Readonly<Record<Term, string | TermWords>>): Record<Term, TermWords> {
  const whole = (term: Term): TermWords => {
    const name = names[term];
    return typeof name === 'string' ? { name, within: `in ${name.toLowerCase()}`, agreeing: name.toLowerCase() } : name;
  };
  return Object.fromEntries(terms.map((term) => [term, whole(term)])) as Record<Term, TermWords>;
}

export const englishExplanation: ExplanationWords = {
  locale: 'en-GB',
  terms: termWords({
    slant: 'Slant',
    width: 'Width',
    height: 'Height',
    proportion: { name: 'Proportion, width to height', within: 'in proportion', agreeing: 'proportion' },
    baselineAngle: {
      name: 'Rise of the baseline',
      within: 'in the rise of the baseline',
      agreeing: 'the rise of the baseline',
    },
    baselineBend: {
      name: 'Sag of the baseline',
      within: 'in the bend of the baseline',
      agreeing: 'the bend of the baseline',
    },
    pieces: { name: 'Separate strokes', within: 'in the number of pen lifts', agreeing: 'the number of pen lifts' },
    loops: { name: 'Closed loops', within: 'in the number of loops', agreeing: 'the number of loops' },
    lineLength: {
      name: 'Length of the line, in widths',
      within: 'in the length of the line',
      agreeing: 'the length of the line',
    },
    strokeWidth: { name: 'Stroke width, of the size', within: 'in stroke width', agreeing: 'stroke width' },
    strokeVariation: {
      name: 'Variation of stroke width',
      within: 'in how stroke width varies',
      agreeing: 'the variation of stroke width',
    },
    tremor: { name: 'Unsteadiness of the line', within: 'in line quality', agreeing: 'line quality' },
  }),
  judgements: { alike: 'alike', usual: 'within the usual', unlike: 'unlike', 'far-off': 'very unlike' },
  place: {
    'top-left': 'at its upper left',
    'top-middle': 'in its upper middle',
    'top-right': 'at its upper right',
    'middle-left': 'in its left part',
    'middle-middle': 'in its middle',
    'middle-right': 'in its right part',
    'bottom-left': 'at its lower left',
    'bottom-middle': 'in its lower middle',
    'bottom-right': 'at its lower right',
  },
  head: { term: 'Measured', here: 'Here', specimens: 'Specimens', judgement: 'Comparison' },
  unknown: '–',
  and: 'and',
  differsMost: (what) => `It differs most ${what}`,
  agree: (what, count) => `${what} ${count === 1 ? 'agrees' : 'agree'}`,
  agreeAlone: (what, count) => `${what} ${count === 1 ? 'agrees' : 'agree'}; nothing stands out.`,
  nothing: 'Nothing stands out, neither for nor against.',
  note: 'These describe the ink, each measure against the specimens’ own spread. They do not decide: the verdict follows from the distance alone. A pen, a scanner or a line taken off the form can change a measure too.',
};

export const germanExplanation: ExplanationWords = {
  locale: 'de-DE',
  terms: {
    slant: { name: 'Neigung', within: 'in der Neigung', agreeing: 'Neigung' },
    width: { name: 'Breite', within: 'in der Breite', agreeing: 'Breite' },
    height: { name: 'Höhe', within: 'in der Höhe', agreeing: 'Höhe' },
    proportion: {
      name: 'Größenverhältnis, Breite zu Höhe',
      within: 'im Größenverhältnis',
      agreeing: 'Größenverhältnis',
    },
    baselineAngle: {
      name: 'Anstieg der Grundlinie',
      within: 'im Anstieg der Grundlinie',
      agreeing: 'Anstieg der Grundlinie',
    },
    baselineBend: {
      name: 'Durchhang der Grundlinie',
      within: 'in der Wölbung der Grundlinie',
      agreeing: 'Wölbung der Grundlinie',
    },
    pieces: { name: 'Getrennte Striche', within: 'in der Zahl der Absetzungen', agreeing: 'Zahl der Absetzungen' },
    loops: { name: 'Geschlossene Schleifen', within: 'in der Zahl der Schleifen', agreeing: 'Zahl der Schleifen' },
    lineLength: {
      name: 'Länge des Schriftzugs, in Breiten',
      within: 'in der Länge des Schriftzugs',
      agreeing: 'Länge des Schriftzugs',
    },
    strokeWidth: { name: 'Strichbreite, an der Größe', within: 'in der Strichbreite', agreeing: 'Strichbreite' },
    strokeVariation: {
      name: 'Schwankung der Strichbreite',
      within: 'in der Schwankung der Strichbreite',
      agreeing: 'Schwankung der Strichbreite',
    },
    tremor: { name: 'Unruhe des Strichs', within: 'in der Strichbeschaffenheit', agreeing: 'Strichbeschaffenheit' },
  },
  judgements: { alike: 'gleich', usual: 'im üblichen Rahmen', unlike: 'ungleich', 'far-off': 'sehr ungleich' },
  place: {
    'top-left': 'links oben',
    'top-middle': 'oben in der Mitte',
    'top-right': 'rechts oben',
    'middle-left': 'im linken Teil',
    'middle-middle': 'in der Mitte',
    'middle-right': 'im rechten Teil',
    'bottom-left': 'links unten',
    'bottom-middle': 'unten in der Mitte',
    'bottom-right': 'rechts unten',
  },
  head: { term: 'Gemessen', here: 'Hier', specimens: 'Vergleichsunterschriften', judgement: 'Vergleich' },
  unknown: '–',
  and: 'und',
  differsMost: (what) => `Am stärksten weicht sie ${what} ab`,
  agree: (what, count) => `${what} ${count === 1 ? 'stimmt' : 'stimmen'} überein`,
  agreeAlone: (what, count) => `${what} ${count === 1 ? 'stimmt' : 'stimmen'} überein; nichts fällt auf.`,
  nothing: 'Nichts fällt auf, weder dafür noch dagegen.',
  note: 'Das beschreibt die Tinte, jedes Maß an der Streuung der Vergleichsunterschriften selbst gemessen. Es entscheidet nichts: Das Ergebnis folgt allein aus dem Abstand. Auch Stift, Scanner oder eine vom Formular entfernte Linie können ein Maß verändern.',
};
