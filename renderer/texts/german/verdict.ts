import { oldAfterYears, wideAfterYears } from '../../../main/contract/ageing.ts';
import { germanTurned } from '../../../main/contract/turned-words.ts';
import { formatRate } from '../../format.ts';
import type { verdict as english } from '../english/verdict.ts';
import type { Words } from '../words.ts';
import { concerns } from './concerns.ts';

export const verdict: Words<typeof english> = {
  verdict: {
    label: 'Ergebnis',
    words: {
      genuine: 'Echt',
      inconclusive: 'Nicht eindeutig',
      forged: 'Gefälscht',
      copy: 'Kopie',
      unknown: 'Unbekannt',
      identified: 'Erkannt',
    },
    genuine: (name) => `Sie weicht nicht stärker ab, als es die eigenen Unterschriften von ${name} meist tun.`,
    forged: (name) => `Sie liegt zu weit von den Vergleichsunterschriften von ${name}.`,
    forgedMeans:
      'Mehr sagt das Wort nicht: Sie weicht stärker ab, als diese Vorgaben erlauben. Auch ein ungewohnter Stift, Eile, Krankheit oder Alter können der Grund sein.',
    copy: 'Sie gleicht einer Vergleichsunterschrift zu sehr, um neu geschrieben zu sein: wahrscheinlich eingefügt, erneut gescannt oder skaliert.',
    inconclusive: {
      'between-thresholds':
        'Der Abstand liegt dort, wo echte Unterschriften und Fälschungen sich überschneiden. Ein Mensch muss entscheiden.',
      'unusable-image': 'Das Bild enthält zu wenig Tinte zum Vergleichen.',
      'no-specimens': 'Es gibt keine Vergleichsunterschrift.',
      'near-when-turned':
        'So, wie sie liegt, ist sie zu weit von den Vergleichsunterschriften; um drei Grad gedreht nicht mehr. Das ist zu wenig, um sie gefälscht zu nennen. Ein Mensch muss entscheiden.',
      'unlike-calibration':
        'Sie ist anders als alles, woran die Fehlerquoten gemessen wurden; darum lässt sich keine angeben. Ein Mensch muss entscheiden.',
    },
    turned: germanTurned,
    identified: (name) => `${name} schreibt so: näher als die Grenze für einen Bestand dieser Größe.`,
    flags: {
      ...concerns,
      'few-specimens': [
        'Wenige Vergleichsunterschriften',
        'Mit mehr davon ruht das Ergebnis auf mehr als einer Vermutung, wie diese Hand schwankt.',
      ],
      'copy-of-specimen': [
        'Kopie einer Vergleichsunterschrift',
        'Zu gleich mit einer Vergleichsunterschrift: eingefügt, erneut gescannt oder skaliert.',
      ],
      'copy-of-case': [
        'Schon einmal geprüft',
        'Dieselbe Unterschrift wurde schon einmal geprüft, in einem anderen Dokument oder an anderer Stelle.',
      ],
      'old-specimens': [
        'Alte Vergleichsunterschriften',
        `Selbst die jüngste ist mehr als ${oldAfterYears} Jahre alt. Handschriften verändern sich: Auch eine echte Unterschrift kann fremd wirken.`,
      ],
      'years-apart': [
        'Jahre auseinander',
        `Zwischen der ältesten und der jüngsten Vergleichsunterschrift liegen mehr als ${wideAfterYears} Jahre. Diese Hand wirkt dadurch schwankender, als sie es zu einer Zeit ist.`,
      ],
      'stranger-among-specimens': [
        'Eine Vergleichsunterschrift scheint nicht dazuzugehören',
        'Eine unterscheidet sich von den anderen mehr, als es eine Hand sonst tut. Diese Hand wirkt dadurch schwankender, als sie ist, und mehr Fälschungen gehen durch. Sehen Sie die Vergleichsunterschriften an und prüfen Sie dann noch einmal.',
      ],
    },
  },
  ruler: {
    title: 'Abstand',
    small: 'ähnlich',
    large: 'verschieden',
    summary: (distance, accept, reject) => `Abstand ${distance}. Echt bis ${accept}, gefälscht über ${reject}.`,
    probe: 'diese Unterschrift',
    accept: 'echt bis',
    reject: 'gefälscht über',
    specimens: 'zu jeder Vergleichsunterschrift',
    own: 'unter den Vergleichsunterschriften',
    population: {
      genuine: 'echte Unterschriften',
      skilled: 'geübte Fälschungen',
      random: 'Unterschriften anderer',
    },
    populationHint:
      'Die Balken umfassen die mittleren 90 % der Schreiber, an denen das Modell kalibriert wurde; die Kerbe ist ihr Median.',
  },
  evidence: {
    title: 'Nebeneinander',
    questioned: 'Fraglich',
    specimen: (rank) => `Vergleichsunterschrift, Nr. ${rank} nach Abstand`,
    nearest: 'Nächstliegende Vergleichsunterschrift',
    further: (rank) => `Vergleichsunterschrift Nr. ${rank}`,
    gone: 'Diese Vergleichsunterschrift wurde inzwischen entfernt.',
    supports: 'Fehlerquoten mit dieser Zahl von Vergleichsunterschriften',
    supportsHint:
      'Gemessen an den Schreibern, an denen das Modell kalibriert wurde; „höchstens“ ist, was es unter anderen Schreibern ihrer Art sein kann, mit 95 % Sicherheit. Über Material anderer Art ist nichts bekannt.',
    rates: {
      falseAcceptanceSkilled: 'geübte Fälschungen gelten als echt',
      falseAcceptanceRandom: 'Unterschriften anderer gelten als echt',
      falseRejection: 'echte Unterschriften gelten als gefälscht',
    },
    smallPrint: 'Kleingedrucktes',
    model: 'Modell',
    policy: 'Vorgaben',
    policyLine: (acceptance, rejection) =>
      `höchstens ${formatRate(acceptance)} der geübten Fälschungen gelten als echt, höchstens ${formatRate(rejection)} der echten Unterschriften als gefälscht`,
    identifyLine: (rate) => `höchstens ${formatRate(rate)} der Fremden bekommen einen Namen`,
    mean: 'Mittlerer Abstand',
    least: 'Kleinster Abstand',
    spread: 'Streuung der Vergleichsunterschriften',
    adjusted: 'Abstand abzüglich der Streuung',
    threshold: 'Grenze in einem Bestand dieser Größe',
    gallery: 'Bestand',
    file: 'Datei',
    fileHash: 'SHA-256 der Datei',
    region: 'Ausschnitt',
    page: 'Seite',
    case: 'Fall',
    when: 'Verglichen',
  },
};
