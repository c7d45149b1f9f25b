import type { demonstration as english } from '../english/demonstration.ts';
import type { Words } from '../words.ts';
import { people } from './counted.ts';

export const demonstration: Words<typeof english> = {
  demonstration: {
    mark: 'erfunden',
    note: 'Von Paraph zum Ausprobieren erfunden. Niemand unterschreibt so.',
    offer: 'Mit erfundenen Unterschriften ausprobieren',
    offerHint:
      'Erfasst drei Personen, die es nicht gibt. Sie sind im Namen gekennzeichnet und verschwinden auf einen Schlag.',
    starting: 'Unterschriften werden gezeichnet …',
    title: 'Mit erfundenen Unterschriften ausprobieren',
    intro: (count: number) =>
      `${people(count)}, die es nicht gibt, sind mit je fünf Vergleichsunterschriften erfasst. Drei Dokumente warten: Finden Sie heraus, wer sie unterschrieben hat.`,
    mixed:
      'Hier sind auch echte Personen erfasst. Entfernen Sie die erfundenen, bevor Sie sich auf eine Antwort verlassen: Identifizieren sucht unter allen.',
    kinds: { card: 'Eine Karte', cheque: 'Ein Scheck', letter: 'Ein Brief', form: 'Ein Formular' },
    claims: (name: string) =>
      `${name} soll unterschrieben haben. Prüfen Sie die Unterschrift gegen die Vergleichsunterschriften.`,
    who: 'Niemand ist genannt. Fragen Sie, ob eine der erfassten Personen unterschrieben hat.',
    verify: 'Prüfen',
    identify: 'Fragen, von wem sie stammt',
    again: 'Noch einmal',
    look: 'Fall ansehen',
    answered: (word: string) => `Paraph sagt: ${word}`,
    truth: {
      genuine: 'In Wahrheit: von derselben erfundenen Hand wie die Vergleichsunterschriften.',
      forged: 'In Wahrheit: von einem erfundenen Fälscher nachgezeichnet, langsamer und zittriger.',
      stranger: 'In Wahrheit: von jemandem, der nicht erfasst ist.',
    },
    caution:
      'Erfundene Unterschriften zeigen, wie Paraph arbeitet. Sie sagen nichts darüber, wie oft es richtig liegt.',
    reset: 'Alles Erfundene entfernen',
    restart: 'Von vorn beginnen',
    removed: 'Alles Erfundene ist fort',
    done: 'Alle drei sind beantwortet. Erfassen Sie nun jemanden wirklich, oder beginnen Sie von vorn.',
  },
};
