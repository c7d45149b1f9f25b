import { formatCount } from '../../format.ts';
import type { imports as english } from '../english/imports.ts';
import type { Words } from '../words.ts';
import { counted, people } from './counted.ts';

export const imports: Words<typeof english> = {
  imports: {
    title: 'Viele erfassen',
    open: 'Viele erfassen …',
    drop: 'Legen Sie hier einen Ordner oder eine Liste ab',
    dropHint:
      'Hunderte Personen auf einmal. Was sich nicht verwenden lässt, wird am Ende genannt und hält sonst niemanden auf.',
    pickFolder: 'Ordner wählen …',
    pickFiles: 'Liste mit ihren Dateien wählen …',
    ways: [
      [
        'Ein Ordner je Person',
        'Legen Sie die Vergleichsunterschriften jeder Person in einen Ordner, der nach der Person oder ihrer Kennung benannt ist, und diese Ordner zusammen in einen.',
      ],
      [
        'Eine Liste',
        'Eine CSV-Datei mit den Spalten id, name und files; mehrere Dateien trennt ein Semikolon. Auch die Spalten Notiz, Form und „unterschrieben am“ werden verstanden. Geben Sie die Liste zusammen mit ihren Dateien oder den Ordner, in dem beides liegt.',
      ],
    ],
    sampleFolders: ['scans/1024/2019.png', 'scans/1024/2023.png', 'scans/1025/karte.pdf'],
    sampleList: ['id;name;files', '1024;Bela Wik;"2019.png;2023.png"', '1025;Fi Nok;karten/1025.pdf'],
    reading: 'Es wird nachgesehen, wer dabei ist …',
    plan: (newPersons: number, known: number) =>
      [
        newPersons > 0 ? `${people(newPersons)} zu erfassen` : '',
        known > 0 ? `${people(known)} schon erfasst, hier mit weiteren Vergleichsunterschriften` : '',
      ]
        .filter(Boolean)
        .join(', '),
    nobody: 'Hier ist niemand zu erfassen',
    nobodyHint: 'Alle sind vollständig, oder kein Ordner und keine Zeile war zu verwenden.',
    files: (count: number) => counted(count, 'Datei', 'Dateien'),
    missing: (count: number) =>
      `${counted(count, 'aufgeführte Datei ist', 'aufgeführte Dateien sind')} nicht unter den gegebenen.`,
    unused: (count: number) =>
      `${counted(count, 'Datei gehört', 'Dateien gehören')} zu niemandem und ${count === 1 ? 'bleibt' : 'bleiben'} unberücksichtigt.`,
    complete: (count: number) => `${people(count)} schon vollständig: nichts zu tun.`,
    problems: (count: number) => `${counted(count, 'Eintrag lässt', 'Einträge lassen')} sich nicht verwenden:`,
    moreProblems: (count: number) => `und ${formatCount(count)} weitere; der Bericht nennt alle.`,
    start: (count: number) => `${people(count)} erfassen`,
    goOn: (count: number) => `Mit ${counted(count, 'Person', 'Personen')} fortfahren`,
    stop: 'Anhalten',
    stopping: 'Wird angehalten, sobald die begonnenen fertig sind …',
    again: 'Anderer Ordner, andere Liste',
    job: (source: string) => `${source} wird erfasst`,
    progress: (done: number, total: number) => `${formatCount(done)} von ${people(total)}`,
    rate: (perSecond: string) => `${perSecond} Personen je Sekunde`,
    left: (duration: string) => `noch ${duration}`,
    stages: {
      running: 'Wird erfasst',
      stopping: 'Wird angehalten',
      stopped: 'Angehalten: Wer unten steht, ist ganz erfasst, niemand halb',
      done: 'Fertig',
      undone: 'Zurückgenommen: Niemand aus diesem Vorgang ist erfasst',
    },
    states: {
      enrolled: 'Erfasst',
      flagged: 'Bitte ansehen',
      failed: 'Nicht erfasst',
      skipped: 'Vorher vollständig',
    },
    all: 'Alle',
    did: {
      enrolled: 'erfasst',
      completed: 'vorher erfasst, Vergleichsunterschriften ergänzt',
      restored: 'vorher entfernt, wieder da',
      nothing: 'nichts geändert',
    },
    filter: 'Anzeigen',
    order: 'Sortieren nach',
    orders: {
      given: 'Wie gegeben',
      name: 'Name',
      id: 'Kennung',
      state: 'Ergebnis',
      accepted: 'Vergleichsunterschriften',
    },
    descending: 'Absteigend',
    list: 'Was aus jeder Person wurde',
    accepted: (accepted: number, offered: number) => `${formatCount(accepted)} von ${formatCount(offered)} angenommen`,
    problem: {
      'no-person': 'nennt niemanden',
      'no-files': 'nennt keine Dateien',
      'too-many-files': 'nennt mehr als fünfzig Dateien',
      'name-too-long': 'Name oder Kennung ist zu lang',
      'another-name': 'die Kennung gehört jemandem mit anderem Namen',
      'several-of-that-name': 'mehrere erfasste Personen heißen so',
      'bad-date': 'ist kein Datum; schreiben Sie 2026-03-31',
      'unclosed-quote': 'ein Anführungszeichen wird nie geschlossen; nichts aus der Liste wurde verwendet',
      'loose-file': 'liegt in keinem Ordner einer Person',
    },
    line: (line: number) => `Zeile ${formatCount(line)}`,
    openPerson: (name: string) => `${name} öffnen`,
    download: 'Bericht sichern (CSV)',
    reportName: (source: string) => `${source}-Bericht.csv`,
    columns: ['Kennung', 'Name', 'Ergebnis', 'Datei', 'Angenommen', 'Gründe'],
    yes: 'ja',
    no: 'nein',
    undo: 'Alles zurücknehmen',
    undone: (count: number) => `${people(count)} zurückgenommen`,
    restore: 'Wiederherstellen',
    finished: (enrolled: number, flagged: number, failed: number) =>
      [
        `${people(enrolled + flagged)} erfasst`,
        flagged > 0 ? `${formatCount(flagged)} anzusehen` : '',
        failed > 0 ? `${formatCount(failed)} nicht erfasst` : '',
      ]
        .filter(Boolean)
        .join(', '),
  },
};
