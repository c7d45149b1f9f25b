import { formatCount } from '../../format.ts';
import type { desk as english } from '../english/desk.ts';
import type { Words } from '../words.ts';
import { counted } from './counted.ts';

export const desk: Words<typeof english> = {
  undone: (what) => `Rückgängig gemacht: ${what}`,
  nothingToUndo: 'Nichts rückgängig zu machen',
  jobs: {
    title: 'Längere Arbeiten',
    pill: (count) => counted(count, 'Arbeit läuft', 'Arbeiten laufen'),
    of: (done, total) => `${formatCount(done)} von ${formatCount(total)}`,
    left: (duration) => `noch ${duration}`,
    rate: (perSecond) => `${perSecond} pro Sekunde`,
    stop: (title) => `Anhalten: ${title}`,
    none: 'Es läuft nichts. Längere Arbeiten erscheinen hier, aus jeder Ansicht.',
    clear: 'Aufräumen',
    ended: 'Fertig',
    endedBadly: 'Fertig, bitte ansehen',
    unnamed: 'Arbeit',
    moreFailures: (count) => `und ${formatCount(count)} weitere`,
    outcomes: { done: 'Fertig', failed: 'Fehlgeschlagen', cancelled: 'Angehalten' },
    calls: {
      'lab.importArchive': 'Bilder für das Labor lesen',
      'models.embed': 'Vergleichsunterschriften neu einlesen',
      'lab.trivial': 'Training ohne Margin',
      'models.flips': 'Ergebnisse, die kippen würden',
      'models.promote': 'Ein anderes Modell antworten lassen',
      'models.rollBack': 'Zurück zum vorigen Modell',
      'evaluation.verification': 'Modell an einem Ordner messen',
      'lab.trials': 'One-Shot-Versuche',
    },
  },
  shortcuts: {
    title: 'Tastenkürzel',
    open: 'Tastenkürzel zeigen',
    palette: 'Aktion oder Person finden',
    undo: 'Letzten Schritt rückgängig machen',
    openFiles: 'Dateien öffnen …',
    jobs: 'Längere Arbeiten zeigen',
    go: (view) => `Gehe zu ${view}`,
    search: 'Suchen',
    keys: (keys) => `Tasten: ${keys}`,
    reach: { view: 'In dieser Ansicht', everywhere: 'Überall' },
  },
  palette: {
    title: 'Aktion oder Person finden',
    placeholder: 'Ein paar Buchstaben einer Aktion oder eines Namens …',
    actions: 'Aktionen',
    signatories: 'Personen',
    none: 'Nichts passt.',
    found: (count) => counted(count, 'Eintrag', 'Einträge'),
  },
};
