import { formatCount } from '../../format.ts';
import type { registry as english } from '../english/registry.ts';
import type { Words } from '../words.ts';
import { counted } from './counted.ts';

export const registry: Words<typeof english> = {
  registry: {
    title: 'Alle Modelle',
    intro:
      'Eines antwortet, die anderen warten. Ein Einsetzen nehmen Sie mit einem Klick zurück; das Modell davor ist dann auf das Bit genau, wie es war.',
    unknown: (key) => `Modell ${key}`,
    answers: 'antwortet',
    origins: { shipped: 'mit Paraph geliefert', trained: 'hier trainiert', imported: 'importiert' },
    from: (parent) => `aus „${parent}“`,
    erased: 'Es hat von jemandem gelernt, der seitdem gelöscht wurde. Erwägen Sie, neu zu trainieren.',
    passed: 'Bestanden: nicht schlechter als das Modell, an dem es gemessen wurde.',
    notPassed: 'Es spricht etwas dagegen:',
    notJudged: {
      shipped: 'Daran werden die anderen gemessen.',
      imported: 'Hier nicht bewertet. Sehen Sie nach, was kippen würde.',
      trained: 'Nicht bewertet.',
    },
    objections: {
      'held-out-random': 'Es hält Personen dieses Arbeitsbereichs schlechter auseinander.',
      'held-out-skilled': 'Es nimmt mehr geübte Fälschungen von Personen dieses Arbeitsbereichs an.',
      'pinned-random': 'Es hält erzeugte Schreiber schlechter auseinander: Es hat etwas verlernt.',
      'pinned-skilled': 'Es nimmt mehr erzeugte Fälschungen an: Es hat etwas verlernt.',
      'no-calibration': 'Für dieses Modell lassen sich keine Schwellen angeben.',
    },
    figures: {
      heldOutRandom: 'Zurückgehaltene Personen: Unterschriften anderer',
      heldOutSkilled: 'Zurückgehaltene Personen: geübte Fälschungen',
      pinnedRandom: 'Erzeugte Schreiber: Unterschriften anderer',
      pinnedSkilled: 'Erzeugte Schreiber: Fälschungen',
    },
    heldAgainst: (name, references) =>
      `Gleichfehlerquoten, gemessen an „${name}“, mit je bis zu ${counted(references, 'Vergleichsunterschrift', 'Vergleichsunterschriften')}`,
    measured: 'Gemessen an',
    before: 'Vorher',
    after: 'Dieses',
    change: 'Änderung in Punkten, 95-%-Intervall',
    changeOf: (change, low, high) => `${change} (${low} bis ${high})`,
    percent: (value) => `${value} %`,
    unknownRandom: 'unbekannt: zu wenige zurückgehaltene Personen',
    unknownSkilled: 'unbekannt: zu wenige echte Fälschungen',
    skilledUnknown: 'Sein Fehler bei geübten Fälschungen Ihrer Personen ist unbekannt.',
    flipsAction: 'Was würde kippen?',
    flipsTitle: (name) => `Was mit „${name}“ kippen würde`,
    flipsIntro:
      'Frühere Fälle werden noch einmal entschieden, mit den Vergleichsunterschriften und der Vorgabe von heute. Geändert wird nichts.',
    noFlips: (compared) =>
      compared === 0
        ? 'Es gibt keine früheren Ergebnisse, an denen man es versuchen könnte.'
        : `Nichts: ${counted(compared, 'früheres Ergebnis bliebe', 'frühere Ergebnisse blieben')} gleich.`,
    flips: (flips, compared) =>
      `${formatCount(flips)} von ${counted(compared, 'früheren Ergebnis', 'früheren Ergebnissen')} wären andere.`,
    becomes: 'wird zu',
    showFigures: 'Zahlen',
    flipsSeen: (flips) =>
      flips === 0
        ? 'Sie haben nachgesehen: Kein früheres Ergebnis kippt.'
        : `Sie haben nachgesehen: ${counted(flips, 'früheres Ergebnis kippt', 'frühere Ergebnisse kippen')}.`,
    flipsUnseen: 'Sie haben noch nicht nachgesehen, was kippen würde.',
    promoteAction: 'Einsetzen …',
    promoteTitle: (name) => `Soll „${name}“ antworten?`,
    promoteBody:
      'Alle Vergleichsunterschriften werden mit diesem Modell neu eingelesen, dann antwortet es beim Prüfen und Identifizieren. Fälle bleiben, wie sie entschieden wurden.',
    promoteNow: 'Einsetzen',
    promoteAnyway: 'Trotzdem einsetzen',
    promoted: (name) => `„${name}“ antwortet jetzt.`,
    rollBack: (name) => `Zurück zu „${name}“`,
    rolledBack: (name) => `„${name}“ antwortet wieder.`,
    save: 'Exportieren',
    importAction: 'Modell importieren …',
    imported: (name) => `„${name}“ importiert. Es wartet in der Liste.`,
    removeAction: (name) => `„${name}“ entfernen`,
    removeTitle: (name) => `„${name}“ entfernen?`,
    removeBody:
      'Das lässt sich nicht rückgängig machen. Exportieren Sie es vorher, falls Sie es noch einmal brauchen: Ein exportiertes Modell lässt sich importieren.',
    removed: (name) => `„${name}“ entfernt`,
    compareHint: 'Haken Sie zwei an, um sie nebeneinander zu sehen.',
    compare: (name) => `„${name}“ vergleichen`,
    comparison: 'Nebeneinander',
    facts: {
      origin: 'Herkunft',
      made: 'Entstanden',
      parameters: 'Parameter',
      weights: 'Gewichte, SHA-256',
      run: 'Lauf',
      data: 'Gelernt aus',
      judgement: 'Bewertung',
    },
    runOf: (steps, loss) => `${counted(steps, 'Schritt', 'Schritte')}, ${loss}`,
    words: { passed: 'bestanden', objected: 'nicht bestanden', none: 'nicht bewertet' },
  },
};
