/** What is said of characters to train on. */
export const characters = {
  'There are {0} characters, more than a run takes.': 'Es sind {0} Schriftzeichen, mehr, als ein Lauf aufnimmt.',
  'Keep fewer alphabets.': 'Behalten Sie weniger Alphabete.',
  'This is no ZIP archive.': 'Das ist kein ZIP-Archiv.',
  'Choose a ZIP of characters laid out as ALPHABET/CHARACTER/NNNN_NN.png.':
    'Wählen Sie ein ZIP mit Schriftzeichen, aufgebaut als ALPHABET/ZEICHEN/NNNN_NN.png.',
  'It holds no characters that two people drew.':
    'Es enthält keine Schriftzeichen, die zwei Personen gezeichnet haben.',
  'Lay them out as ALPHABET/CHARACTER/NNNN_NN.png, one drawing a file.':
    'Bauen Sie es als ALPHABET/ZEICHEN/NNNN_NN.png auf, eine Zeichnung je Datei.',
  'The archive is damaged: it cannot be read to its end.':
    'Das Archiv ist beschädigt: Es lässt sich nicht bis zum Ende lesen.',
  'Fetch or make it again.': 'Laden oder erzeugen Sie es noch einmal.',
  'The archive holds more, or larger drawings, than Paraph takes.':
    'Das Archiv enthält mehr oder größere Zeichnungen, als Paraph annimmt.',
  'Keep drawings below 64 KiB each, and 128 MiB together.':
    'Halten Sie Zeichnungen unter je 64 KiB und zusammen unter 128 MiB.',
  'A drawing has more than a megapixel.': 'Eine Zeichnung hat mehr als ein Megapixel.',
  'Scale the drawings down.': 'Verkleinern Sie die Zeichnungen.',
  'Name characters that at least two people drew.':
    'Nennen Sie Schriftzeichen, die mindestens zwei Personen gezeichnet haben.',
  'There are {0} signatures; a run takes up to {1}.': 'Es sind {0} Unterschriften; ein Lauf nimmt bis zu {1} auf.',
  'Leave out some of the writers.': 'Lassen Sie einige Schreiber weg.',
};
