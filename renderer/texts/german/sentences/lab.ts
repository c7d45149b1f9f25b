export const lab = {
  'The lab has no call named “{0}”.': 'Das Labor kennt keinen Aufruf namens „{0}“.',
  'The lab has nothing under this name.': 'Das Labor kennt nichts unter diesem Namen.',
  'The set has no picture at place {0}.': 'Die Menge hat kein Bild an der Stelle {0}.',
  'There is no set of pictures with this identifier.': 'Es gibt keine Bildmenge mit dieser Kennung.',
  'There is no network with this identifier.': 'Es gibt kein Netz mit dieser Kennung.',
  'This network does not learn just now.': 'Dieses Netz lernt gerade nicht.',
  'Something else is learning in the lab: {0}.': 'Im Labor lernt gerade etwas anderes: {0}.',
  'a few steps of a grid, to tell how long it takes':
    'einige Schritte einer Versuchsreihe, um zu sagen, wie lange sie dauert',
  'This grid is not being measured just now.': 'Diese Versuchsreihe wird gerade nicht gemessen.',
  'This grid is being measured just now.': 'Diese Versuchsreihe wird gerade gemessen.',
  'This grid is not paused.': 'Diese Versuchsreihe ist nicht angehalten.',
  'There is no grid with this identifier.': 'Es gibt keine Versuchsreihe mit dieser Kennung.',
  'This network is learning just now.': 'Dieses Netz lernt gerade.',
  'Specimens that this learnt from were removed, so what it had learnt was thrown away.':
    'Vergleichsunterschriften, aus denen hier gelernt wurde, sind entfernt worden; das Gelernte wurde deshalb verworfen.',
  'Go on: it begins anew with the specimens that are here.':
    'Setzen Sie fort: Es wird mit den vorhandenen Vergleichsunterschriften von vorn gelernt.',
  'This network comes with Paraph: it stays.': 'Dieses Netz gehört zu Paraph: Es bleibt.',
  'A set needs four classes with two drawings each.': 'Ein Datensatz braucht vier Klassen mit je zwei Zeichnungen.',
  'Draw some of them once more.': 'Zeichnen Sie einige davon noch einmal.',
  'This network is not paused.': 'Dieses Netz ist nicht angehalten.',
  'The lab’s process could not start.': 'Der Prozess des Labors ließ sich nicht starten.',
  'This set cannot be removed: it is not stored.': 'Diese Menge lässt sich nicht entfernen: Sie ist nicht gespeichert.',
  'There is no network of the lab called “{0}” that has learnt something.':
    'Es gibt kein Netz des Labors namens „{0}“, das etwas gelernt hat.',
  '`paraph lab networks` lists them; or name the folder of a model.':
    '`paraph lab networks` listet sie auf; oder nennen Sie den Ordner eines Modells.',
  'The set has nothing to try this on.': 'Die Menge enthält nichts, woran sich das versuchen ließe.',
  'Bring a set with five classes that are not learnt from, or Omniglot with its one-shot runs.':
    'Nehmen Sie eine Menge mit fünf Klassen, aus denen nicht gelernt wird, oder Omniglot mit seinen One-Shot-Läufen.',
  'There is no such file or folder.': 'Diese Datei oder diesen Ordner gibt es nicht.',
  'Name a folder or a ZIP of labelled pictures.': 'Nennen Sie einen Ordner oder ein ZIP mit beschrifteten Bildern.',
};
