import { formatCount } from '../../format.ts';
import type { lab as english } from '../english/lab.ts';
import type { Words } from '../words.ts';
import { counted } from './counted.ts';

export const lab: Words<typeof english> = {
  lab: {
    title: (page) => `Labor: ${page}`,
    tabs: 'Seiten des Labors',
    pages: {
      sets: 'Bilder & Netze',
      network: 'Netz',
      triplets: 'Tripel',
      sphere: 'Kugel',
      'one-shot': 'One-Shot',
      grid: 'Versuchsreihe',
    },
    intro:
      'Wie ein siamesisches Netz lernt, Bilder auseinanderzuhalten, die es nie gesehen hat: an kleinen, eigenen Netzen. Nichts davon entscheidet über jemandes Unterschrift.',
    setsTitle: 'Bildmengen',
    setsHint: 'Aus einem Teil einer Menge lernt ein Netz; den anderen sieht es nie, und an ihm wird gemessen.',
    origins: {
      'generated-characters': ['Erzeugte Zeichen', 'Alphabete, die niemand schreibt, nach festem Zufall gezeichnet.'],
      'generated-signatures': ['Erzeugte Unterschriften', 'Menschen, die es nicht gibt, jeder mit eigener Hand.'],
      workspace: [
        'Unterschriften dieses Arbeitsbereichs',
        'Von allen mit zwei oder mehr Vergleichsunterschriften; stets frisch gelesen, nie doppelt gespeichert.',
      ],
      imported: ['Importiert', 'Aus einem Archiv oder einem Ordner.'],
      drawn: ['Gezeichnet', 'Mit Maus oder Stift.'],
    },
    profiles: {
      ink: ['Tinte', 'Zeichnungen und Schrift: Tinte auf Papier, nichts dazwischen.'],
      natural: ['Natürlich', 'Fotos, Fingerabdrücke, Gesichter: Graustufen mit ausgeglichenem Kontrast.'],
    },
    classes: (count) => counted(count, 'Klasse', 'Klassen'),
    pictures: (count) => counted(count, 'Bild', 'Bilder'),
    groups: (count) => counted(count, 'Gruppe', 'Gruppen'),
    officialRuns: (count) => counted(count, 'offizieller Lauf', 'offizielle Läufe'),
    learnt: 'Zum Lernen',
    unseen: 'Nie gesehen',
    emptySet: 'Noch nichts zu lernen: Erfassen Sie Personen mit zwei oder mehr Vergleichsunterschriften.',
    strip: (name) => `Einige Bilder von ${name}, eine Zeile je Klasse`,
    looking: 'Im Labor gezeigt',
    look: 'Zeigen',
    lookAt: (name) => `${name} auf den Seiten des Labors zeigen`,
    remove: (name) => `${name} entfernen`,
    removeSetTitle: 'Diese Menge entfernen?',
    removeSetBody: (name) =>
      `Die Bilder von ${name} werden aus dem Arbeitsbereich gelöscht. Netze, die daraus gelernt haben, bleiben, lassen sich aber nicht mehr daran betrachten.`,
    job: (name) => `Lernt: ${name}`,
    pausedJob: 'Weiter im Labor',
    states: {
      preparing: 'Bilder werden geholt',
      running: 'Lernt',
      paused: 'Angehalten',
      finished: 'Fertig',
      cancelled: 'Abgebrochen',
      failed: 'Fehlgeschlagen',
    },
    presets: {
      quick: ['Kurz', 'Alles, was den Abstand verletzt, 120 Schritte: etwa eine Minute, um etwas geschehen zu sehen.'],
      guide: ['Wie im Leitfaden', 'Zufällige Tripel, L2-Distanz, Abstand (Margin) 0,2.'],
      cosine: ['Kosinus', 'Zufällige Tripel nach dem Winkel zwischen zwei Punkten.'],
      contrastive: [
        'Kontrastiv',
        'Paare statt Tripel: beieinander oder mindestens 1 voneinander entfernt. Der ältere Weg.',
      ],
      sphere: ['Auf der Kugel', 'Drei Zahlen je Einbettung, sodass sich jeder Punkt zeichnen lässt.'],
    },
    steps: (step, steps) => `Schritt ${formatCount(step)} von ${formatCount(steps)}`,
    said: {
      finished: (name) => `${name} hat fertig gelernt.`,
      removedNetwork: (name) => `${name} entfernt`,
      removedSet: (name) => `${name} entfernt`,
    },
  },
};
