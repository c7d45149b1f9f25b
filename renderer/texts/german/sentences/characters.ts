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
  'Keep drawings below {0} KiB each, and {1} MiB together.':
    'Halten Sie Zeichnungen unter {0} KiB und alle zusammen unter {1} MiB.',
  'Keep fewer than {0} files in it.': 'Lassen Sie weniger als {0} Dateien darin.',
  'It does not say which picture shows which class, two paths a line.':
    'Dort steht nicht, welches Bild welche Klasse zeigt, zwei Pfade je Zeile.',
  'Fetch the set again, or leave out its folder {0}.':
    'Laden Sie die Sammlung erneut, oder lassen Sie ihren Ordner {0} weg.',
  'It holds no four classes with two pictures each.': 'Es sind keine vier Klassen mit je zwei Bildern darin.',
  'Lay pictures out as CLASS/picture or GROUP/CLASS/picture.':
    'Ordnen Sie Bilder als KLASSE/Bild oder GRUPPE/KLASSE/Bild an.',
  'Choose a ZIP of pictures laid out as CLASS/picture or GROUP/CLASS/picture.':
    'Wählen Sie ein ZIP mit Bildern, angeordnet als KLASSE/Bild oder GRUPPE/KLASSE/Bild.',
  'Name a folder of pictures laid out as CLASS/picture or GROUP/CLASS/picture.':
    'Nennen Sie einen Ordner mit Bildern, angeordnet als KLASSE/Bild oder GRUPPE/KLASSE/Bild.',
  'A drawing has more than a megapixel.': 'Eine Zeichnung hat mehr als ein Megapixel.',
  'Scale the drawings down.': 'Verkleinern Sie die Zeichnungen.',
  'Name characters that at least two people drew.':
    'Nennen Sie Schriftzeichen, die mindestens zwei Personen gezeichnet haben.',
  'There are {0} signatures; a run takes up to {1}.': 'Es sind {0} Unterschriften; ein Lauf nimmt bis zu {1} auf.',
  'Leave out some of the writers.': 'Lassen Sie einige Schreiber weg.',
};
