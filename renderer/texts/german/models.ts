import { formatCount } from '../../format.ts';
import type { models as english } from '../english/models.ts';
import type { Words } from '../words.ts';
import { specimens } from './counted.ts';

export const models: Words<typeof english> = {
  models: {
    title: 'Modelle',
    active: 'Antwortet beim Prüfen und Identifizieren',
    parameters: 'Parameter',
    size: 'Gewichte',
    preprocessing: 'Version der Vorverarbeitung',
    calibratedOn: 'Kalibriert an',
    nobody: 'niemandem',
    licence: 'Trainingsdaten und Lizenz',
    key: 'Schlüssel',
    copyKey: 'Schlüssel kopieren',
    keyCopied: 'Schlüssel kopiert',
    references: 'Vergleichsunterschriften',
    current: (count) => `${specimens(count)}, alle mit diesem Modell eingelesen.`,
    noReferences: 'Es gibt noch keine Vergleichsunterschriften. Jede wird beim Erfassen mit diesem Modell eingelesen.',
    stale: (embedded, all) =>
      `${formatCount(embedded)} von ${specimens(all)} mit diesem Modell eingelesen, die übrigen nur mit einem anderen.`,
    staleHint:
      'Abstände zweier Modelle werden nie vermischt. Was fehlt, wird spätestens beim nächsten Vergleich eingelesen.',
    embed: 'Jetzt neu einlesen',
    embedded: (count) => `${specimens(count)} neu eingelesen`,
    figures: 'Geübte Fälschungen: Gleichfehlerquote',
    figuresHint:
      'An Testschreibern, die das Modell nie gesehen hat, eine Schwelle für alle. Die Intervalle stehen unten im Modellblatt.',
    set: 'Datensatz, nach Zahl der Vergleichsunterschriften',
    percent: (value) => `${value} %`,
    calibration: 'Kalibrierung',
    calibrationHint: (writers) =>
      `Abstände zwischen Unterschriften von ${formatCount(writers)} Schreibern, die das Netz nie gesehen hat. Von hier stammen die Schwellen und Fehlerquoten jedes Ergebnisses.`,
    network: 'Netz',
    networkHint:
      'Ein Turm für alle Unterschriften, die er vergleicht. Er endet in einer Karte, die zwischen echt und gefälscht entscheidet, und in einem Punkt, der die Sammlung ordnet.',
    layer: 'Schicht',
    what: 'Was sie tut',
    gives: 'Ergibt: Zeilen × Spalten × Kanäle',
    learnt: 'Parameter',
    together: 'Zusammen',
    input: 'Eingabe',
    inputIs: 'binarisierte Unterschrift',
    kinds: {
      convolution: (size, stride) => `Faltung ${size} × ${size}${stride > 1 ? `, Schritt ${stride}` : ''}`,
      pool: (size) => `Größtes aus je ${size} × ${size}`,
      map: (_size, _stride, reads) => `Merkmalskarte, liest ${reads}`,
      embedding: (_size, _stride, reads) => `Punkt auf der Einheitskugel${reads ? `, liest ${reads}` : ''}`,
    },
    card: 'Modellblatt',
  },
  charts: {
    distance: 'Abstand abzüglich der Streuung',
    density: 'Anteil der Vergleiche je Einheit Abstand',
    share: 'Anteil der Vergleiche',
    populations: { genuine: 'echte Unterschriften', skilled: 'geübte Fälschungen', random: 'Unterschriften anderer' },
    frr: 'Echte als gefälscht (FRR)',
    farSkilled: 'geübte Fälschungen angenommen (FAR)',
    farRandom: 'Unterschriften anderer angenommen (FAR)',
    accept: 'echt bis',
    reject: 'gefälscht ab',
    references: 'Vergleichsunterschriften',
    comparisons: (genuine, skilled, random) =>
      `${formatCount(genuine)} echte, ${formatCount(skilled)} geübt gefälschte, ${formatCount(random)} fremde Vergleiche`,
    distributions: 'Wie weit Unterschriften von den Vergleichsunterschriften entfernt sind',
    errors: 'Fehler bei jeder Schwelle',
    tradeOff: 'Abwägung, nach Zahl der Vergleichsunterschriften',
    reliability: 'Halten Likelihood-Quotienten, was sie versprechen?',
    expected: 'echt, wie der Quotient verspricht, bei gleichen Vorgaben',
    observed: 'waren echt',
    even: 'wie versprochen',
    kept: 'wie es war, gegen geübte Fälschungen',
    reading: [
      'Wo zwei Hügel sich überdecken, trennt sie keine Schwelle: Dort ist ein Ergebnis nicht eindeutig.',
      'Die gepunkteten Linien sind die Schwellen Ihrer Vorgabe. Sie verschieben sie in den Einstellungen.',
      'Mehr Vergleichsunterschriften rücken die Kurve nach links unten: weniger Fehler beider Arten.',
      'Über der Diagonale verspricht ein Likelihood-Quotient weniger für die Person, als so war, darunter mehr. Es sind die Schreiber, an die er angepasst wurde; andere stehen im Modellblatt.',
    ],
    read: (title, axis) => `${title}. Die Pfeiltasten wandern entlang „${axis}“.`,
    notRead: 'noch nicht abgelesen',
    save: (title) => `Speichern: ${title}`,
    formats: { svg: 'Zeichnung (SVG)', png: 'Bild (PNG)', csv: 'Zahlen (CSV)' },
  },
};
