/** About models, their weights and the sets they are measured on. */
export const model = {
  'Too few writers of “{0}” have forgeries and enough genuine signatures.':
    'Zu wenige Schreiber von „{0}“ haben Fälschungen und genug echte Unterschriften.',
  'At least {0} are needed, half of them to decide cases about.':
    'Nötig sind mindestens {0}; an der einen Hälfte werden Fälle entschieden, an der anderen wird gemessen.',
  'The data do not bear out an error rate of {0} %.': 'Eine Fehlerquote von {0} % geben die Daten nicht her.',
  'Ask for {0} % or more: {1} writers, compared with {2} of their specimens, rule out no less.':
    'Verlangen Sie {0} % oder mehr: {1} Schreiber, verglichen mit {2} ihrer Vergleichsunterschriften, schließen nicht weniger aus.',
  'The model is not there.': 'Das Modell fehlt.',
  'Install Paraph again, or make the model with `npm run train:base`.':
    'Installieren Sie Paraph neu, oder erzeugen Sie das Modell mit `npm run train:base`.',
  'Restore the model that came with Paraph.': 'Stellen Sie das Modell wieder her, das mit Paraph kam.',
  'The model has no calibration, so no distance can become a verdict.':
    'Das Modell ist nicht kalibriert; aus keinem Abstand kann so ein Ergebnis werden.',
  'The model has no local map, so it cannot tell forgeries.':
    'Dem Modell fehlt die lokale Karte; Fälschungen kann es so nicht erkennen.',
  'The model lacks {0}.': 'Dem Modell fehlt {0}.',
  'The model is damaged: {0}.': 'Das Modell ist beschädigt: {0}.',
  'the weights are not the ones that the manifest names': 'die Gewichte sind nicht die, die das Verzeichnis nennt',
  'the manifest cannot be read': 'das Verzeichnis ist nicht lesbar',
  'the network names a layer twice': 'das Netz nennt eine Schicht doppelt',
  'a map has no layer to read': 'einer Karte fehlt die Schicht, die sie liest',
  'the network has no such map': 'das Netz hat keine solche Karte',
  'the network leaves nothing of its input': 'das Netz lässt von seiner Eingabe nichts übrig',
  'the weights have other names than the network': 'die Gewichte heißen anders als im Netz',
  'the weights lack {0}': 'den Gewichten fehlt {0}',
  '{0} has another shape than the network': '{0} hat eine andere Form als im Netz',

  'The file of weights is damaged: {0}.': 'Die Datei mit den Gewichten ist beschädigt: {0}.',
  'Get the file again from where it came from.': 'Beschaffen Sie die Datei noch einmal von dort, woher sie kam.',
  'its notes are not text': 'ihre Anmerkungen sind kein Text',
  '{0} holds numbers that are not finite': '{0} enthält Zahlen, die nicht endlich sind',
  'it is too short': 'sie ist zu kurz',
  'its header is too long': 'ihr Kopf ist zu lang',
  'its header cannot be read': 'ihr Kopf ist nicht lesbar',
  'the entry {0} is not a float32 tensor': 'der Eintrag {0} ist kein float32-Tensor',
  'the entry {0} has not the size of its shape': 'der Eintrag {0} ist anders groß, als seine Form sagt',
  'its size is not what its header says': 'ihre Größe ist nicht die, die ihr Kopf nennt',

  'Embeddings made by different models cannot be compared.':
    'Einbettungen verschiedener Modelle lassen sich nicht vergleichen.',
  'Embed the specimens again with the active model.':
    'Betten Sie die Vergleichsunterschriften mit dem aktiven Modell neu ein.',
  'The checkpoint does not say where training was.': 'Der Zwischenstand sagt nicht, wie weit das Training war.',
  'Delete it and train anew.': 'Löschen Sie ihn und trainieren Sie neu.',

  'The model has no calibration, so it has no thresholds to be measured at.':
    'Das Modell ist nicht kalibriert; es hat keine Schwellen, an denen es sich messen ließe.',
  'Calibrate it on writers that it was not trained on.':
    'Kalibrieren Sie es an Schreibern, an denen es nicht trainiert wurde.',
  '“{0}” has fewer than two writers with usable genuine signatures.':
    '„{0}“ hat weniger als zwei Schreiber mit brauchbaren echten Unterschriften.',
  'Name at least two: each serves as a stranger to the others.':
    'Nennen Sie mindestens zwei: jeder dient den anderen als Fremder.',
  'No writer of “{0}” has more than {1} usable genuine signatures.':
    'Kein Schreiber aus „{0}“ hat mehr als {1} brauchbare echte Unterschriften.',
  'Ask for fewer references: one genuine signature more than references is needed.':
    'Verlangen Sie weniger Vergleichsunterschriften: es braucht eine echte Unterschrift mehr als diese.',
  '“{0}” lacks writers with {1} usable genuine signatures, or a second one.':
    '„{0}“ fehlen Schreiber mit {1} brauchbaren echten Unterschriften, oder ein zweiter.',
  'Name at least two writers, or ask for smaller sets.':
    'Nennen Sie mindestens zwei Schreiber, oder verlangen Sie kleinere Sätze.',
  'There are too few writers or signatures to calibrate the model.':
    'Es sind zu wenige Schreiber oder Unterschriften, um das Modell zu kalibrieren.',
  'Give genuine signatures and forgeries of more writers.':
    'Geben Sie echte Unterschriften und Fälschungen von mehr Schreibern.',
  'Lay the folder out as WRITER/genuine/* and WRITER/forged/*, one image a file.':
    'Gliedern Sie den Ordner in SCHREIBER/genuine/* und SCHREIBER/forged/*, je Datei ein Bild.',
  'The folder holds no writers.': 'Der Ordner enthält keine Schreiber.',
  'The writer “{0}” has no folder “genuine”.': 'Dem Schreiber „{0}“ fehlt der Ordner „genuine“.',
  '“{0}” has no writer {1}.': '„{0}“ hat keinen Schreiber {1}.',
  'Name writers by their folders.': 'Nennen Sie Schreiber nach ihren Ordnern.',
  'There is no such folder.': 'Diesen Ordner gibt es nicht.',
  'This cannot be read as a folder.': 'Das lässt sich nicht als Ordner lesen.',
  'Check that the file is there and may be read.': 'Prüfen Sie, ob die Datei da ist und gelesen werden darf.',
  'The division into training, development and test writers {0}.':
    'Die Aufteilung in Trainings-, Entwicklungs- und Testschreiber {0}.',
  'is not a list of writers': 'ist keine Liste von Schreibern',
  'is about the set {0}': 'betrifft den Satz {0}',
  'does not have its recorded hash': 'hat nicht ihre festgehaltene Prüfsumme',
  'names a writer twice': 'nennt einen Schreiber doppelt',
  'Restore the file as it was released.': 'Stellen Sie die Datei so wieder her, wie sie veröffentlicht wurde.',
};
