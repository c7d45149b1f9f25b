import type { comparison as english } from '../english/comparison.ts';
import type { Words } from '../words.ts';

export const comparison: Words<typeof english> = {
  comparison: {
    lineage: 'Geht zurück auf',
    dataHash: 'Daten, SHA-256',
    sameData: 'Beide haben aus genau denselben Unterschriften gelernt.',
    otherData:
      'Sie haben aus verschiedenen Unterschriften gelernt: Ihre Kurven sind an verschiedenen Personen gemessen.',
  },
};
