import type { overview as english } from '../english/overview.ts';
import type { Words } from '../words.ts';

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
    counts: { signatories: 'Personen', specimens: 'Vergleichsunterschriften', cases: 'Fälle' },
  },
};
