/** About enrolling many persons in one go. */
export const imports = {
  'The list is over the limit of 20 MiB.': 'Die Liste liegt über der Grenze von 20 MiB.',
  'The list is empty.': 'Die Liste ist leer.',
  'The list lacks a column that says who it is, or one that names the files.':
    'Der Liste fehlt eine Spalte, die sagt, wer es ist, oder eine, die die Dateien nennt.',
  'Use the columns id, name, files; several files are separated by semicolons.':
    'Verwenden Sie die Spalten id, name, files (oder kennung, name, dateien); mehrere Dateien trennt ein Semikolon.',
  'Somebody else who was removed has this identifier.': 'Jemand anderes, der entfernt wurde, hat diese Kennung.',
  'Restore or erase that person, or choose another identifier.':
    'Stellen Sie diese Person wieder her, löschen Sie sie endgültig, oder wählen Sie eine andere Kennung.',
  'There is no import with this identifier.': 'Es gibt keinen Import mit dieser Kennung.',
  'It is not among the files given.': 'Sie ist nicht unter den gegebenen Dateien.',
  'It was moved or changed since it was given.': 'Sie wurde verschoben oder geändert, seit sie gegeben wurde.',
  'There is no made-up document of this name.': 'Es gibt kein erfundenes Dokument dieses Namens.',
  'Made-up persons are not mixed with those enrolled here.':
    'Erfundene Personen werden nicht mit denen vermischt, die hier erfasst sind.',
  'Open an empty workspace to try Paraph with them.':
    'Öffnen Sie einen leeren Arbeitsbereich, um Paraph mit ihnen auszuprobieren.',
};
