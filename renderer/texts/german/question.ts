import { formatCount } from '../../format.ts';
import type { question as english } from '../english/question.ts';
import type { Words } from '../words.ts';
import { counted, people } from './counted.ts';

export const question: Words<typeof english> = {
  document: {
    drop: 'Dokument oder Unterschrift ablegen',
    dropHint: 'Eine gescannte Seite, ein PDF oder der Ausschnitt einer Unterschrift. Einfügen geht auch.',
    pick: 'Datei wählen …',
    other: 'Anderes Dokument …',
    page: 'Seite',
    pageOf: (page, total) => `Seite ${formatCount(page)} von ${formatCount(total)}`,
    previous: 'Vorige Seite',
    next: 'Nächste Seite',
    waiting: (count) => counted(count, 'weiteres Dokument wartet', 'weitere Dokumente warten'),
    proposal: (index) => `Vorschlag ${index}`,
    proposals: (count) =>
      count === 0 ? 'Von selbst wurde keine Unterschrift gefunden' : counted(count, 'Vorschlag', 'Vorschläge'),
    whole: 'Ganze Seite',
    fitWidth: 'An die Breite anpassen',
    fitPage: 'An die Seite anpassen',
    region: (x, y, width, height) => `Ausschnitt von ${width} mal ${height} Bildpunkten bei ${x}, ${y}`,
    regionHelp:
      'Pfeiltasten verschieben ihn, Umschalt + Pfeil ändert die Größe, mit Alt um einzelne Bildpunkte, 1–9 nehmen einen Vorschlag, 0 die ganze Seite.',
    regionHint: 'Ziehen Sie einen Rahmen um die Unterschrift, oder nehmen Sie einen Vorschlag.',
    preview: (name, page) => `Seite ${page} von ${name}`,
    crop: 'Was verglichen wird',
  },
  choose: {
    label: 'Angeblich unterschrieben von',
    placeholder: 'Name oder Kennung',
    none: 'Niemand passt.',
    nobody: 'Noch niemand ist erfasst.',
    more: (count) => `${formatCount(count)} weitere: tippen Sie, um einzugrenzen`,
    open: 'Alle zeigen',
  },
  verify: {
    title: 'Prüfen',
    run: 'Prüfen',
    running: 'Wird verglichen …',
    needsDocument: 'Öffnen Sie zuerst ein Dokument.',
    needsSignatory: 'Sagen Sie, wer unterschrieben haben soll.',
    next: 'Nächste Unterschrift',
    nextWaiting: (count) => `Nächstes Dokument (noch ${formatCount(count)})`,
    back: 'Zurück zur Seite',
  },
  identify: {
    title: 'Identifizieren',
    run: 'Identifizieren',
    running: 'Alle werden durchgesehen …',
    gallery: (count) =>
      count === 1
        ? 'Verglichen wird mit der einen erfassten Person. Fremde kommen als unbekannt heraus.'
        : `Verglichen wird mit allen ${people(count)}, die erfasst sind. Fremde kommen als unbekannt heraus.`,
    noGallery: 'Noch niemand ist erfasst, also lässt sich niemand erkennen.',
    candidates: 'Nächstliegende Personen',
    limit: 'Ein Name wird genannt bis',
    distance: 'Abstand',
    beyond: 'Außerhalb der engeren Wahl: nur gereiht',
    verify: (name) => `Gegen ${name} prüfen`,
    why: {
      'unusable-image': 'Das Bild enthält zu wenig Tinte zum Vergleichen.',
      'empty-gallery': 'Niemand ist erfasst, es gab also niemanden zum Vergleichen.',
      'nobody-near': 'Keine erfasste Person schreibt ähnlich genug.',
      'unlike-calibration':
        'Das ist anders als alles, woran die Grenze für einen Namen gemessen wurde; darum wird keiner genannt. Sehen Sie die unten gereihten Personen an: ein Mensch muss entscheiden.',
    },
  },
};
