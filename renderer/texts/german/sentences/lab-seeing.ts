export const labSeeing = {
  'Triplets need at least two classes with two pictures each.':
    'Tripel brauchen mindestens zwei Klassen mit je zwei Bildern.',
  'The picture has not the size that this network takes.': 'Das Bild hat nicht die Größe, die dieses Netz nimmt.',
  'This network takes no such picture.': 'Dieses Netz nimmt kein solches Bild.',
  'The lab’s networks take pictures of its sets, {0} × {1} pixels; the model of signatures takes specimens and generated signatures.':
    'Die Netze des Labors nehmen Bilder seiner Datensätze, {0} × {1} Pixel; das Modell für Unterschriften nimmt Vergleichsunterschriften und erzeugte Unterschriften.',
  'training without a margin': 'Training ohne Margin',
};
