import type { trainingData as english } from '../english/training-data.ts';
import type { Words } from '../words.ts';

export const trainingData: Words<typeof english> = {
  trainingData: {
    label: 'Gelernt wird aus',
    workspace: 'Personen dieses Arbeitsbereichs',
    characters: 'Schriftzeichen aus einer Datei',
    charactersHint:
      'Ein ZIP, aufgebaut wie Omniglot: ALPHABET/ZEICHEN/NNNN_NN.png. Jedes Zeichen ist eine Klasse, wie sonst jede Person; niemand fälscht es. Um zu sehen, wie One-Shot-Lernen geht, nicht zum Prüfen.',
    choose: 'ZIP wählen …',
    none: 'Noch keine Datei gewählt.',
    onArchive: (name) => `an ${name}`,
  },
};
