export const lab = {
  'The lab has no call named “{0}”.': 'Das Labor kennt keinen Aufruf namens „{0}“.',
  'The lab has nothing under this name.': 'Das Labor kennt nichts unter diesem Namen.',
  'The set has no picture at place {0}.': 'Die Menge hat kein Bild an der Stelle {0}.',
  'There is no set of pictures with this identifier.': 'Es gibt keine Bildmenge mit dieser Kennung.',
  'There is no network with this identifier.': 'Es gibt kein Netz mit dieser Kennung.',
  'This network does not learn just now.': 'Dieses Netz lernt gerade nicht.',
  'Another network is learning: {0}.': 'Ein anderes Netz lernt gerade: {0}.',
  'This network is learning just now.': 'Dieses Netz lernt gerade.',
  'This network is not paused.': 'Dieses Netz ist nicht angehalten.',
  'The lab’s process could not start.': 'Der Prozess des Labors ließ sich nicht starten.',
  'This set cannot be removed: it is not stored.': 'Diese Menge lässt sich nicht entfernen: Sie ist nicht gespeichert.',
};
