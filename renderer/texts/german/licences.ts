import type { licences as english } from '../english/licences.ts';
import type { Words } from '../words.ts';

export const licences: Words<typeof english> = {
  licences: {
    show: 'Lizenzen',
    title: 'Lizenzen dessen, was Paraph enthält',
    intro: (count) => `Paraph enthält ${count} Werke anderer. Öffnen Sie eines, um seine Lizenz zu lesen.`,
    find: 'Werk suchen',
    none: 'Nichts mit diesem Namen.',
    missing: 'Die Hinweise ließen sich nicht lesen: Die Oberfläche wurde nicht als Ganzes gebaut.',
  },
};
