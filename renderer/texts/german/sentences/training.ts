export const training = {
  'Too few decided cases: {0} genuine and {1} forged signatures of {2} people.':
    'Zu wenige entschiedene Fälle: {0} echte und {1} gefälschte Unterschriften von {2} Personen.',
  'Confirm, overrule or settle verdicts until there are {0} genuine and {1} forged ones of {2} people.':
    'Bestätigen, verwerfen oder klären Sie Ergebnisse, bis es {0} echte und {1} gefälschte von {2} Personen sind.',
  'This model was trained on images prepared in another way.':
    'Dieses Modell wurde an anders aufbereiteten Bildern trainiert.',
  'Use it with the Paraph that made it, or train anew.':
    'Verwenden Sie es mit dem Paraph, das es erzeugt hat, oder trainieren Sie neu.',
  'This model is here already.': 'Dieses Modell ist schon da.',
  'The model that came with Paraph stays.': 'Das mitgelieferte Modell bleibt.',
  'This model answers; it cannot be removed.': 'Dieses Modell antwortet gerade und lässt sich nicht entfernen.',
  '“{0}” began with this model and is not over; it could not go on.':
    '„{0}“ hat mit diesem Modell begonnen und ist noch nicht zu Ende; es könnte nicht fortgesetzt werden.',
  'Let that run finish, or cancel it first.': 'Lassen Sie dieses Training zuerst enden oder brechen Sie es ab.',
  'Let another model answer first.': 'Lassen Sie zuerst ein anderes Modell antworten.',
  'There is no model with this key.': 'Es gibt kein Modell mit diesem Schlüssel.',
  'Look the key up in the list of models.': 'Sehen Sie den Schlüssel in der Liste der Modelle nach.',
  'This model did worse than the one that answers.':
    'Dieses Modell hat schlechter abgeschnitten als das, das gerade antwortet.',
  'Look at what stands against it; insist if you know better.':
    'Sehen Sie nach, was dagegen spricht; bestehen Sie darauf, wenn Sie es besser wissen.',
  'No other model has answered before this one.': 'Vor diesem Modell hat noch kein anderes geantwortet.',
  'The trainer answered something that cannot be understood.':
    'Der Trainingsprozess hat etwas Unverständliches geantwortet.',
  'Enrol more people with at least two specimens each.':
    'Erfassen Sie mehr Personen mit mindestens zwei Vergleichsunterschriften.',
  'Name a folder with more writers, each with two genuine signatures.':
    'Nennen Sie einen Ordner mit mehr Schreibern, jeder mit zwei echten Unterschriften.',
  'Training needs at least {0} writers with two signatures each; found: {1}.':
    'Zum Trainieren braucht es mindestens {0} Schreiber mit je zwei Unterschriften; gefunden: {1}.',
  'This run is not under way.': 'Dieser Lauf ist nicht im Gang.',
  'Another run is under way: {0}.': 'Ein anderer Lauf ist im Gang: {0}.',
  'Pause or cancel it first.': 'Halten Sie ihn zuerst an oder brechen Sie ihn ab.',
  'This run is under way.': 'Dieser Lauf ist im Gang.',
  'This run is not paused.': 'Dieser Lauf ist nicht angehalten.',
  'The file is too large for a model.': 'Die Datei ist zu groß für ein Modell.',
  'The weights are not the ones that the manifest names.': 'Die Gewichte sind nicht die, die das Manifest nennt.',
  'This is no model of Paraph’s: it has no manifest that can be read.':
    'Das ist kein Modell von Paraph: Es enthält kein lesbares Manifest.',
  'Export the model again from the Paraph that made it.':
    'Exportieren Sie das Modell noch einmal aus dem Paraph, das es erzeugt hat.',
  'There is no training run with this identifier.': 'Es gibt keinen Trainingslauf mit dieser Kennung.',
  'Training collapsed: every signature came out as the same point.':
    'Das Training ist kollabiert: Jede Unterschrift ergab denselben Punkt.',
  'Choose a larger margin, a lower learning rate or another way to mine triplets.':
    'Wählen Sie einen größeren Abstand (Margin), eine kleinere Lernrate oder eine andere Auswahl der Tripel.',
  'The retrained model orders comparisons too differently to take over thresholds.':
    'Das neu trainierte Modell ordnet Vergleiche zu anders, um Schwellen zu übernehmen.',
  'Train fewer steps, or on a folder with forgeries, from which thresholds can be found anew.':
    'Trainieren Sie weniger Schritte oder an einem Ordner mit Fälschungen, aus denen sich neue Schwellen bestimmen lassen.',
  'The trainer has no call named “{0}”.': 'Der Trainingsprozess kennt keinen Aufruf namens „{0}“.',
  'The folders hold {0} writers with {1} genuine signatures and forgeries; needed: {2}.':
    'Die Ordner enthalten {0} Schreiber mit {1} echten Unterschriften und Fälschungen; gebraucht werden {2}.',
  'Name more folders, or ask for fewer people.': 'Nennen Sie mehr Ordner, oder verlangen Sie weniger Personen.',
  'The trainer paused though nobody asked it to.': 'Der Trainingsprozess hielt an, ohne dass es jemand verlangt hätte.',
  'The model has no calibration.': 'Das Modell hat keine Kalibrierung.',
};
