import type { copies as english } from '../english/copies.ts';
import type { Words } from '../words.ts';

export const copies: Words<typeof english> = {
  copies: {
    title: 'Wovon sie eine Kopie ist',
    means:
      'Wer zweimal unterschreibt, folgt nie zweimal derselben Linie. Hier decken sich die Linien so, wie es nur zwei Bilder einer einzigen Unterschrift tun, wie auch immer sie eingefügt, gedruckt, skaliert oder gescannt wurde. Sehen Sie sich das Original des Dokuments an.',
    ofCase:
      'Sie gleicht einer schon einmal geprüften Unterschrift zu sehr, um neu geschrieben zu sein: Eine der beiden ist eine Kopie.',
    otherwise: (verdict) =>
      `Allein nach dem Abstand lautete das Ergebnis: ${verdict}. Der Abstand einer Kopie beweist nichts.`,
    specimen: (rank) => `Vergleichsunterschrift Nr. ${rank}`,
    aSpecimen: 'Eine Vergleichsunterschrift',
    earlier: 'Eine schon einmal geprüfte Unterschrift',
    identical: 'Dieselbe Tinte, Bildpunkt für Bildpunkt.',
    coincides: (share) => `Die Linien decken sich auf ${share} ihrer Länge, bis auf 1 % der Breite der Unterschrift.`,
    turned: (degrees) => `Diese ist um ${degrees} gedreht.`,
    overlay: 'Übereinanderlegen',
    openCase: 'Diesen Fall öffnen',
  },
};
