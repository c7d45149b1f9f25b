import {
  formatCount,
  formatDecimal,
  formatDistance,
  formatRate,
  formatScientific,
  formatTenths,
} from '../../format.ts';
import type { Words } from '../words.ts';
import type { labSphere as english } from '../english/lab-sphere.ts';
import { counted } from './counted.ts';

const pictures = (count: number) => counted(count, 'Bild', 'Bilder');

export const labSphere: Words<typeof english> = {
  labSphere: {
    title: 'Kugel',
    intro:
      'Jedes Zeichen ist ein Bild, dort, wohin das Netz es legt. Das Lernen zieht Bilder einer Klasse zusammen und drängt die der anderen aus der gelben Kappe um den Anker.',
    label: (name, points, when) => `${name}, ${pictures(points)}, ${when}`,
    keysHint:
      'Die Pfeiltasten drehen sie, Plus und Minus vergrößern und verkleinern sie, 0 stellt sie zurück. Den Anker wählen Sie im Feld daneben oder in der Tabelle darunter.',
    colours: 'Zeichen',
    colourings: { role: 'Nach dem Anker', class: 'Nach Klasse' },
    shown: 'Klassen',
    parts: { learnt: 'Gelernte', unseen: 'Ungesehene', both: 'Beide' },
    tools: 'Ansicht der Kugel',
    zoomIn: 'Vergrößern (+)',
    zoomOut: 'Verkleinern (−)',
    reset: 'Wie zu Beginn (0)',
    face: 'Den Anker nach vorn drehen',
    legend: 'Was die Zeichen bedeuten',
    roles: {
      anchor: 'Anker',
      positive: 'Positives, von seiner Klasse',
      negative: 'Negatives, von anderer Klasse',
      within: 'Negatives innerhalb der Margin',
      neutral: 'vom anderen Teil: trifft nie auf ihn',
    },
    cap: 'hier sollte kein Negatives liegen',
    inner: 'so weit wie das Positive',
    anchor: 'Anker',
    chooseAnchor: 'Anker wählen',
    choice: (name, number) => `${name}, Bild ${number}`,
    number: (number) => `Bild ${number}`,
    under: 'Unter dem Zeiger',
    underHint: 'Zeigen Sie auf ein Zeichen, um sein Bild zu sehen; ein Klick macht es zum Anker.',
    around: 'Margin gelegt um',
    farthest: (distance) => `das fernste Positive (${distance})`,
    positive: (number, distance) => `Bild ${number} (${distance})`,
    measuredBy: 'Gemessen mit',
    distances: { l2: 'L2', cosine: 'Kosinus' },
    margin: 'Margin',
    borrowed: 'Ohne Margin trainiert: mit einem Softmax über die Nachbarn.',
    own: (margin, distance) => `Trainiert mit ${margin}, ${distance}.`,
    reach: {
      triplet: (toPositive, margin, reach, degrees) =>
        `${formatDistance(toPositive)} zum Positiven + ${formatDistance(margin)} = ${formatDistance(reach)}: eine Kappe von ${formatDecimal(degrees, 0)}° um den Anker.`,
      contrastive: (margin, degrees) =>
        `Bei Paaren zählt die Margin allein: ${formatDistance(margin)}, eine Kappe von ${formatDecimal(degrees, 0)}° um den Anker.`,
      tripletProjected: (toPositive, margin, reach) =>
        `${formatDistance(toPositive)} zum Positiven + ${formatDistance(margin)} = ${formatDistance(reach)}.`,
      contrastiveProjected: (margin) => `Bei Paaren zählt die Margin allein: ${formatDistance(margin)}.`,
    },
    within: (within, negatives) =>
      within === 0
        ? `Keines von ${formatCount(negatives)} Negativen liegt innerhalb der Margin.`
        : `${formatCount(within)} von ${formatCount(negatives)} Negativen ${within === 1 ? 'liegt' : 'liegen'} innerhalb der Margin.`,
    noNegatives: 'Es gibt keine andere Klasse, an der es zu messen wäre.',
    wholeSphere: 'Die Margin reicht um die ganze Kugel: Kein Ort ist fern genug.',
    norms: (error) => `Einheitslänge: Keine Einbettung weicht um mehr als ${formatScientific(error)} von 1 ab.`,
    normsOff: (error) => `Eine Einbettung weicht um ${formatScientific(error)} von der Einheitslänge ab.`,
    projection: (size, share) =>
      `Eine Projektion: Von ${formatCount(size)} Zahlen je Einbettung sind die drei Hauptachsen gezeichnet, ${formatRate(share)} der Varianz. Auf drei Achsen liegen die Punkte in der Kugel, nicht auf ihr, darum ist keine Kappe gezeichnet; Abstände, und welche Negativen innerhalb der Margin liegen, sind die der Einbettungen selbst.`,
    circle: 'Zwei Zahlen je Einbettung: ein Kreis auf der Kugel.',
    scrubber: 'Schritte des Lernens',
    step: (step, steps) => `Schritt ${formatCount(step)} von ${formatCount(steps)}`,
    epochs: (epochs) => `von jedem Bild etwa ${formatTenths(epochs)}-mal gelernt`,
    play: 'Abspielen',
    pause: 'Anhalten',
    back: 'Eine Aufnahme zurück (,)',
    on: 'Eine Aufnahme weiter (.)',
    newest: 'Neueste',
    following: 'Die neueste wird verfolgt',
    slow: 'Weniger Bewegung ist gewünscht, darum spielt es langsam.',
    overlap: 'Negative innerhalb der Margin',
    overlapHint:
      'Jedes gezeigte Bild einmal als Anker, die Margin um sein fernstes Positives gelegt. Wo viele Klassen sich wenig Raum teilen, bleibt der Anteil hoch.',
    overTime: 'Schritt für Schritt',
    overlapAxis: '% der Negativen',
    overlapLines: { learnt: 'gelernte Klassen', unseen: 'ungesehene Klassen' },
    stepAxis: 'Schritt',
    here: 'gezeigt',
    byClass: 'Nach Klasse',
    classColumn: 'Klasse',
    partColumn: 'Teil',
    shareColumn: 'Innerhalb',
    all: 'Alle zusammen',
    nearest: 'Dem Anker am nächsten',
    nearestHint: 'Dasselbe als Tabelle, für alle, die die Kugel nicht sehen.',
    columns: { picture: 'Bild', class: 'Klasse', distance: 'Abstand', is: 'Es ist' },
    makeAnchor: (name) => `${name} zum Anker machen`,
    take: 'Anker',
    announced: (name, within) => `Anker: ${name}. ${within}`,
    csv: { number: 'Bild', class: 'Klasse', part: 'Teil', role: 'Rolle', distance: 'Abstand' },
    keys: {
      back: 'eine Aufnahme zurück',
      on: 'eine Aufnahme weiter',
      play: 'abspielen oder anhalten',
      next: 'nächstes Bild als Anker',
      before: 'voriges Bild als Anker',
      turn: 'die Kugel drehen',
      zoom: 'sie vergrößern oder verkleinern',
    },
    choose: 'Gezeigt',
    option: (name, size) => `${name} (${counted(size, 'Zahl', 'Zahlen')})`,
    specimens: 'Vergleichsunterschriften dieses Arbeitsbereichs',
    specimensHint: (shown, all, model) =>
      `Wohin das verwendete Modell, ${model}, Vergleichsunterschriften legt: ${all > shown ? `die ${formatCount(shown)} Personen mit den meisten Vergleichsunterschriften, von ${formatCount(all)}` : counted(shown, 'Person', 'Personen')}.`,
    noSpecimens:
      'Erfassen Sie zwei Personen mit je zwei Vergleichsunterschriften, dann sind ihre Unterschriften hier zu sehen.',
    emptyHint:
      'Ein Netz mit drei Zahlen je Einbettung lernt in etwa einer Minute erzeugte Schriftzeichen, und jeder Punkt ist zu sehen, wie er sich bewegt.',
    emptyAction: 'Auf der Kugel lernen',
    another: 'Ein weiteres lernen',
    preset: 'Schriftzeichen auf der Kugel',
    waiting: 'Es beginnt zu lernen. Die ersten Punkte kommen gleich.',
    none: 'Wie seine Bilder lagen, ist nicht aufbewahrt: Es lernte früher, oder jemand, von dem es lernte, wurde gelöscht.',
    stop: 'Hier aufhören',
  },
};
