/** About the window: files handed to it and the system's store. */
export const shell = {
  'This file is not in the list any more.': 'Diese Datei steht nicht mehr in der Liste.',
  'Paraph reads files of up to 100 MiB.': 'Paraph liest Dateien bis 100 MiB.',
  'The file cannot be read.': 'Die Datei lässt sich nicht lesen.',
  'Look whether it is still there and belongs to you.': 'Sehen Sie nach, ob sie noch da ist und Ihnen gehört.',
  'The shell has no such call.': 'Einen solchen Aufruf kennt das Fenster nicht.',
  '{0} was asked wrongly.': '{0} wurde falsch gefragt.',
  'The window’s answer to {0} was not understood.': 'Die Antwort des Fensters auf {0} wurde nicht verstanden.',
  'The operating system’s store cannot keep the key. {0}':
    'Der Schlüsselspeicher des Betriebssystems kann den Schlüssel nicht verwahren. {0}',
  'It did not give back a key that it was given.': 'Er gab einen Schlüssel nicht zurück, den er bekommen hatte.',
  'No store runs here, and the fallback protects nothing.':
    'Hier läuft kein Schlüsselspeicher, und der Ersatz schützt nichts.',
  'It cannot be used now.': 'Er lässt sich gerade nicht nutzen.',
  'Set a passphrase instead.': 'Setzen Sie stattdessen eine Passphrase.',
};
