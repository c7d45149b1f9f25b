import type { concerns as english } from '../english/concerns.ts';
import type { Words } from '../words.ts';

export const concerns: Words<typeof english> = {
  blank: ['Leer', 'Es gibt keine Tinte zum Vergleichen.'],
  faint: ['Blass', 'Es wurde wenig Tinte gefunden. Scannen Sie dunkler oder mit höherer Auflösung.'],
  clipped: ['Angeschnitten', 'Die Tinte reicht bis an den Bildrand, ein Teil der Unterschrift fehlt vielleicht.'],
  'too-small': ['Zu klein', 'Die Unterschrift hat zu wenige Bildpunkte. Scannen Sie mit mindestens 300 dpi.'],
  'several-signatures': [
    'Mehrere Unterschriften',
    'Hier scheint mehr als eine Unterschrift zu sein. Wählen Sie den Ausschnitt einer einzigen.',
  ],
  duplicate: [
    'Doppelt',
    'Dieselbe Unterschrift liegt schon vor, in diesem oder einem anderen Scan. Eine zweite Kopie bringt nichts Neues.',
  ],
  'enrolled-elsewhere': [
    'Anderswo erfasst',
    'Dieselbe Unterschrift ist Vergleichsunterschrift eines anderen. Eine von beiden ist falsch.',
  ],
  'unlike-others': [
    'Anders als die übrigen',
    'Sie weicht von den anderen Vergleichsunterschriften stärker ab, als eine Hand es meist tut.',
  ],
};
