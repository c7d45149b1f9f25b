/** About one-shot trials, pairs and drawings. */
export const oneShot = {
  'The set has no run or test with this number.': 'Die Sammlung hat keinen Lauf und keine Aufgabe mit dieser Nummer.',
  'There are too few classes here for trials of {0}.': 'Für Versuche mit {0} Klassen gibt es hier zu wenige.',
  'Choose fewer classes, or mixed alphabets.': 'Wählen Sie weniger Klassen oder gemischte Alphabete.',
  'This part of the set has no pairs to compare with.': 'Dieser Teil der Sammlung hat keine Paare zum Vergleichen.',
  'There is nothing to see in the picture, or it cannot be read.':
    'Auf dem Bild ist nichts zu sehen, oder es lässt sich nicht lesen.',
  'Draw something, or choose another picture.': 'Zeichnen Sie etwas, oder wählen Sie ein anderes Bild.',
  'A drawing has to be a PNG.': 'Eine Zeichnung muss eine PNG-Datei sein.',
  'There are as many drawings as Paraph keeps.': 'Es gibt so viele Zeichnungen, wie Paraph aufbewahrt.',
  'Remove some that are no longer wanted.': 'Entfernen Sie einige, die nicht mehr gebraucht werden.',
  'There was no ink in the drawing that could be read.': 'In der Zeichnung war keine Tinte, die sich lesen ließ.',
  'Draw larger, or with a firmer hand.': 'Zeichnen Sie größer oder mit festerer Hand.',
};
