/** About people, their specimens, and making one person of two. */
export const people = {
  'This is one and the same person.': 'Das ist ein und dieselbe Person.',
  'The two notes together are longer than a note may be.':
    'Die beiden Notizen sind zusammen länger, als eine Notiz sein darf.',
  'Shorten one of them, then merge.': 'Kürzen Sie eine davon, und führen Sie die Personen dann zusammen.',
  'Whom this person was merged into was taken away since.':
    'Die Person, mit der diese zusammengeführt wurde, ist seither entfernt worden.',
  'Restore that person first.': 'Stellen Sie zuerst jene Person wieder her.',
  'That person was removed, or merged into somebody: restore or erase it.':
    'Diese Person wurde entfernt oder mit einer anderen zusammengeführt: Stellen Sie sie wieder her, oder löschen Sie sie.',
  'A stored case was given to somebody else.': 'Ein gespeicherter Fall wurde jemand anderem zugeordnet.',
  '{0} has not come yet: nothing can have been signed then.':
    'Der {0} liegt in der Zukunft: An diesem Tag kann noch nichts unterschrieben sein.',
  'Correct the date.': 'Berichtigen Sie das Datum.',
  'This person was merged into {0}.': 'Diese Person wurde mit {0} zusammengeführt.',
  'List the specimens under {0}, or undo the merge.':
    'Führen Sie die Vergleichsunterschriften unter {0} auf, oder machen Sie die Zusammenführung rückgängig.',
  'The file is damaged, or was changed after it was exported.':
    'Die Datei ist beschädigt oder wurde nach dem Exportieren geändert.',
  'Export the person again.': 'Exportieren Sie die Person noch einmal.',
  'This is no person exported by Paraph.': 'Das ist keine von Paraph exportierte Person.',
  'Choose a file whose name ends in .paraph-person.': 'Wählen Sie eine Datei, deren Name auf .paraph-person endet.',
  'A newer Paraph exported this person.': 'Ein neueres Paraph hat diese Person exportiert.',
  'Import the file with the newest Paraph.': 'Importieren Sie die Datei mit dem neuesten Paraph.',
  'A file of one person holds at most {0} specimens and 64 MiB.':
    'Die Datei einer Person fasst höchstens {0} Vergleichsunterschriften und 64 MiB.',
  'Leave out specimens that are not needed.': 'Lassen Sie Vergleichsunterschriften weg, die nicht gebraucht werden.',
  'This passphrase does not open the file, or the file was changed.':
    'Diese Passphrase öffnet die Datei nicht, oder die Datei wurde geändert.',
  'This file is under a passphrase.': 'Diese Datei ist mit einer Passphrase geschützt.',
  'Enter the passphrase it was exported with.': 'Geben Sie die Passphrase ein, mit der sie exportiert wurde.',
  'A picture in the file is larger than Paraph makes them.':
    'Ein Bild in der Datei ist größer, als Paraph Bilder macht.',
  'A picture in the file shows no signature.': 'Ein Bild in der Datei zeigt keine Unterschrift.',
  'Somebody in this workspace has the same identifier.': 'Jemand in diesem Arbeitsbereich hat dieselbe Kennung.',
  'Import as somebody new, with an identifier of their own.': 'Importieren Sie als neue Person mit eigener Kennung.',
};
