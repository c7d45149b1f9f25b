import type { DistanceMove } from '../../../main/contract/recalibration.ts';
import { formatCount, formatInstant, formatTwoDigits } from '../../format.ts';
import type { recalibration as english } from '../english/recalibration.ts';
import type { Words } from '../words.ts';
import { counted } from './counted.ts';

const cases = (count: number) => counted(count, 'entschiedener Fall', 'entschiedene Fälle');
const casesDative = (count: number) => counted(count, 'entschiedenen Fall', 'entschiedenen Fällen');
const peopleDative = (count: number) => counted(count, 'Person', 'Personen');

/** Below this many deviations nothing is said to have moved. */
const noticeable = 0.05;
const size = ({ shift, uncertainty }: DistanceMove) =>
  `${formatTwoDigits(Math.abs(shift))} ± ${formatTwoDigits(uncertainty)} Standardabweichungen`;
const moved = (kind: string, move: DistanceMove) =>
  Math.abs(move.shift) < noticeable
    ? `${kind} liegen, wo sie erwartet werden (${cases(move.cases)} von ${peopleDative(move.people)}).`
    : `${kind} liegen ${size(move)} ${move.shift < 0 ? 'näher an den' : 'weiter von den'} Vergleichsunterschriften ${move.shift < 0 ? '' : 'entfernt '}als erwartet (${cases(move.cases)} von ${peopleDative(move.people)}).`;

export const recalibration: Words<typeof english> = {
  recalibration: {
    title: 'Aus eigenen Ergebnissen lernen',
    intro:
      'Die Fehlerquoten wurden an Unterschriften anderer gemessen. Ergebnisse, die Sie bestätigt oder verworfen haben, und nicht eindeutige, die Sie geklärt haben, zeigen, wie Unterschriften hier liegen; die Schwellen können ihnen folgen, umso weiter, je mehr es sind. Ein nicht eindeutiges Ergebnis, das niemand geklärt hat, zählt nicht.',
    own: 'Für Ergebnisse gilt die eigene Kalibrierung des Modells.',
    stands: (count, persons, at) =>
      `Ergebnisse folgen ${casesDative(count)} von ${peopleDative(persons)}, seit ${formatInstant(at)}.`,
    stale: (count) =>
      count === 1
        ? 'Einer der Fälle, auf denen das beruht, wurde seitdem zurückgenommen, anders entschieden oder gelöscht. Sehen Sie neu nach, oder kehren Sie zur eigenen Kalibrierung des Modells zurück.'
        : `${formatCount(count)} der Fälle, auf denen das beruht, wurden seitdem zurückgenommen, anders entschieden oder gelöscht. Sehen Sie neu nach, oder kehren Sie zur eigenen Kalibrierung des Modells zurück.`,
    there: { genuine: 'Als echt entschieden', forged: 'Als gefälscht entschieden', people: 'Personen, um die es geht' },
    ofNeeded: (there, needed) => `${formatCount(there)}; nötig sind ${formatCount(needed)}`,
    tooFew: 'Bei weniger Fällen zählte mehr, wer zufällig kam, als wie Unterschriften hier liegen.',
    look: 'Zeigen, was sich ändern würde',
    outcome: 'Was sich ändern würde',
    moves: {
      genuine: (move) => moved('Echte Unterschriften', move),
      forged: (move) => moved('Fälschungen', move),
    },
    columns: {
      accept: 'Echt bis',
      reject: 'Gefälscht ab',
      passes: 'Fälschungen als echt',
      fails: 'Echte als gefälscht',
      open: 'Echte, nicht eindeutig',
    },
    strictest: 'Bis Sie mehr verlangen, gälten die strengsten Schwellen, die es gibt.',
    adopt: 'Diesen Fällen folgen',
    leave: 'Lassen, wie es ist',
    takeBack: 'Zurück zur eigenen des Modells',
    adopted: 'Ergebnisse folgen jetzt Ihren entschiedenen Fällen. Fälle bleiben, wie sie entschieden wurden.',
    takenBack: 'Für Ergebnisse gilt wieder die eigene Kalibrierung des Modells.',
    mark: (count, at) => `verschoben nach ${casesDative(count)} am ${formatInstant(at)}`,
    line: 'Kalibrierung',
    hint: (count) => `Verschoben nach ${casesDative(count)} dieses Arbeitsbereichs.`,
  },
};
