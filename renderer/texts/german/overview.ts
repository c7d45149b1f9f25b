import { formatCount } from '../../format.ts';
import type { overview as english } from '../english/overview.ts';
import type { Words } from '../words.ts';
import { counted } from './counted.ts';

export const overview: Words<typeof english> = {
  overview: {
    title: 'Übersicht',
    welcome: 'Stammt diese Unterschrift von der Person, deren Namen sie trägt?',
    intro:
      'Paraph vergleicht eine Unterschrift mit Vergleichsunterschriften, denen Sie vertrauen, nennt den Abstand und sagt offen, wenn es sich nicht entscheiden lässt. Nichts verlässt dieses Gerät.',
    steps: [
      ['Erfassen', 'Geben Sie eine bis zehn bekannte Unterschriften einer Person. Fünf sind eine gute Zahl.'],
      [
        'Prüfen',
        'Legen Sie ein Dokument ab, markieren Sie die Unterschrift darauf und sagen Sie, wer unterschrieben haben soll.',
      ],
      [
        'Entscheiden',
        'Sehen Sie sich beides nebeneinander an; bestätigen oder verwerfen Sie dann das Ergebnis. Der Fall behält beides.',
      ],
    ],
    start: 'Die erste Person erfassen',
    recent: 'Letzte Fälle',
    allCases: 'Alle Fälle',
    noCases: 'Noch keine Fälle',
    noCasesHint: 'Jede Prüfung und jede Identifizierung wird hier als Fall aufbewahrt.',
    enrol: 'Person erfassen',
    verify: 'Unterschrift prüfen',
    identify: 'Unterschrift identifizieren',
    waits: 'Was auf eine Entscheidung wartet',
    nothingWaits: 'Nichts wartet auf eine Entscheidung.',
    wait: (count) => (count === 1 ? 'Fall wartet auf eine Entscheidung' : 'Fälle warten auf eine Entscheidung'),
    waitsFor: {
      'sent-on': 'weitergereicht',
      inconclusive: 'nicht eindeutig',
      unknown: 'unbekannt',
      'low-quality': 'von geringer Qualität',
      flagged: 'mit Hinweis',
    },
    aside: 'In letzter Zeit, und wie es steht',
    activity: 'In letzter Zeit',
    activitySummary: (cases, days) => `${counted(cases, 'Fall', 'Fälle')} in den letzten ${formatCount(days)} Tagen`,
    lastDays: (days) => `letzte ${formatCount(days)} Tage`,
    today: 'heute',
    tones: { genuine: 'Echt', inconclusive: 'Nicht eindeutig', forged: 'Gefälscht', unknown: 'Unbekannt' },
    people: 'Personen in letzter Zeit',
    state: 'Wie es steht',
    device: 'Gerät',
    key: 'Schlüssel',
    keptBy: {
      passphrase: 'unter Ihrer Passphrase',
      'key-file': 'in einer Datei, die Ihr Benutzerkonto lesen kann',
      'system-store': 'im Speicher Ihres Betriebssystems',
    },
    backup: 'Sicherung',
    noBackup: 'noch keine',
    newestBackup: (when) => `angelegt ${when}`,
  },
};
