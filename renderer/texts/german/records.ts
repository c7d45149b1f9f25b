import type { records as english } from '../english/records.ts';
import type { Words } from '../words.ts';
import { people } from './counted.ts';

export const records: Words<typeof english> = {
  case: {
    title: 'Fall',
    titleVerify: (name) => `Ist es ${name}?`,
    titleIdentify: 'Wer ist es?',
    remove: 'Fall entfernen',
    removed: 'Fall entfernt',
    back: 'Alle Fälle',
  },
  casesView: {
    title: 'Fälle',
    search: 'Namen und Dateien durchsuchen',
    kind: 'Art',
    kinds: { all: 'Alle', verify: 'Geprüft', identify: 'Identifiziert' },
    empty: 'Noch keine Fälle',
    emptyHint: 'Ein Fall ist eine Frage und ihre Antwort: Unterschrift, Ergebnis, Befunde und Ihre Entscheidung.',
    noMatch: 'Kein Fall passt',
    noMatchHint: 'Durchsucht werden Namen und Dateinamen. Versuchen Sie weniger Buchstaben oder eine andere Art.',
    list: 'Fälle',
    against: (name) => `gegen ${name}`,
    among: (gallery) => `unter ${people(gallery)}`,
  },
};
